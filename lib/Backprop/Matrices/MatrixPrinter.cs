namespace Backprop;

/// <summary>Matrix notation as LaTeX or plain text, with or without the shape below each name.</summary>
internal sealed class MatrixPrinter
{
    private readonly bool _latex;
    private readonly bool _shapes;

    private MatrixPrinter(bool latex, bool shapes) => (_latex, _shapes) = (latex, shapes);

    public static MatrixPrinter Latex { get; } = new(latex: true, shapes: false);

    public static MatrixPrinter Plain { get; } = new(latex: false, shapes: false);

    public static MatrixPrinter LatexWithShapes { get; } = new(latex: true, shapes: true);

    public static MatrixPrinter PlainWithShapes { get; } = new(latex: false, shapes: true);

    private Printer Scalars => _latex ? LatexPrinter.Instance : UnicodePrinter.Instance;

    private string Minus => _latex ? "-" : "−";

    public string Text(Matrix matrix) => WithSign(Write(matrix));

    private MatrixPart Write(Matrix matrix) => matrix switch
    {
        NamedMatrix named => new(WithShape(Scalars.Text(named.Name), named), named.Name is LetterName { Layer: null } ? MatrixBinding.Atom : MatrixBinding.Raised),
        ScalarMatrix scalar => Write(scalar.Value),
        OnesMatrix { Shape: { Rows: null, Columns: not null } } => new(WithShape(_latex ? @"\boldsymbol{1}^{\mathsf{T}}" : "1ᵀ", matrix), MatrixBinding.Raised),
        OnesMatrix => new(WithShape(_latex ? @"\boldsymbol{1}" : "1", matrix), MatrixBinding.Atom),
        IdentityMatrix => new(WithShape(_latex ? @"\boldsymbol{I}" : "I", matrix), MatrixBinding.Atom),
        TransposedMatrix transposed => new(WithShape(WithoutShapes.Bracketed(transposed.Inner, MatrixBinding.Atom) + (_latex ? @"^{\mathsf{T}}" : "ᵀ"), transposed), MatrixBinding.Raised),
        ScaledMatrix scaled => Scaled(scaled),
        MatrixSum sum => new(Terms(sum), MatrixBinding.Sum),
        ElementwiseProduct product => new(ByElements(product), MatrixBinding.Elementwise),
        MatrixProduct product => new(string.Join(Gap, product.Parts.Select(part => Bracketed(part, MatrixBinding.Raised))), MatrixBinding.Product),
        ElementwiseFunction function => new(Scalars.Applied(function.Function, Text(function.Argument)), MatrixBinding.Atom),
        ElementwisePower { Exponent: var r } power when r == -1 => new((_latex ? @"\boldsymbol{1} \oslash " : "1 ⊘ ") + Bracketed(power.Base, MatrixBinding.Raised), MatrixBinding.Elementwise),
        ElementwisePower power => new(Raised(power), MatrixBinding.Raised),
        MatrixQuotient quotient => Fraction(Write(quotient.Above), Text(quotient.Below)),
        MatrixMultiple multiple => new(Bracketed(multiple.Number, MatrixBinding.Raised) + Gap + Bracketed(multiple.Inner, MatrixBinding.Product), MatrixBinding.Product),
        DiagonalMatrix diagonal => Named("diag", diagonal.Vector),
        MatrixDiagonal diagonal => Named("diag", diagonal.Inner),
        MatrixTrace trace => Named("tr", trace.Inner),
        SquaredNorm norm => new(_latex ? $@"\left\lVert {Text(norm.Inner)} \right\rVert^{{2}}" : $"‖{Text(norm.Inner)}‖²", MatrixBinding.Raised),
        _ => throw new InvalidOperationException($"No way to print a {matrix.GetType().Name}."),
    };

    private MatrixPrinter WithoutShapes => _latex ? Latex : Plain;

    private string Gap => _latex ? @" \, " : " ";

