namespace Backprop.Notebooks.Site.Formulas;

/// <summary>What KaTeX made of a formula: markup, or the reason why it refused.</summary>
internal sealed record SetFormula(string? Html, string? Error);
