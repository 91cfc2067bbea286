using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Hosting;
using Backprop.Notebooks.Prose;

namespace Backprop.Notebooks.Execution;

/// <summary>Runs notebooks cell by cell, each in a fresh kernel whose current folder is the notebook's.</summary>
/// <param name="program">The kernel.</param>
/// <param name="cellLimit">How long one cell may take.</param>
internal sealed class NotebookRunner(KernelProgram program, TimeSpan cellLimit)
{
    /// <summary>Runs every code cell of a notebook until one fails.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="cellEnded">Told of each cell when it has ended.</param>
    /// <param name="cancel">Stops the run, and the kernel with it.</param>
    public async Task<NotebookRun> RunAsync(Notebook notebook, Action<CellRun> cellEnded, CancellationToken cancel)
    {
        var language = CellLanguage.OfNotebook(notebook);
        if (language != CellLanguage.CSharp)
            return new NotebookRun(notebook, notebook, [], $"the notebook is in {language}: only C# notebooks are run here");

        var runs = new List<CellRun>();
        var folder = Path.GetDirectoryName(notebook.Path)!;
        await using var kernel = await KernelProcess.StartAsync(program, folder, cancel);
        var prose = new ProseValueReader(kernel, cellLimit);
        var values = new List<ProseValueRun>();
        var unread = new List<ProseValueRun>();
        var stopped = false;
        foreach (var (i, cell) in notebook.Cells.Index())
        {
            if (cell.Kind == CellKind.Markdown)
                unread.AddRange(ProseReader.Read(cell.Source).Values.Select(value => new ProseValueRun(i + 1, runs.Count, value)));
            if (cell.Kind != CellKind.Code)
                continue;
            await ReadValuesAsync();
            var number = runs.Count + 1;
            var outcome = stopped
                ? new CellOutcome(CellStatus.NotRun, [])
                : ExpectedError.Of(cell, await kernel.RunAsync(new KernelRequest(number, CellLanguage.Of(notebook, cell), cell.Source), cellLimit, cancel), folder);
            stopped |= outcome.Status == CellStatus.Failed || outcome.MissingPackage is not null;
            runs.Add(new CellRun(number, cell, outcome));
            cellEnded(runs[^1]);
        }

        await ReadValuesAsync();
        return new NotebookRun(notebook, WithValues(WithOutputs(notebook, runs), values), runs) { Values = values };

        // A text knows the cells above it, so its values are read before the next cell changes any of them.
        async Task ReadValuesAsync()
        {
            values.AddRange(stopped ? unread : await prose.ReadAsync(unread, cancel));
            unread.Clear();
        }
    }

    private static Notebook WithOutputs(Notebook notebook, List<CellRun> runs)
    {
        var executed = runs
            .Where(run => run.Outcome.Status == CellStatus.Passed)
            .ToDictionary(run => run.Cell.Id, run => run.Cell with { Outputs = run.Outcome.Outputs, ExecutionCount = run.Number });
        return notebook with { Cells = [.. notebook.Cells.Select(cell => executed.GetValueOrDefault(cell.Id, cell))] };
    }

    private static Notebook WithValues(Notebook notebook, List<ProseValueRun> values)
    {
        var texts = values.ToLookup(value => value.Cell, value => (value.Value, value.Text));
        return notebook with { Cells = [.. notebook.Cells.Select((cell, i) => cell with { Source = ProseValue.Fill(cell.Source, texts[i + 1]) })] };
    }
}
