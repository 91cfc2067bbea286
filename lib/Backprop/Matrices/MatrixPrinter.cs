namespace Backprop;

/// <summary>Matrix notation as LaTeX or plain text, with or without the shape below each name.</summary>
internal sealed class MatrixPrinter
{
    private readonly bool _latex;
    private readonly bool _shapes;

    private MatrixPrinter(bool latex, bool shapes) => (_latex, _shapes) = (latex, shapes);

    // What holds together more tightly comes later. A Bᵀ ⊙ C is written (A Bᵀ) ⊙ C, as the textbooks do.
    private enum Binding
    {
        Sum,
        Elementwise,
        Product,

        // Something raised stands at the end: a second T or 2 would collide with it.
        Raised,
        Atom,
    }

    public static MatrixPrinter Latex { get; } = new(latex: true, shapes: false);

    public static MatrixPrinter Plain { get; } = new(latex: false, shapes: false);

    public static MatrixPrinter LatexWithShapes { get; } = new(latex: true, shapes: true);

    public static MatrixPrinter PlainWithShapes { get; } = new(latex: false, shapes: true);

    private Printer Scalars => _latex ? LatexPrinter.Instance : UnicodePrinter.Instance;

    private string Minus => _latex ? "-" : "−";

    public string Text(Matrix matrix) => WithSign(Write(matrix));

    private Part Write(Matrix matrix) => matrix switch
    {
        NamedMatrix named => new(WithShape(Scalars.Text(named.Name), named), named.Name is LetterName { Layer: null } ? Binding.Atom : Binding.Raised),
        ScalarMatrix scalar => Write(scalar.Value),
        OnesMatrix { Shape: { Rows: null, Columns: not null } } => new(WithShape(_latex ? @"\boldsymbol{1}^{\mathsf{T}}" : "1ᵀ", matrix), Binding.Raised),
        OnesMatrix => new(WithShape(_latex ? @"\boldsymbol{1}" : "1", matrix), Binding.Atom),
        IdentityMatrix => new(WithShape(_latex ? @"\boldsymbol{I}" : "I", matrix), Binding.Atom),
        TransposedMatrix transposed => new(WithShape(WithoutShapes.Bracketed(transposed.Inner, Binding.Atom) + (_latex ? @"^{\mathsf{T}}" : "ᵀ"), transposed), Binding.Raised),
        ScaledMatrix scaled => Scaled(scaled),
        MatrixSum sum => new(Terms(sum), Binding.Sum),
        ElementwiseProduct product => new(ByElements(product), Binding.Elementwise),
        MatrixProduct product => new(string.Join(Gap, product.Parts.Select(part => Bracketed(part, Binding.Raised))), Binding.Product),
        ElementwiseFunction function => new(Scalars.Applied(function.Function, Text(function.Argument)), Binding.Atom),
        ElementwisePower { Exponent: var r } power when r == -1 => new((_latex ? @"\boldsymbol{1} \oslash " : "1 ⊘ ") + Bracketed(power.Base, Binding.Raised), Binding.Elementwise),
        ElementwisePower power => new(Raised(power), Binding.Raised),
        MatrixQuotient quotient => Fraction(Write(quotient.Above), Text(quotient.Below)),
        MatrixMultiple multiple => new(Bracketed(multiple.Number, Binding.Raised) + Gap + Bracketed(multiple.Inner, Binding.Product), Binding.Product),
        DiagonalMatrix diagonal => Named("diag", diagonal.Vector),
        MatrixDiagonal diagonal => Named("diag", diagonal.Inner),
        MatrixTrace trace => Named("tr", trace.Inner),
        SquaredNorm norm => new(_latex ? $@"\left\lVert {Text(norm.Inner)} \right\rVert^{{2}}" : $"‖{Text(norm.Inner)}‖²", Binding.Raised),
        _ => throw new InvalidOperationException($"No way to print a {matrix.GetType().Name}."),
    };

