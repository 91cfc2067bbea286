namespace Backprop;

/// <content>The three spellings of an expression.</content>
public abstract partial class Expr : IFormula
{
    // A named quantity shows its definition, any other expression itself.
    string IFormula.ToLatex() => Equation?.ToLatex() ?? ToLatex();

    string IFormula.ToText() => Equation?.ToString() ?? ToString();

    private Formula? Equation => this is Quantity quantity ? new(Line.Of(quantity.Name), [Line.Of(quantity.Definition)]) : null;

    /// <summary>The expression as LaTeX, without dollar signs.</summary>
    /// <example><code>(2 * (a - y)).ToLatex()   // 2 (a - y)</code></example>
    public string ToLatex() => LatexPrinter.Instance.Text(this);

    /// <summary>The expression as one line of ASCII that <see cref="Parse"/> reads back, in the grammar of MathNet.Symbolics.</summary>
    /// <example><code>(2 * Square(a - y)).ToInfix()   // 2*(a - y)^2</code></example>
    public string ToInfix() => InfixPrinter.Instance.Text(this);

    /// <summary>The expression as plain Unicode text, for people.</summary>
    public override string ToString() => UnicodePrinter.Instance.Text(this);

    /// <summary>How many characters <see cref="ToLatex"/> would give, counted without writing them.</summary>
    /// <remarks>
    /// A double, since what is written out in full can be longer than any memory: 10³⁰ characters and more. Up to 2⁵³
    /// the count is exact, beyond it has the 16 digits of a double.
    /// </remarks>
    /// <example><code>Square(a - y).LatexLength()   // 11</code></example>
    public double LatexLength() => LatexPrinter.Instance.Length(this);
}
