using Backprop.Tests.Browser;
using Backprop.Tests.Live;
using Microsoft.Playwright;

namespace Backprop.Tests.Site;

/// <summary>On a phone nothing is pointed at: the links of formulas to themselves are there to be tapped.</summary>
public sealed class FormulasByTouch(LiveSite site, BrowserFixture browser)
{
    private static readonly PageOptions Phone = new() { Width = 390, Height = 844, IsTouched = true };

    // Those that cannot be seen, are smaller than a finger needs, lie on a formula or stick out of the page.
    private const string OutOfReach = """
        [...document.querySelectorAll(".output.latex > .permalink")].filter(link => {
          const [box, formulas] = [link.getBoundingClientRect(), [...link.parentElement.querySelectorAll(".formula")].map(formula => formula.getBoundingClientRect())];
          return getComputedStyle(link).opacity !== "1" || box.width < 24 || box.height < 24 || box.right > document.documentElement.clientWidth
            || formulas.some(formula => box.left < formula.right && formula.left < box.right && box.top < formula.bottom && formula.top < box.bottom);
        }).map(link => `${link.hash}: ${JSON.stringify(link.getBoundingClientRect())}`)
        """;

    [Theory]
    [InlineData("01-one-neuron.html", ColorScheme.Light)]
    [InlineData("03-neurons.html", ColorScheme.Dark)]
    public async Task A_formulas_link_to_itself_is_seen_beside_it_and_goes_there_when_tapped(string page, ColorScheme scheme)
    {
        _ = site.Address;
        await using var opened = await browser.OpenPage(site.Folder, page, Phone with { Scheme = scheme });
        Assert.True(await opened.Evaluate<bool>("matchMedia('(hover: none)').matches"));
        var link = opened.Page.Locator(".output.latex > .permalink").First;

        Assert.Empty(await opened.Evaluate<string[]>(OutOfReach));
        await link.TapAsync();
        Assert.EndsWith((await link.GetAttributeAsync("href"))!, opened.Page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await opened.Overhang());
        Assert.Empty(await opened.AccessFaults(isTouched: true));
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
