namespace Backprop.Notebooks.Site.Formulas;

/// <summary>What KaTeX made of a formula: markup, or the reason why it refused.</summary>
/// <param name="Html">The markup; null when the formula was refused.</param>
/// <param name="Error">Why it was refused; null when it was set.</param>
/// <param name="Width">How wide it is, in ems of its font; null when that is not known.</param>
internal sealed record SetFormula(string? Html, string? Error, double? Width = null);
