using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Execution;

/// <summary>One code cell and how running it ended.</summary>
/// <param name="Number">The number beside the cell, <c>[3]</c>: code cells only, from 1.</param>
/// <param name="Cell">The cell as it was before.</param>
/// <param name="Outcome">How it ended.</param>
internal sealed record CellRun(int Number, Cell Cell, CellOutcome Outcome);