    private MatrixPrinter WithoutShapes => _latex ? Latex : Plain;

    private string Gap => _latex ? @" \, " : " ";

    private Part Write(Expr scalar)
    {
        var piece = Scalars.Print(scalar);
        return new(piece.Text.ToString(), piece.Precedence switch
        {
            Precedence.Atom => Binding.Atom,
            Precedence.Power => Binding.Raised,
            Precedence.Product => Binding.Product,
            Precedence.Summation or Precedence.Sum => Binding.Sum,
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
            text += Bracketed(part.Magnitude, Binding.Elementwise);
        }

        return text;
    }

    private Part Scaled(ScaledMatrix scaled)
    {
        var factor = Write(scaled.Factor);
        if (scaled.Inner is OnesMatrix && scaled.Factor is Number) return factor;
        if (scaled.Factor is Number { Value: var value } && value == Rational.MinusOne)
        {
            var whole = Write(scaled.Inner);
            return whole is { Negative: false, Binding: > Binding.Sum } ? whole with { Negative = true } : new(Brackets(WithSign(whole)), Binding.Atom, Negative: true);
        }

        var (number, inner) = (Bracketed(factor.Magnitude, Binding.Product), Bracketed(scaled.Inner, Binding.Product));
        // 2·1ᵀ u: two digits with a mere space between them would read as one number.
        var gap = char.IsAsciiDigit(number[^1]) && char.IsAsciiDigit(inner[0]) ? "·" : Gap;
        return new(number + gap + inner, Binding.Product, factor.Negative);
    }

    private Part Fraction(Part above, string below) => new(
        _latex ? $@"\frac{{{above.Text}}}{{{below}}}" : $"{Bracketed(above.Magnitude, Binding.Product)} / ({below})",
        Binding.Product,
        above.Negative);

    private string ByElements(ElementwiseProduct product)
    {
        var text = "";
        foreach (var part in product.Parts)
        {
            var divides = part is ElementwisePower { Exponent: var r } && r == -1;
            var (sign, of) = divides ? (_latex ? @" \oslash " : " ⊘ ", ((ElementwisePower)part).Base) : (_latex ? @" \odot " : " ⊙ ", part);
            text += text.Length > 0 ? sign + Bracketed(of, Binding.Raised) : Bracketed(part, Binding.Raised);
        }

        return text;
    }

    private string Raised(ElementwisePower power)
    {
        var exponent = Write(Number.Of(power.Exponent));
        var inner = Bracketed(power.Base, Binding.Atom);
        // A single number is raised as numbers are; elsewhere the circle says that each element is.
        var by = power.Shape.IsScalar ? "" : _latex ? @"\odot " : "⊙";
        return _latex ? $@"{inner}^{{{by}{WithSign(exponent)}}}" : $"{inner}^{by}{Bracketed(exponent, Binding.Atom)}";
    }

    private Part Named(string function, Matrix argument) =>
        new(_latex ? $@"\operatorname{{{function}}}\left({Text(argument)}\right)" : $"{function}({Text(argument)})", Binding.Atom);

    private string Bracketed(Matrix matrix, Binding needed) => Bracketed(Write(matrix), needed);

    private string Bracketed(Part part, Binding needed) =>
        part.Negative || part.Binding < needed ? Brackets(WithSign(part)) : part.Text;

    private string Brackets(string text) => _latex ? $@"\left({text}\right)" : $"({text})";

    private string WithSign(Part part) => part.Negative ? Minus + part.Text : part.Text;

    private string WithShape(string text, Matrix matrix) => !_shapes ? text
        : _latex ? $@"\underset{{{matrix.Shape.ToLatex()}}}{{{text}}}"
        : $"{text}[{matrix.Shape}]";

    // A printed matrix without its sign, which a sum puts between its terms.
    private readonly record struct Part(string Text, Binding Binding, bool Negative = false)
    {
        public Part Magnitude => this with { Negative = false };
    }
}
