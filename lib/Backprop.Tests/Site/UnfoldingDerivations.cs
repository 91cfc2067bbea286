using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Site;

/// <summary>Derivations open line by line, by keyboard and by pointer; without script and on paper they are whole.</summary>
public sealed class UnfoldingDerivations(BookInBrowser.BookSite book, BrowserFixture browser)
{
    private const string Chapter = "01-one-neuron.html", Derivation = "#cell-link-c-a .steps", Text = "#cell-link-c-a .katex-html .col-align-l";

    // The right sides of the lines that can be seen, and those that a screen reader has.
    private const string Seen = """
        [...document.querySelector("#cell-link-c-a .katex-html .col-align-l .vlist").children].filter(line => getComputedStyle(line).visibility === "visible").length
        """;

    private const string Heard = """
        [...document.querySelectorAll("#cell-link-c-a .katex-mathml mtr")].filter(line => getComputedStyle(line).display !== "none").length
        """;

    [Theory]
    [InlineData(1200)]
    [InlineData(390)]
    public async Task The_keyboard_opens_one_line_after_the_other_each_with_its_rule_and_what_it_changed(int width)
    {
        book.Require();
        KatexSetter.Require();
        await using var opened = await browser.OpenPage(book.Folder, Chapter, new PageOptions { Width = width });
        var (page, tools) = (opened.Page, opened.Page.Locator(Derivation));
        Assert.Equal(3, await opened.Evaluate<int>(Seen));

        await tools.GetByRole(AriaRole.Button, new() { Name = "Step by step" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal((1, 1), (await opened.Evaluate<int>(Seen), await opened.Evaluate<int>(Heard)));
        await Assertions.Expect(tools.GetByRole(AriaRole.Status)).ToHaveTextAsync("Line 1 of 3: what is to be differentiated");

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tools.GetByRole(AriaRole.Status)).ToContainTextAsync("Line 2 of 3: power rule");
        Assert.Equal((2, 2), (await opened.Evaluate<int>(Seen), await opened.Evaluate<int>(Heard)));
        Assert.Equal("[1,1]", await opened.Evaluate<string>("JSON.stringify(['old', 'made'].map(name => document.querySelectorAll(`#cell-link-c-a .changed.${name}`).length))"));
        Assert.Equal(0, await opened.Overhang());
        Assert.Empty(await opened.AccessFaults(of: "#cell-link-c-a, .reading"));

        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(1, await opened.Evaluate<int>(Seen));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal((3, 3), (await opened.Evaluate<int>(Seen), await opened.Evaluate<int>(Heard)));
        await Assertions.Expect(tools.GetByRole(AriaRole.Button, new() { Name = "Step by step" })).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(1200)]
    [InlineData(390)]
    public async Task The_pointer_does_the_same_and_paper_shows_all_of_it(int width)
    {
        book.Require();
        KatexSetter.Require();
        await using var opened = await browser.OpenPage(book.Folder, Chapter, new PageOptions { Width = width });
        var tools = opened.Page.Locator(Derivation);
        await tools.GetByText("Step by step").ClickAsync();
        await tools.GetByText("Next step").ClickAsync();
        Assert.Equal(2, await opened.Evaluate<int>(Seen));

        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(3, await opened.Evaluate<int>(Seen));
        Assert.False(await tools.IsVisibleAsync());

        await opened.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await tools.GetByText("All", new() { Exact = true }).ClickAsync();
        Assert.Equal(3, await opened.Evaluate<int>(Seen));

        await opened.Page.GetByLabel("Derivations step by step").CheckAsync();
        Assert.Equal(1, await opened.Evaluate<int>(Seen));
    }

    [Fact]
    public async Task Without_script_it_is_whole_and_has_no_buttons()
    {
        book.Require();
        KatexSetter.Require();
        await using var opened = await browser.OpenPage(book.Folder, Chapter, new PageOptions { HasScript = false });

        Assert.Equal(3, await opened.Page.Locator($"{Text} >> nth=0 >> .vlist >> nth=0").EvaluateAsync<int>("list => [...list.children].filter(line => getComputedStyle(line).visibility === 'visible').length"));
        Assert.False(await opened.Page.Locator(Derivation).IsVisibleAsync());
        Assert.False(await opened.Page.Locator(".reading").IsVisibleAsync());
    }

    [Fact]
    public async Task Every_line_of_every_derivation_of_the_first_five_chapters_says_what_leads_to_it()
    {
        book.Require();
        KatexSetter.Require();
        var counted = 0;
        foreach (var chapter in new[] { Chapter, "02-layers.html", "03-neurons.html", "04-examples-and-descent.html", "05-activations-and-costs.html" })
        {
            await using var opened = await browser.OpenPage(book.Folder, chapter);
            var rules = await opened.Evaluate<string[]>("""
                [...document.querySelectorAll(".steps")].flatMap(tools => {
                  const [open, , next] = tools.querySelectorAll("button");
                  const said = [];
                  open.click();
                  for (;;) {
                    said.push(tools.querySelector("p").textContent.replace(/^Line \d+ of \d+:/, "").trim());
                    if (next.textContent === "Again") return said;
                    next.click();
                  }
                })
                """);
            Assert.DoesNotContain("", rules);
            counted += rules.Length;
        }

        Assert.True(counted > 100, $"{counted} lines");
    }
}
