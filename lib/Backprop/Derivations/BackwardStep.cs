namespace Backprop;

/// <summary>One line of a backward sweep: the derivative of the cost with respect to a symbol, a quantity, or every element of a family.</summary>
/// <example><code>
/// var z = Let("z", Symbol("w") * Symbol("x"));
/// BackwardSweep.Of(Let("C", Square(z)))[Symbol("w")]   // ∂C/∂w = ∂C/∂z x
/// </code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public sealed class BackwardStep : IFormula
{
    private readonly IReadOnlyList<Contribution> _contributions;

    private BackwardStep(Name meaning, Family below, Family derivatives, IReadOnlyList<Contribution> contributions) =>
        (Meaning, Below, Derivatives, _contributions) = (meaning, below, derivatives, contributions);

    /// <summary>Which derivative it is: ∂E/∂x_j.</summary>
    public Name Meaning { get; }

    /// <summary>What the cost is differentiated by, in the indices by which it was declared.</summary>
    public Expr By => Below.At(Below.Indices);

    /// <summary>The derivative as a named quantity; its definition uses the lines before.</summary>
    public Expr Value => Derivatives.At(Derivatives.Indices);

    /// <summary>What the derivative is equal to.</summary>
    public Expr Definition => Derivatives.Definition!;

    /// <summary>What the cost is differentiated by, as a family.</summary>
    internal Family Below { get; }

    /// <summary>The derivatives as a family.</summary>
    internal Family Derivatives { get; }

    /// <summary>True where the derivative was given a name such as δ.</summary>
    internal bool HasOwnName => !Derivatives.NameAt(Below.Indices).Equals(Meaning);

    /// <summary>The derivative with respect to one element by number, everything before it written out.</summary>
    /// <param name="sizes">How far each index runs.</param>
    /// <param name="at">Which element, from 1.</param>
    /// <exception cref="ArgumentException">A number is missing or outside the sizes.</exception>
    public Expr For(Sizes sizes, params int[] at) => Derivatives.For(sizes, at);

    /// <summary>One equation: the derivative as sums over links, then with each link solved.</summary>
    /// <example><code>
    /// var (i, j) = (Index("i"), Index("j"));
    /// var (w, y, d) = (Indexed("w", j, i), Indexed("y", i), Indexed("d", j));
    /// var x = Let("x", j, Sum(i, y[i] * w[j, i]));
    /// BackwardSweep.Of(Let("E", OneHalf * Sum(j, Square(x[j] - d[j]))), y)[y].InLinks()
    /// // ∂E/∂yᵢ = Σⱼ ∂E/∂xⱼ · ∂xⱼ/∂yᵢ
    /// //        = Σⱼ ∂E/∂xⱼ wⱼᵢ
    /// </code></example>
    public Formula InLinks()
    {
        var lines = new List<Line>();
        if (_contributions.Any(contribution => contribution.Before is not null))
            lines.Add(Line.Joined(_contributions.GroupBy(contribution => contribution.Above).Select(group => Contribution.Named([.. group]))));
        lines.Add(Line.Of(Definition));
        return new(Line.Of(Value), lines);
    }

    /// <summary>The line as a formula.</summary>
    public Formula ToFormula() => new(Left, [Line.Of(Definition)]);

    /// <summary>The line as LaTeX.</summary>
    public string ToLatex() => ToLatex("=");

    /// <summary>The line as LaTeX with another sign of equality, such as one to align at.</summary>
    public string ToLatex(string equals) => $"{Left.Latex} {equals} {Definition.ToLatex()}";

    /// <summary>The line as plain text.</summary>
    public override string ToString() => $"{Left.Text} = {Definition}";

    internal static BackwardStep Of(Quantity cost, Family by, IReadOnlyList<Contribution> contributions, Name? name)
    {
        var derivative = new DerivativeName(cost.Name, by.Name);
        var definition = contributions is [var only] ? only.Value : Sum.Of([.. contributions.Select(contribution => contribution.Value)]);
        return new(derivative.WithIndices(IndexVariable.LettersOf(by.Indices)), by, Family.Defined(name ?? derivative, by.Indices, definition), contributions);
    }

    /// <summary>The same derivative with another way to write it.</summary>
    internal BackwardStep With(Expr definition) => new(Meaning, Below, Derivatives.DefinedAs(definition), _contributions);

    // δ = ∂C/∂z where it has a name of its own
    private Line Left => HasOwnName
        ? new($"{Line.Of(Value).Latex} = {Line.Of(Meaning).Latex}", $"{Value} = {Meaning}")
        : Line.Of(Value);
}
