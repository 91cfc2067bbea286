using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;

namespace Backprop.Notebooks.Reports;

/// <summary>Progress as lines of text, for logs and files.</summary>
internal sealed class PlainProgress : IProgressReport
{
    public void Started(Notebook notebook) =>
        Console.WriteLine($"{DisplayPath.Of(notebook.Path)}: running {CellCount.Of(notebook.Cells.Count(cell => cell.Kind == CellKind.Code))}");

    public void CellEnded(Notebook notebook, CellRun cell)
    {
    }

    public void Ended(NotebookRun run) =>
        Console.WriteLine($"{DisplayPath.Of(run.Committed.Path)}: {Word(run)}");

    private static string Word(NotebookRun run) => run.Status switch
    {
        CellStatus.Passed => $"passed, {CellCount.Of(run.Cells.Count)} ran",
        CellStatus.Failed => "FAILED",
        _ => "skipped",
    };
}
