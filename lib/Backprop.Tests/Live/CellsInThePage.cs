using Backprop.Notebooks.Checking;
using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Live;

/// <summary>The chapters' cells, run by the library and the compiler in a browser, against the committed outputs.</summary>
public sealed class CellsInThePage(LiveSite site, BrowserFixture browser)
{
    [Theory]
    [InlineData("01-one-neuron")]
    [InlineData("03-neurons")]
    public async Task Every_cell_gives_in_the_page_what_is_committed_and_it_looks_the_same(string chapter)
    {
        await using var opened = await browser.OpenServed(site.Address, $"{chapter}.html");
        var stored = await opened.Looks();

        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Run all", Exact = true }).ClickAsync();
        await opened.Finished("backpropLive.cells.some(cell => cell.hasRun || cell.fault)");

        Assert.Equal($"{stored.Length} cells have run.", await opened.Status().TextContentAsync());
        Assert.Empty(OutputComparison.Differences(await opened.RunOf(site.Notebooks.Single(notebook => notebook.Name == chapter))).Select(difference => $"[{difference.Number}] {difference.Executed}"));
        Assert.Equal(stored, await opened.Looks());
        Assert.Empty(DrawnErrors(opened));
        Assert.Empty(await opened.AccessFaults());
        Assert.Empty(await opened.FaintTexts());
    }

    private static IEnumerable<string> DrawnErrors(OpenedPage opened) => Figures.DrawnFigures.Errors(opened);
}
