namespace Backprop;

/// <summary>What a kernel shows as a formula: LaTeX where it is set, plain text elsewhere.</summary>
internal interface IFormula
{
    /// <summary>The formula as LaTeX, without dollar signs.</summary>
    string ToLatex();

    /// <summary>The formula as plain text.</summary>
    string ToText() => ToString()!;
}
