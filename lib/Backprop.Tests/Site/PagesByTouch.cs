using Backprop.Tests.Browser;
using Backprop.Tests.Live;
using Microsoft.Playwright;

namespace Backprop.Tests.Site;

/// <summary>On a phone nothing is pointed at: what comes when one points is there to be tapped, and lies on nothing that is read.</summary>
public sealed class PagesByTouch(LiveSite site, BrowserFixture browser)
{
    private static readonly PageOptions Phone = new() { Width = 390, Height = 844, IsTouched = true };

    // Whether two boxes have a place in common.
    private const string Meet = "const meet = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;\n";

    // Buttons in cells that are not folded.
    private const string CopyButtons = "[...document.querySelectorAll('.cell .copy')].filter(button => button.checkVisibility())";

    // Those that cannot be seen, are smaller than a finger needs, lie on a formula or stick out of the page.
    private const string OutOfReach = Meet + """
        [...document.querySelectorAll(".output.latex > .permalink")].filter(link => {
          const [box, formulas] = [link.getBoundingClientRect(), [...link.parentElement.querySelectorAll(".formula")].map(formula => formula.getBoundingClientRect())];
          return getComputedStyle(link).opacity !== "1" || box.width < 24 || box.height < 24 || box.right > document.documentElement.clientWidth
            || formulas.some(formula => meet(box, formula));
        }).map(link => `${link.hash}: ${JSON.stringify(link.getBoundingClientRect())}`)
        """;

    // Buttons that cannot be seen, or lie on the code they copy or on its name.
    private const string CopyingOnText = $$"""
        {{Meet}}
        {{CopyButtons}}.filter(button => {
          const [box, text] = [button.getBoundingClientRect(), document.createRange()];
          const rects = [button.nextElementSibling, ...button.closest(".cell").querySelectorAll(".mark")].flatMap(part => {
            text.selectNodeContents(part);
            return [...text.getClientRects()];
          });
          return getComputedStyle(button).opacity !== "1"
            || rects.some(rect => meet(box, rect));
        }).map(button => button.closest(".cell").id)
        """;

    [Theory]
    [InlineData("01-one-neuron.html", ColorScheme.Light)]
    [InlineData("03-neurons.html", ColorScheme.Dark)]
    public async Task Links_of_formulas_and_buttons_that_copy_are_seen_beside_what_they_belong_to_and_a_link_goes_there_when_tapped(string page, ColorScheme scheme)
    {
        _ = site.Address;
        await using var opened = await browser.OpenPage(site.Folder, page, Phone with { Scheme = scheme });
        Assert.True(await opened.Evaluate<bool>("matchMedia('(hover: none)').matches"));
        var link = opened.Page.Locator(".output.latex > .permalink").First;

        Assert.Empty(await opened.Evaluate<string[]>(OutOfReach));
        Assert.True(await opened.Evaluate<int>($"{CopyButtons}.length") > 10);
        Assert.Empty(await opened.Evaluate<string[]>(CopyingOnText));
        await link.TapAsync();
        Assert.EndsWith((await link.GetAttributeAsync("href"))!, opened.Page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await opened.Overhang());
        Assert.Empty(await opened.AccessFaults(isTouched: true, of: ".copy, .permalink"));
        Assert.Empty(await opened.FaintTexts());
    }

    [Fact]
    public async Task With_a_pointer_it_comes_when_the_formula_is_pointed_at()
    {
        _ = site.Address;
        await using var opened = await browser.OpenPage(site.Folder, "01-one-neuron.html");
        var link = opened.Page.Locator(".output.latex > .permalink").First;

        await Assertions.Expect(link).ToHaveCSSAsync("opacity", "0");
        await opened.Page.Locator(".output.latex:has(> .permalink)").First.HoverAsync();
        await Assertions.Expect(link).ToHaveCSSAsync("opacity", "1");
    }
}
