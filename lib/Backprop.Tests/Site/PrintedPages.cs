using Backprop.Tests.Browser;
using Backprop.Tests.Figures;
using Microsoft.Playwright;
using static Backprop.Tests.Figures.DrawnFigures;

namespace Backprop.Tests.Site;

/// <summary>What a printed page looks like.</summary>
public sealed class PrintedPages(SampleSite site, FigurePages figures, BrowserFixture browser) : IClassFixture<FigurePages>
{
    [Fact]
    public async Task The_number_of_a_cell_stays_with_its_code()
    {
        await using var opened = await browser.OpenPage(site.Folder, "01-one-neuron.html", new PageOptions { Media = Media.Print });

        Assert.Equal("avoid", await opened.Evaluate<string>("getComputedStyle(document.querySelector('.cell .mark')).breakAfter"));
        foreach (var hidden in new[] { ".copy", ".permalink", ".turn", ".search-open" })
            Assert.False(await opened.Page.Locator(hidden).First.IsVisibleAsync(), hidden);
    }

    [Fact]
    public async Task A_figure_that_was_drawn_is_printed_as_its_still_picture_which_holds_its_title()
    {
        await using var opened = await browser.OpenPage(figures.Folder, FigurePages.Page);
        var figure = await Reach(opened.Page.Locator("figure.figure"), 0);
        Assert.True(await figure.Locator(".figure-title").IsVisibleAsync());

        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await figure.Locator(".figure-title").IsVisibleAsync());
        Assert.False(await figure.Locator(".chart").IsVisibleAsync());
        await Assertions.Expect(figure.Locator("img.still")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_folded_on_the_screen_is_open_on_paper()
    {
        using var test = new OneNotebook();
        Assert.Empty(test.Build(SampleCells.Markdown("# T\n\n<details><summary>Answer</summary>\n\nForty-two.\n\n</details>")).Faults);
        await using var opened = await browser.OpenPage(test.SiteFolder, "01-test.html");
        const string IsSeen = "(text => text.getBoundingClientRect().height > 0 && text.checkVisibility({ contentVisibilityAuto: true }))(document.querySelector('article details p'))";
        Assert.False(await opened.Evaluate<bool>(IsSeen));

        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await opened.Evaluate<bool>(IsSeen));
    }
}