    private MatrixPart Write(Expr scalar)
    {
        var piece = Scalars.Print(scalar);
        return new(piece.Text.ToString(), piece.Precedence switch
        {
            Precedence.Atom => MatrixBinding.Atom,
            Precedence.Power => MatrixBinding.Raised,
            Precedence.Product => MatrixBinding.Product,
            Precedence.Summation or Precedence.Sum => MatrixBinding.Sum,
            _ => throw new InvalidOperationException($"No binding for the precedence {piece.Precedence}."),
        }, piece.Negative);
    }

    private string Terms(MatrixSum sum)
    {
        var text = "";
        foreach (var term in sum.Parts)
        {
            var part = Write(term);
            text += text.Length > 0 ? $" {(part.Negative ? Minus : "+")} " : part.Negative ? Minus : "";
            text += Bracketed(part.Magnitude, MatrixBinding.Elementwise);
        }

        return text;
    }

    private MatrixPart Scaled(ScaledMatrix scaled)
    {
        var factor = Write(scaled.Factor);
        if (scaled.Inner is OnesMatrix && scaled.Factor is Number) return factor;
        if (scaled.Factor is Number { Value: var value } && value == Rational.MinusOne)
        {
            var whole = Write(scaled.Inner);
            return whole is { Negative: false, Binding: > MatrixBinding.Sum } ? whole with { Negative = true } : new(Brackets(WithSign(whole)), MatrixBinding.Atom, Negative: true);
        }

        var (number, inner) = (Bracketed(factor.Magnitude, MatrixBinding.Product), Bracketed(scaled.Inner, MatrixBinding.Product));
        // 2·1ᵀ u: two digits with a mere space between them would read as one number.
        var gap = char.IsAsciiDigit(number[^1]) && char.IsAsciiDigit(inner[0]) ? "·" : Gap;
        return new(number + gap + inner, MatrixBinding.Product, factor.Negative);
    }

    private MatrixPart Fraction(MatrixPart above, string below) => new(
        _latex ? $@"\frac{{{above.Text}}}{{{below}}}" : $"{Bracketed(above.Magnitude, MatrixBinding.Product)} / ({below})",
        MatrixBinding.Product,
        above.Negative);

    private string ByElements(ElementwiseProduct product)
    {
        var text = "";
        foreach (var part in product.Parts)
        {
            var divides = part is ElementwisePower { Exponent: var r } && r == -1;
            var (sign, of) = divides ? (_latex ? @" \oslash " : " ⊘ ", ((ElementwisePower)part).Base) : (_latex ? @" \odot " : " ⊙ ", part);
            text += text.Length > 0 ? sign + Bracketed(of, MatrixBinding.Raised) : Bracketed(part, MatrixBinding.Raised);
        }

        return text;
    }

    private string Raised(ElementwisePower power)
    {
        var exponent = Write(Number.Of(power.Exponent));
        var inner = Bracketed(power.Base, MatrixBinding.Atom);
        // A single number is raised as numbers are; elsewhere the circle says that each element is.
        var by = power.Shape.IsScalar ? "" : _latex ? @"\odot " : "⊙";
        return _latex ? $@"{inner}^{{{by}{WithSign(exponent)}}}" : $"{inner}^{by}{Bracketed(exponent, MatrixBinding.Atom)}";
    }

    private MatrixPart Named(string function, Matrix argument) =>
        new(_latex ? $@"\operatorname{{{function}}}\left({Text(argument)}\right)" : $"{function}({Text(argument)})", MatrixBinding.Atom);

    private string Bracketed(Matrix matrix, MatrixBinding needed) => Bracketed(Write(matrix), needed);

    private string Bracketed(MatrixPart part, MatrixBinding needed) =>
        part.Negative || part.Binding < needed ? Brackets(WithSign(part)) : part.Text;

    private string Brackets(string text) => _latex ? $@"\left({text}\right)" : $"({text})";

    private string WithSign(MatrixPart part) => part.Negative ? Minus + part.Text : part.Text;

    private string WithShape(string text, Matrix matrix) => !_shapes ? text
        : _latex ? $@"\underset{{{matrix.Shape.ToLatex()}}}{{{text}}}"
        : $"{text}[{matrix.Shape}]";
}
