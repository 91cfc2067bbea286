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
        Atom,
    }

    public static MatrixPrinter Latex { get; } = new(latex: true, shapes: false);

    public static MatrixPrinter Plain { get; } = new(latex: false, shapes: false);

    public static MatrixPrinter LatexWithShapes { get; } = new(latex: true, shapes: true);

    public static MatrixPrinter PlainWithShapes { get; } = new(latex: false, shapes: true);

    private Printer Names => _latex ? LatexPrinter.Instance : UnicodePrinter.Instance;

    public string Text(Matrix matrix) => Write(matrix).Text;

    private (string Text, Binding Binding) Write(Matrix matrix) => matrix switch
    {
        NamedMatrix named => (WithShape(Names.Text(named.Name), named), Binding.Atom),
        ScalarMatrix scalar => (Names.Text(scalar.Value), Binding.Product),
        OnesMatrix { Shape.Columns: null } => (WithShape(_latex ? @"\boldsymbol{1}" : "1", matrix), Binding.Atom),
        OnesMatrix { Shape.Rows: null } => (WithShape(_latex ? @"\boldsymbol{1}^{\mathsf{T}}" : "1ᵀ", matrix), Binding.Atom),
        OnesMatrix => (WithShape(_latex ? @"\boldsymbol{1}" : "1", matrix), Binding.Atom),
        IdentityMatrix => (WithShape(_latex ? @"\boldsymbol{I}" : "I", matrix), Binding.Atom),
        TransposedMatrix transposed => (WithShape(Transposed(transposed.Inner), transposed), Binding.Atom),
        ScaledMatrix scaled => Scaled(scaled),
        MatrixSum sum => (Signed(sum), Binding.Sum),
        ElementwiseProduct product => (ByElements(product), Binding.Elementwise),
        MatrixProduct product => (string.Join(_latex ? @" \, " : " ", product.Parts.Select(part => Bracketed(part, Binding.Atom))), Binding.Product),
        ElementwiseFunction function => (Names.Applied(function.Function, Text(function.Argument)), Binding.Atom),
        ElementwisePower { Exponent: var r } power when r == -1 => ((_latex ? @"\boldsymbol{1} \oslash " : "1 ⊘ ") + Bracketed(power.Base, Binding.Product), Binding.Elementwise),
        ElementwisePower power => (Raised(power), Binding.Atom),
        MatrixQuotient quotient => (_latex ? $@"\frac{{{Text(quotient.Above)}}}{{{Text(quotient.Below)}}}" : $"{Bracketed(quotient.Above, Binding.Product)} / ({Text(quotient.Below)})", Binding.Product),
        DiagonalMatrix diagonal => (_latex ? $@"\operatorname{{diag}}\left({Text(diagonal.Vector)}\right)" : $"diag({Text(diagonal.Vector)})", Binding.Atom),
        SquaredNorm norm => (_latex ? $@"\left\lVert {Text(norm.Inner)} \right\rVert^{{2}}" : $"‖{Text(norm.Inner)}‖²", Binding.Atom),
        _ => throw new InvalidOperationException($"No way to print a {matrix.GetType().Name}."),
    };

    private string Signed(MatrixSum sum)
    {
        var text = "";
        foreach (var term in sum.Parts)
        {
            var negative = term is ScaledMatrix { Factor: var factor } && IsNegative(factor);
            var magnitude = negative ? MatrixAlgebra.Scale(-((ScaledMatrix)term).Factor, ((ScaledMatrix)term).Inner) : term;
            var minus = _latex ? "-" : "−";
            text += (text.Length > 0 ? $" {(negative ? minus : "+")} " : negative ? minus : "") + Bracketed(magnitude, Binding.Elementwise);
        }

        return text;
    }

    private (string, Binding) Scaled(ScaledMatrix scaled)
    {
        if (scaled.Inner is OnesMatrix && scaled.Factor is Number) return (Names.Text(scaled.Factor), Binding.Product);
        var inner = Bracketed(scaled.Inner, Binding.Product);
        var minus = _latex ? "-" : "−";
        if (scaled.Factor is Number { Value: var value } && value == Rational.MinusOne) return (minus + inner, Binding.Sum);
        var factor = Names.Dotted([scaled.Factor]);
        return (factor + (_latex ? @" \, " : " ") + inner, IsNegative(scaled.Factor) ? Binding.Sum : Binding.Product);
    }

    private string ByElements(ElementwiseProduct product)
    {
        var text = "";
        foreach (var part in product.Parts)
        {
            var divides = part is ElementwisePower { Exponent: var r } && r == -1;
            var (sign, of) = divides ? (_latex ? @" \oslash " : " ⊘ ", ((ElementwisePower)part).Base) : (_latex ? @" \odot " : " ⊙ ", part);
            text += text.Length > 0 ? sign + Bracketed(of, Binding.Atom) : Bracketed(part, Binding.Atom);
        }

        return text;
    }

    private string Transposed(Matrix inner)
    {
        var bare = (_latex ? Latex : Plain).Bracketed(inner, Binding.Atom);
        // A raised layer must not run into the raised T.
        if (inner is NamedMatrix { Name: LetterName { Layer: not null } or DerivativeName }) bare = Brackets(bare);
        return bare + (_latex ? @"^{\mathsf{T}}" : "ᵀ");
    }

    private string Raised(ElementwisePower power)
    {
        var exponent = power.Exponent.ToString();
        var inner = Bracketed(power.Base, Binding.Atom);
        if (power.Base is NamedMatrix { Name: LetterName { Layer: not null } }) inner = Brackets(inner);
        // A single number is raised as numbers are; elsewhere the circle says that each element is.
        var by = power.Shape.IsScalar ? "" : _latex ? @"\odot " : "⊙";
        return _latex ? $@"{inner}^{{{by}{exponent}}}" : $"{inner}^{by}{exponent}";
    }

    private string Bracketed(Matrix matrix, Binding needed)
    {
        var (text, binding) = Write(matrix);
        return binding < needed ? Brackets(text) : text;
    }

    private string Brackets(string text) => _latex ? $@"\left({text}\right)" : $"({text})";

    private string WithShape(string text, Matrix matrix) => !_shapes ? text
        : _latex ? $@"\underset{{{matrix.Shape.ToLatex()}}}{{{text}}}"
        : $"{text}[{matrix.Shape}]";

    private static bool IsNegative(Expr factor) => Product.SplitCoefficient(factor).Coefficient.Sign < 0;
}
