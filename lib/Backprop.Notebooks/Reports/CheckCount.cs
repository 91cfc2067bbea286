using Backprop.Notebooks.Checking;
using Backprop.Notebooks.Execution;

namespace Backprop.Notebooks.Reports;

/// <summary>The line that a check ends in: how many cells ran, and how many of the outputs in the files they gave again.</summary>
internal static class CheckCount
{
    public static string Line(string kernel, IReadOnlyList<NotebookRun> runs)
    {
        var cells = runs.Sum(run => run.Cells.Count(cell => cell.Outcome.Status == CellStatus.Passed));
        var outputs = runs.Sum(run => OutputComparison.Compared(run).Sum(cell => cell.Outputs));
        var equal = runs.Sum(run => OutputComparison.Compared(run).Sum(cell => cell.IsEqual ? cell.Outputs : 0));
        return $"{kernel}: {CellCount.Of(cells)}, {(equal == outputs ? "" : $"{equal} of ")}{outputs} outputs equal";
    }
}
