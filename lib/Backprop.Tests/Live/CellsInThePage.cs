using Backprop.Notebooks.Checking;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;
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
        Assert.Empty(OutputComparison.Differences(await RunInPage(opened, chapter)).Select(difference => $"[{difference.Number}] {difference.Executed}"));
        Assert.Equal(stored, await opened.Looks());
        Assert.Empty(DrawnErrors(opened));
        Assert.Empty(await opened.AccessFaults());
    }

    private static IEnumerable<string> DrawnErrors(OpenedPage opened) => Figures.DrawnFigures.Errors(opened);

    // What the page's cells have shown, as if the program had run them.
    private async Task<NotebookRun> RunInPage(OpenedPage opened, string chapter)
    {
        var notebook = site.Notebooks.Single(notebook => notebook.Name == chapter);
        var bundles = await opened.Bundles();
        var cells = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        Assert.Equal(cells.Count, bundles.Count);
        return new NotebookRun(notebook, notebook, [.. cells.Zip(bundles, (cell, bundle) => (cell, bundle)).Select((pair, i) => new CellRun(
            i + 1,
            pair.cell,
            new CellOutcome(CellStatus.Passed, [.. pair.bundle!.AsArray().Select(output => OutputJson.Read(output!.AsObject())!)])))]);
    }
}
