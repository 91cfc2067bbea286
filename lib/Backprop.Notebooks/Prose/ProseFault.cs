namespace Backprop.Notebooks.Prose;

/// <summary>A reference in a text that is not written as one has to be.</summary>
/// <param name="Line">The line of the cell, from 1.</param>
/// <param name="Message">What was found and what was expected.</param>
internal sealed record ProseFault(int Line, string Message);
