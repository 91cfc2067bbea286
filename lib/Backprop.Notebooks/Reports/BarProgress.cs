using System.Collections.Concurrent;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;
using Spectre.Console;

namespace Backprop.Notebooks.Reports;

/// <summary>Progress as one bar a notebook, for terminals.</summary>
internal sealed class BarProgress(ProgressContext context) : IProgressReport
{
    private readonly ConcurrentDictionary<string, ProgressTask> bars = new();

    public void Add(Notebook notebook)
    {
        var cells = notebook.Cells.Count(cell => cell.Kind == CellKind.Code);
        bars[notebook.Path] = context.AddTask(Label(notebook, ""), autoStart: false, maxValue: Math.Max(cells, 1));
    }

    public void Started(Notebook notebook) => bars[notebook.Path].StartTask();

    public void CellEnded(Notebook notebook, CellRun cell)
    {
        if (cell.Outcome.Status is CellStatus.Passed or CellStatus.Skipped)
            bars[notebook.Path].Increment(1);
    }

    public void Ended(NotebookRun run)
    {
        var bar = bars[run.Committed.Path];
        bar.Description = Label(run.Committed, run.Status switch
        {
            CellStatus.Passed => "[green]passed[/]",
            CellStatus.Failed => "[red]failed[/]",
            _ => "[yellow]skipped[/]",
        });
        if (run.Status == CellStatus.Passed)
            bar.Value = bar.MaxValue;
        bar.StopTask();
    }

    private static string Label(Notebook notebook, string state) => $"{Markup.Escape(DisplayPath.Of(notebook.Path))} {state}".TrimEnd();
}
