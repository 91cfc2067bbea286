namespace Backprop;

/// <summary>One line of a sweep with indices: the derivative of the cost by every element of one family.</summary>
[TypeFormatterSource(typeof(IndexedStepFormatters), PreferredMimeTypes = ["text/latex", "text/plain"])]
public sealed class IndexedStep
{
    private readonly IReadOnlyList<Contribution> _contributions;

    private IndexedStep(Name meaning, Family by, Family value, IReadOnlyList<Contribution> contributions) =>
        (Meaning, By, Value, _contributions) = (meaning, by, value, contributions);

    /// <summary>Which derivative it is: ∂E/∂x_j.</summary>
    public Name Meaning { get; }

    /// <summary>What the cost is differentiated by.</summary>
    public Family By { get; }

    /// <summary>The derivatives as a family of named quantities; their definition uses the lines before.</summary>
    public Family Value { get; }

    /// <summary>What the derivative is equal to, in the indices that <see cref="By"/> was declared with.</summary>
    public Expr Definition => Value.Definition!;

    /// <summary>One equation: the derivative as sums over links, then with each link solved.</summary>
    /// <example><code>sweep[y].InLinks()   // ∂E/∂y_i = Σ_j ∂E/∂x_j · ∂x_j/∂y_i = Σ_j ∂E/∂x_j w_ji</code></example>
    public Formula InLinks()
    {
        var lines = new List<Line>();
        if (_contributions.Any(contribution => contribution.Before is not null))
        {
            lines.Add(new(
                string.Join(" + ", _contributions.Select(contribution => contribution.Named(By, LatexPrinter.Instance, @" \cdot "))),
                string.Join(" + ", _contributions.Select(contribution => contribution.Named(By, UnicodePrinter.Instance, " · ")))));
        }

        lines.Add(Line.Of(Definition));
        return new(Line.Of(Value.At(By.Indices)), lines);
    }

    /// <summary>The line as a formula.</summary>
    public Formula ToFormula() => new(new(Left(LatexPrinter.Instance), Left(UnicodePrinter.Instance)), [Line.Of(Definition)]);

    /// <summary>The line as LaTeX.</summary>
    public string ToLatex(string equals = "=") => Left(LatexPrinter.Instance) + $" {equals} " + Definition.ToLatex();

    /// <summary>The line as plain text.</summary>
    public override string ToString() => $"{Left(UnicodePrinter.Instance)} = {Definition}";

    /// <summary>How the cost reaches the family: through each of those that mention it.</summary>
    internal IReadOnlyList<Contribution> Contributions => _contributions;

    internal static IndexedStep Of(Quantity cost, Family by, IReadOnlyList<Contribution> contributions, Name? name)
    {
        var derivative = new DerivativeName(cost.Name, by.Name);
        var definition = Sum.Of([.. contributions.Select(contribution => contribution.Value)]);
        Family value = by.Indices.IsEmpty
            ? new ScalarFamily(Quantity.Of(name ?? derivative, definition))
            : new IndexedQuantity(name ?? derivative, by.Indices, definition);
        return new(derivative.WithIndices([.. by.Indices.Select(index => index.Letter)]), by, value, contributions);
    }

    /// <summary>The same derivative with another way to write it.</summary>
    internal IndexedStep With(Expr definition) => new(
        Meaning,
        By,
        Value is IndexedQuantity ? new IndexedQuantity(Value.Name, Value.Indices, definition) : new ScalarFamily(Quantity.Of(Value.Name, definition)),
        _contributions);

    /// <summary>True where the derivative was given a name such as δ.</summary>
    internal bool HasOwnName => !Value.Name.WithIndices([.. By.Indices.Select(index => index.Letter)]).Equals(Meaning);

    private string Left(Printer printer)
    {
        var name = printer.Text(Value.At(By.Indices));
        var meaning = printer.Text(Meaning);
        return name == meaning ? name : $"{name} = {meaning}";
    }
}

/// <summary>One term of a derivative: what arrived at the family above, times the link to the family below.</summary>
/// <param name="Link">The link.</param>
/// <param name="Before">The derivative of the cost by the family above; null where that is the cost itself.</param>
internal sealed record Contribution(IndexedLink Link, Family? Before)
{
    /// <summary>Σ ∂E/∂q_K · ∂q_K/∂u_I, solved.</summary>
    public Expr Value => IndexSum.Over(Link.Summed, Before is null ? Link.Rate : Before.At(Link.At) * Link.Rate);

    /// <summary>The same with the link only named; what the cost itself mentions is solved, for its link has the name of the whole.</summary>
    public string Named(Family by, Printer printer, string dot)
    {
        if (Before is null) return printer.Text(Value);
        var link = printer.Text(Link.NameFor(by.Name, by.Indices));
        return string.Concat(Link.Named.Select(index => printer.SumSign(index.Letter))) + printer.Text(Before.At(Link.At)) + dot + link;
    }
}
