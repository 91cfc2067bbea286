namespace Backprop;

/// <content>Reading an expression.</content>
public abstract partial class Expr
{
    /// <summary>Reads infix text: <c>2*(a - y)^2</c>, <c>exp(-x)</c>, <c>w__L*a__Lm1 + b</c>.</summary>
    /// <param name="text">The text. Unknown names become symbols; an unknown name before brackets becomes an undefined function.</param>
    /// <param name="known">Symbols and quantities that are meant where the text has their identifier.</param>
    /// <exception cref="FormatException">The text is not an expression; the message points at the column.</exception>
    public static Expr Parse(string text, params Quantity[] known) => InfixParser.Parse(text, known);

    /// <summary>Reads a formula as people write it on paper or type it: <c>2(a - y)</c>, <c>½(a − y)²</c>, <c>σ'(z)·a_prev</c>, <c>e⁻ᶻ</c>.</summary>
    /// <remarks>
    /// Products need no sign, <c>a(1 - a)</c> is one where a is a variable, and a raised 2 is an exponent. A name may be typed as it is
    /// printed, as one word (<c>a__Lm1</c>), with <c>^(L-1)</c>, with <c>_prev</c> for the layer before, and without its layer where only
    /// one name has that letter, or one of them is that of layer L. What can be read in two ways, such as <c>1/2a</c> or <c>2e-3</c>, is refused.
    /// </remarks>
    /// <param name="text">The text.</param>
    /// <param name="context">Expressions whose names may stand in the text; those in their definitions too.</param>
    /// <exception cref="FormatException">The text is not an expression, holds a name that is not known, or can be read in two ways; the message points at the column.</exception>
    /// <example><code>
    /// var (a, y) = (Symbol("a", layer: "L"), Symbol("y"));
    /// Expr.ParseAsWritten("2(a - y)", Square(a - y)).ToInfix()   // 2*(a__L - y)
    /// </code></example>
    public static Expr ParseAsWritten(string text, params IEnumerable<Expr> context)
    {
        ArgumentNullException.ThrowIfNull(text);
        return InfixParser.Parse(text, new WrittenLexer(text, new WrittenNames(context)).Words());
    }
}
