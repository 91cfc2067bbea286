using System.Collections.Immutable;

namespace Backprop;

/// <summary>One link of the chain rule: how fast a quantity changes with something its definition mentions, everything else held.</summary>
/// <example><code>
/// var a = Let("a", Symbol("w") * Symbol("x"));
/// Let("C", Square(a - Symbol("y"))).By(Symbol("w")).Links[0]   // ∂C/∂a = 2(a − y)
/// </code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public sealed class Link : IFormula
{
    private readonly Family _of, _by;
    private readonly ImmutableArray<IndexVariable> _ofAt, _byAt;

    internal Link(Family of, ImmutableArray<IndexVariable> ofAt, Family by, ImmutableArray<IndexVariable> byAt, Expr value)
    {
        (_of, _ofAt, _by, _byAt, Value) = (of, ofAt, by, byAt, value);
        Name = new DerivativeName(of.NameAt(ofAt), by.NameAt(byAt));
    }

    /// <summary>The quantity above, or the element of a family.</summary>
    public Expr Of => _of.At(_ofAt);

    /// <summary>The symbol, quantity or element below.</summary>
    public Expr By => _by.At(_byAt);

    /// <summary>The link as a name: ∂a/∂z.</summary>
    public Name Name { get; }

    /// <summary>The link solved: σ′(z).</summary>
    public Expr Value { get; }

    /// <summary>The link opened: the question, one rule a line, the answer.</summary>
    /// <remarks>Each step applies one rule of differentiation to every derivative that is still open; the rule is cited beside it.</remarks>
    public Formula Steps()
    {
        var definition = Reindexing.BindApart(_of.DefinitionAt(_ofAt)!, _byAt.Select(index => index.Letter));
        var current = (Expr)Derivative.Of(definition, By);
        var lines = new List<Line> { Line.Of(current) };
        while (RuleByRule.Next(current) is var (next, rule) && !ReferenceEquals(next, current))
        {
            current = next;
            lines.Add(Line.Of(current, rule));
        }

        // The rules end at σ′(z); where the field writes it from the output, that is one line more.
        if (!ReferenceEquals(current, Value) && definition is Call) lines.Add(Line.Of(Value, "written with its own output"));
        return new(Line.Of(Name), lines);
    }

    /// <summary>The link and its value as one equation.</summary>
    public Formula Solved() => new(Line.Of(Name), [Line.Of(Value)]);

    /// <summary>The equation as LaTeX.</summary>
    public string ToLatex() => Solved().ToLatex();

    /// <summary>The equation as plain text.</summary>
    public override string ToString() => Solved().ToString();

    /// <summary>The link for other indices.</summary>
    internal Link Moved(IReadOnlyDictionary<IndexVariable, IndexVariable> to)
    {
        IndexVariable Now(IndexVariable index) => to.TryGetValue(index, out var other) ? other : index;
        return new(_of, [.. _ofAt.Select(Now)], _by, [.. _byAt.Select(Now)], Reindexing.Apply(Value, to.Select(pair => (pair.Key, pair.Value))));
    }

    /// <summary>The link to another element of the family below, with the deltas that lead there.</summary>
    internal Link To(ImmutableArray<IndexVariable> byAt, Expr deltas) => new(_of, _ofAt, _by, byAt, Value * deltas);
}
