using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;
using Backprop.Notebooks.Pictures;

namespace Backprop.Notebooks.Checking;

/// <summary>Compares what a run gave with what the file holds.</summary>
internal static class OutputComparison
{
    /// <summary>The cells whose outputs differ. Elapsed times never count as different, nor do the dots of pictures: but a picture that is missing does.</summary>
    public static IReadOnlyList<CellDifference> Differences(NotebookRun run) =>
    [
        .. run.Cells
            .Where(cell => cell.Outcome.Status == CellStatus.Passed)
            .Select(cell => new CellDifference(cell.Number, Text(cell.Cell.Outputs), Text(WithPictures(StoredPictures.Keep(cell.Cell.Outputs, cell.Outcome.Outputs)))))
            .Where(pair => pair.Committed != pair.Executed),
    ];

    /// <summary>Each cell that has run: how many outputs the file holds of it, and whether the run gave the same.</summary>
    public static IEnumerable<(int Outputs, bool IsEqual)> Compared(NotebookRun run)
    {
        var differing = Differences(run).Select(difference => difference.Number).ToHashSet();
        return run.Cells
            .Where(cell => cell.Outcome.Status == CellStatus.Passed)
            .Select(cell => (Merged(cell.Cell.Outputs).Count, !differing.Contains(cell.Number)));
    }

    /// <summary>
    /// Whether the file holds no outputs at all and asks for a package: it was written where the package cannot be had.
    /// Any other notebook without outputs has lost them, which is a difference.
    /// </summary>
    public static bool HasNothingToCompare(NotebookRun run) =>
        run.Committed.Cells.All(cell => cell.Outputs.Count == 0 && cell.ExecutionCount is null)
        && run.Committed.AsksForPackage;

    /// <summary>The executed notebook, with the file's own elapsed times in the cells where nothing else has changed.</summary>
    public static Notebook KeepElapsedTimes(NotebookRun run)
    {
        var committed = run.Committed.Cells.ToDictionary(cell => cell.Id, cell => cell.Outputs);
        return run.Executed with
        {
            Cells = [.. run.Executed.Cells.Select(cell =>
                Text(StoredPictures.Keep(committed[cell.Id], cell.Outputs)) == Text(committed[cell.Id]) ? cell with { Outputs = [.. cell.Outputs.Zip(Merged(committed[cell.Id]), KeepElapsedTime)] } : cell)],
        };
    }

    private static Output KeepElapsedTime(Output executed, Output committed) =>
        executed is DataOutput time && committed is DataOutput earlier && OutputText.IsElapsedTime(time) ? time with { Data = earlier.Data } : executed;

    // A run draws no pictures; the file is expected to hold one of each figure.
    private static IReadOnlyList<Output> WithPictures(IReadOnlyList<Output> outputs) => [.. outputs.Select(output =>
    {
        if (output is not DataOutput figure || !FigureData.IsFigure(figure)) return output;
        var data = figure.Data.DeepClone().AsObject();
        data[FigureData.Picture] ??= "";
        return figure with { Data = data };
    })];

    /// <summary>Outputs as one text to compare and to show: as the file holds them, less what runs may differ in.</summary>
    private static string Text(IReadOnlyList<Output> outputs) => string.Concat(Merged(outputs).Select(OutputText.Of));

    // Editors may store what was printed in a row as several outputs.
    private static IReadOnlyList<Output> Merged(IReadOnlyList<Output> outputs)
    {
        var merged = new OutputList();
        foreach (var output in outputs)
            merged.Add(output);
        return merged.ToList();
    }
}
