namespace Backprop.Notebooks.Checking;

/// <summary>A cell whose outputs are not those that the file holds.</summary>
/// <param name="Number">The number beside the cell.</param>
/// <param name="Committed">The file's outputs as text.</param>
/// <param name="Executed">This run's outputs as text.</param>
internal sealed record CellDifference(int Number, string Committed, string Executed);
