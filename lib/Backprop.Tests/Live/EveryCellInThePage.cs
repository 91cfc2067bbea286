using System.Globalization;
using Backprop.Notebooks.Checking;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Live;
using Backprop.Tests.Browser;

namespace Backprop.Tests.Live;

/// <summary>
/// Every cell of a notebook in the browser, one after the other, against what is committed; and how long each takes. Two
/// starts take seconds; the chapters take many minutes, and are run by
/// <c>BACKPROP_CHAPTERS=all dotnet run --project lib/Backprop.Tests -- -class Backprop.Tests.Live.EveryCellInThePage</c>.
/// </summary>
/// <remarks>
/// In the place of <c>all</c> can stand names, with commas between them. Their cells come compiled, as for a reader who
/// changes none; with <c>BACKPROP_COMPILE=1</c> the page compiles them, as it does the first of the two starts. <c>BACKPROP_CELL_SECONDS</c> is the longest that a
/// cell may take (600), and with <c>BACKPROP_RECORD=1</c> the times go into the table from which the pages say them.
/// </remarks>
public sealed class EveryCellInThePage(LiveSite started, BrowserFixture browser)
{
    internal static readonly string Table = Path.Combine(Repository.Root, "lib", "Backprop.Notebooks", "Site", "Live", "cell-times.csv");

    private static readonly double Limit = double.Parse(Environment.GetEnvironmentVariable("BACKPROP_CELL_SECONDS") ?? "600", CultureInfo.InvariantCulture);

    public static TheoryData<string, bool> Names() => Environment.GetEnvironmentVariable("BACKPROP_CHAPTERS") switch
    {
        null => new() { { "try-one-neuron", true }, { "try-your-own-cost", false } },
        var chapters => [.. Chapters(chapters).Select(name => (name, Environment.GetEnvironmentVariable("BACKPROP_COMPILE") == "1"))],
    };

    private static string[] Chapters(string chapters) => chapters switch
    {
        "all" => [.. Repository.Notebooks.Select(file => Path.GetFileNameWithoutExtension(file)).Where(RunsInThePage)],
        var named => named.Split(','),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_cell_gives_in_the_page_what_is_committed(string name, bool isCompiledHere)
    {
        var isStart = name.StartsWith("try", StringComparison.Ordinal);
        var notebook = isStart ? started.Starts.Single(start => start.Name == name) : LiveSite.Chapter(name);
        var cells = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        using var own = isStart ? null : new ServedSite([notebook], []);
        await using var opened = await browser.OpenServed(own?.Address ?? started.Address, $"{name}.html");
        if (isCompiledHere)
            await opened.Evaluate<object?>("void document.querySelector('script[data-compiled]').removeAttribute('data-compiled') ?? null");
        await opened.Evaluate<object?>("void document.querySelector('.live-run').focus() ?? null");
        await opened.Page.WaitForFunctionAsync("() => window.backpropLive?.kernel.isWarm");
        var seconds = new double[cells.Count];
        var (ran, end) = (0, (string?)null);
        for (var i = 0; i < cells.Count && end is null; i++)
        {
            seconds[i] = await opened.Evaluate<double>($$"""
                (async () => {
                  const [cell, began] = [backpropLive.cells[{{i}}], performance.now()];
                  const limit = setTimeout(() => backpropLive.stop(), {{Limit.ToString(CultureInfo.InvariantCulture)}} * 1000);
                  await backpropLive.run(cell);
                  clearTimeout(limit);
                  return (performance.now() - began) / 1000;
                })()
                """);
            if (await opened.Evaluate<bool>($"backpropLive.cells[{i}].hasRun"))
                ran++;
            else
                end = $"[{i + 1}] after {seconds[i]:0.0} s: {await opened.Status().TextContentAsync()}";
        }

        var run = await opened.RunOf(notebook);
        var differences = OutputComparison.Differences(run).Where(difference => difference.Number <= ran).ToList();
        var shown = run.Cells.Take(ran).Sum(cell => cell.Outcome.Outputs.Count);
        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {ran} of {cells.Count} cells ran in {seconds.Sum():0} s, {shown} outputs, {differences.Count} cells differ; over 2 s: {string.Join(", ", seconds.Select((took, i) => (took, i)).Where(cell => cell.took > 2).Select(cell => $"[{cell.i + 1}] {cell.took:0.0}"))}");
        if (Environment.GetEnvironmentVariable("BACKPROP_RECORD") == "1")
            Record(notebook, [.. cells.Select((cell, i) => (cell, seconds[i]))]);

        Assert.Empty(new[] { end }.OfType<string>().Concat(differences.Select(difference => $"[{difference.Number}] {difference.Executed}")));
    }

    // A list of sources has no code; a package cannot be had in a page.
    private static bool RunsInThePage(string name)
    {
        var notebook = LiveSite.Chapter(name);
        return notebook.Cells.Any(cell => cell.Kind == CellKind.Code) && !notebook.AsksForPackage;
    }

    private static void Record(Notebook notebook, IReadOnlyList<(Cell Cell, double Seconds)> times) => File.WriteAllLines(
        Table,
        [
            CellTimes.Head,
            .. File.ReadLines(Table).Skip(1).Where(line => !line.StartsWith(notebook.Name + ",", StringComparison.Ordinal))
                .Concat(times.Where(cell => cell.Seconds >= 2).Select(cell => CellTimes.Line(notebook, cell.Cell, cell.Seconds)))
                .Order(StringComparer.Ordinal),
        ]);
}
