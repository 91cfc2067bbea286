namespace Backprop.Notebooks.Site.Formulas;

/// <summary>A formula to set.</summary>
/// <param name="Tex">Its source, without the dollar signs around it.</param>
/// <param name="IsDisplay">Whether it stands on a line of its own.</param>
internal sealed record Formula(string Tex, bool IsDisplay);
