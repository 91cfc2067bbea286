using System.Text.RegularExpressions;
using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Site;

/// <summary>A symbol that a reader points at, or walks to, tells what it is, its shape and where it is introduced.</summary>
public sealed class NamedSymbols(BookInBrowser.BookSite book, BrowserFixture browser)
{
    [Theory]
    [InlineData(1200)]
    [InlineData(390)]
    public async Task The_pointer_and_the_arrow_keys_tell_what_a_symbol_is(int width)
    {
        book.Require();
        KatexSetter.Require();
        await using var opened = await browser.OpenPage(book.Folder, "03-neurons.html", new PageOptions { Width = width });
        var (page, note) = (opened.Page, opened.Page.Locator(".symbol-note"));

        await page.Locator("#cell-equation-1 .mathnormal").First.HoverAsync();
        await Assertions.Expect(note).ToContainTextAsync("net input; shape: units × cases; introduced in chapter 1");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(note).ToBeHiddenAsync();
        // A pointer that stays would point again at what an audit puts back in its place.
        await page.Mouse.MoveAsync(0, 0);

        // From the cell's first button the tabulator key leads on to its formula.
        await page.Locator("#cell-equation-1 .copy").FocusAsync();
        var formula = page.Locator("#cell-equation-1 .katex-display");
        for (var pressed = 0; pressed < 5 && !await formula.EvaluateAsync<bool>("one => one === document.activeElement"); pressed++)
            await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(note).ToContainTextAsync("net input");
        foreach (var next in new[] { "index of a unit below", "activation of a unit below" })
        {
            await page.Keyboard.PressAsync("ArrowRight");
            await Assertions.Expect(note).ToContainTextAsync(next);
        }
        Assert.Equal(0, await opened.Overhang());
        Assert.Empty(await opened.AccessFaults(of: "#cell-equation-1, .symbol-note"));

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/01-one-neuron\\.html#cell-symbols$"));
    }

    [Fact]
    public async Task A_letter_means_what_it_means_in_the_notation_of_its_page()
    {
        book.Require();
        KatexSetter.Require();
        foreach (var (chapter, cell, meaning) in new[] { ("01-one-neuron.html", "define-c", "desired output"), ("03-neurons.html", "equation-2", "activation") })
        {
            await using var opened = await browser.OpenPage(book.Folder, chapter);
            await opened.Page.Locator($"#cell-{cell} .mathnormal", new() { HasTextString = "y" }).First.HoverAsync();
            await Assertions.Expect(opened.Page.Locator(".symbol-note")).ToContainTextAsync(meaning);
        }
    }
}
