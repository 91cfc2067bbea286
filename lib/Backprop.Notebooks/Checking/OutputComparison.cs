using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;
using Backprop.Notebooks.Kernel;

namespace Backprop.Notebooks.Checking;

/// <summary>Compares what a run gave with what the file holds.</summary>
internal static class OutputComparison
{
    /// <summary>The cells whose outputs differ. Elapsed times never count as different.</summary>
    public static IReadOnlyList<CellDifference> Differences(NotebookRun run) =>
    [
        .. run.Cells
            .Where(cell => cell.Outcome.Status == CellStatus.Passed)
            .Select(cell => new CellDifference(cell.Number, Text(cell.Cell.Outputs), Text(cell.Outcome.Outputs)))
            .Where(pair => pair.Committed != pair.Executed),
    ];

    /// <summary>The executed notebook, with the file's own outputs wherever nothing but an elapsed time has changed.</summary>
    public static Notebook KeepElapsedTimes(NotebookRun run)
    {
        var committed = run.Committed.Cells.ToDictionary(cell => cell.Id);
        return run.Executed with
        {
            Cells = [.. run.Executed.Cells.Select(cell =>
                Text(cell.Outputs) == Text(committed[cell.Id].Outputs) ? cell with { Outputs = Renumbered(committed[cell.Id].Outputs, cell.ExecutionCount) } : cell)],
        };
    }

    private static IReadOnlyList<Output> Renumbered(IReadOnlyList<Output> outputs, int? count) =>
        [.. outputs.Select(output => output is DataOutput { ExecutionCount: not null } result ? result with { ExecutionCount = count } : output)];

    /// <summary>Outputs as one text to compare and to show: as the file holds them, less what runs may differ in.</summary>
    private static string Text(IReadOnlyList<Output> outputs)
    {
        // Editors may store what was printed in a row as several outputs.
        var merged = new OutputList();
        foreach (var output in outputs)
            merged.Add(output);
        return string.Concat(merged.ToList().Select(OutputText.Of));
    }
}
