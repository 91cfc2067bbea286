using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Hosting;

namespace Backprop.Notebooks.Execution;

/// <summary>Runs notebooks cell by cell, each in a fresh kernel whose current folder is the notebook's.</summary>
/// <param name="cellLimit">How long one cell may take.</param>
internal sealed class NotebookRunner(TimeSpan cellLimit)
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
        await using var kernel = await KernelProcess.StartAsync(Path.GetDirectoryName(notebook.Path)!, cancel);
        var stopped = false;
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            var number = runs.Count + 1;
            var outcome = stopped
                ? new CellOutcome(CellStatus.NotRun, [])
                : await kernel.RunAsync(new KernelRequest(number, CellLanguage.Of(notebook, cell), cell.Source), cellLimit, cancel);
            stopped |= outcome.Status == CellStatus.Failed || outcome.MissingPackage is not null;
            runs.Add(new CellRun(number, cell, outcome));
            cellEnded(runs[^1]);
        }

        return new NotebookRun(notebook, WithOutputs(notebook, runs), runs);
    }

    private static Notebook WithOutputs(Notebook notebook, List<CellRun> runs)
    {
        var executed = runs
            .Where(run => run.Outcome.Status == CellStatus.Passed)
            .ToDictionary(run => run.Cell.Id, run => run.Cell with { Outputs = run.Outcome.Outputs, ExecutionCount = run.Number });
        return notebook with { Cells = [.. notebook.Cells.Select(cell => executed.GetValueOrDefault(cell.Id, cell))] };
    }
}
