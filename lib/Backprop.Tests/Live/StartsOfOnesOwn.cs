using Backprop.Notebooks.Checking;
using Backprop.Notebooks.Execution;
using Backprop.Notebooks.Hosting;
using Backprop.Notebooks.Site;
using Backprop.Notebooks.Site.Book;
using Backprop.Tests.Browser;
using Backprop.Tests.Notebooks;
using Backprop.Tests.Site;
using Microsoft.Playwright;

namespace Backprop.Tests.Live;

/// <summary>The pages for formulas of one's own: they run, readers find them, and readers write in them.</summary>
public sealed class StartsOfOnesOwn(LiveSite site, BrowserFixture browser)
{
    [Fact]
    public async Task Every_start_runs_in_the_programs_own_kernel_and_gives_what_is_stored() =>
        await Parallel.ForEachAsync(site.Starts, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (start, stop) =>
        {
            var run = await new NotebookRunner(KernelProgram.Own, TimeSpan.FromMinutes(5)).RunAsync(start, _ => { }, stop);
            Assert.Equal(CellStatus.Passed, run.Status);
            Assert.Empty(OutputComparison.Differences(run with { Executed = Backprop.Notebooks.Pictures.StoredPictures.Keep(run.Committed, run.Executed) }));
        });

    [Fact]
    public void Every_page_leads_to_them_and_without_a_kernel_they_say_how_to_serve()
    {
        using var files = new TemporaryFolder();
        var result = SiteBuilder.BuildUnlessStopped(SampleBook.Save(files.Path), files.File("site"), notes: null, CancellationToken.None, live: null, address: null, site.Starts);

        Assert.Empty(result.Faults);
        Assert.Equal(
            ["try", "try-one-neuron", "try-chain", "try-layer", "try-softmax", "try-your-own-cost"],
            Page("try.html").QuerySelectorAll(".contents.side > ol > li > a").Select(link => link.GetAttribute("href") is "#content" ? "try" : Path.GetFileNameWithoutExtension(link.GetAttribute("href"))));
        foreach (var page in result.Pages.Append(files.File("site/404.html")).Append(files.File("site/book.html")))
            Assert.Equal("try.html", Page(Path.GetFileName(page)).QuerySelector(".bar a.try")?.GetAttribute("href"));
        Assert.NotNull(Page("index.html").QuerySelector("main a[href='try.html']"));
        Assert.Contains("-- serve", Page("try.html").QuerySelector("main > .note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("∂", Page("try-one-neuron.html").QuerySelector("article.open .output.latex")!.TextContent + Page("try-one-neuron.html").QuerySelectorAll(".output.latex")[1].TextContent, StringComparison.Ordinal);

        AngleSharp.Html.Dom.IHtmlDocument Page(string name) => SampleSite.Parse(File.ReadAllText(files.File($"site/{name}")));
    }

    [Fact]
    public void A_start_that_the_first_page_does_not_link_to_is_a_fault_and_so_is_a_missing_first_page()
    {
        Assert.Equal(["no reader finds this start: try.ipynb does not link to it"], Starts.Check([.. site.Starts, site.Starts[0] with { Path = "try/other.ipynb" }]).Select(fault => fault.Message));
        Assert.Equal(["a folder of starts needs try.ipynb, which links to them"], Starts.Check([.. site.Starts.Where(start => start.Name != "try")]).Select(fault => fault.Message));
        Assert.Empty(Starts.Check([]));
    }

    [Fact]
    public async Task A_reader_adds_cells_by_keyboard_runs_them_takes_one_away_and_sends_them_on()
    {
        await using var opened = await browser.OpenServed(site.Address, "try.html", PageOptions.Phone);
        await opened.Cell(2).GetByRole(AriaRole.Button, new() { Name = "Edit code cell 2" }).FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(opened.Cell(2).GetByRole(AriaRole.Textbox, new() { Name = "Code of cell 2" })).ToBeFocusedAsync();
        await opened.Page.Keyboard.InsertTextAsync("var C = Let(\"C\", Square(Tanh(w * x) - y));\nC.By(w)");
        await opened.Page.Keyboard.PressAsync("Shift+Enter");
        await Assertions.Expect(opened.Cell(3).GetByRole(AriaRole.Textbox, new() { Name = "Code of cell 3" })).ToBeFocusedAsync();
        await opened.Finished("backpropLive.cells[1].hasRun");

        Assert.Contains("∂C", await opened.Cell(2).Locator(".output.latex").First.TextContentAsync(), StringComparison.Ordinal);
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Add a cell" }).ClickAsync();
        await opened.Cell(3).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(opened.Page.Locator(".cell.added")).ToHaveCountAsync(2);
        Assert.Empty(await opened.AccessFaults());
        Assert.Equal(0, await opened.Overhang());

        await opened.Cell(2).GetByRole(AriaRole.Button, new() { Name = "Copy a link" }).ClickAsync();
        await opened.Page.WaitForFunctionAsync("() => location.hash.startsWith('#changed=')");
        await using var other = await browser.OpenServed(site.Address, opened.Page.Url[site.Address.Length..]);
        await Assertions.Expect(other.Cell(2).GetByRole(AriaRole.Textbox)).ToContainTextAsync("Square(Tanh(w * x) - y)");
        Assert.Empty(other.Faults);
    }
}
