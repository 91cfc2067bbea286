namespace Backprop;

/// <summary>Why an index expression has no matrix notation: text with formulas in it.</summary>
internal sealed class NoMatrixFormException(params object[] parts) : Exception(string.Concat(parts))
{
    /// <summary>The reason as text, and with its formulas set.</summary>
    public Line Reason => new(string.Concat(parts.Select(part => part is Expr expression ? expression.ToLatex() : $@"\text{{{part}}}")), Message);
}
