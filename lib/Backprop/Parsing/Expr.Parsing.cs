namespace Backprop;

/// <content>Reading an expression.</content>
public abstract partial class Expr
{
    /// <summary>Reads infix text: <c>2*(a - y)^2</c>, <c>exp(-x)</c>, <c>w__L*a__Lm1 + b</c>.</summary>
    /// <param name="text">The text. Unknown names become symbols; an unknown name before brackets becomes an undefined function.</param>
    /// <param name="known">Symbols and quantities that are meant where the text has their identifier.</param>
    /// <exception cref="InfixSyntaxException">The text is not an expression; the message points at the column.</exception>
    public static Expr Parse(string text, params Quantity[] known) => InfixParser.Parse(text, known);
}
