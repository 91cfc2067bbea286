using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Execution;

/// <summary>One notebook and how running its cells ended.</summary>
/// <param name="Committed">The notebook as the file had it.</param>
/// <param name="Executed">The notebook with the outputs and the values of this run; the file's where a cell did not run to its end.</param>
/// <param name="Cells">The code cells.</param>
/// <param name="SkipReason">Why the notebook as a whole was not run; null when it was.</param>
internal sealed record NotebookRun(Notebook Committed, Notebook Executed, IReadOnlyList<CellRun> Cells, string? SkipReason = null)
{
    /// <summary>The values that the texts refer to, as this run has them.</summary>
    public IReadOnlyList<ProseValueRun> Values { get; init; } = [];

    /// <summary>The package, with its version, that could not be restored; null when none is missing.</summary>
    public string? MissingPackage => Cells.Select(cell => cell.Outcome.MissingPackage).FirstOrDefault(package => package is not null);

    /// <summary>Failed when a cell failed, or a value of a text could not be had; else skipped when anything was skipped; else passed.</summary>
    public CellStatus Status =>
        Cells.Any(cell => cell.Outcome.Status == CellStatus.Failed) || Values.Any(value => value.Problem is not null) ? CellStatus.Failed
        : SkipReason is not null || Cells.Any(cell => cell.Outcome.Status != CellStatus.Passed) ? CellStatus.Skipped
        : CellStatus.Passed;
}
