using System.Collections.Immutable;

namespace Backprop;

/// <summary>A formula with indices, written out for given sizes: each element becomes a symbol or quantity of its own, each Σ a sum.</summary>
internal sealed class Instantiation(Sizes sizes)
{
    private readonly Dictionary<(Family, string), Expr> _elements = [];

    /// <summary>The expression for one choice of its free indices.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="at">A number from 1 on for each free index.</param>
    public Expr Apply(Expr expression, ImmutableDictionary<IndexVariable, int> at) => Traversal.Rewrite(
        expression,
        (_, node) => node switch
        {
            Quantity quantity => Instance(quantity.Family, []),
            Element element => Instance(element.Family, [.. element.Indices.Select(index => ValueOf(index, at))]),
            Symbol symbol when sizes[symbol] is { } size => Number.Of(size),
            KroneckerDelta delta => ValueOf(delta.Left, at) == ValueOf(delta.Right, at) ? 1 : 0,
            IndexSum sum => Sum.Of([.. Enumerable.Range(1, sizes[sum.Index]).Select(value => Apply(sum.Body, at.SetItem(sum.Index, value)))]),
            _ => node,
        },
        node => node is not (Quantity or Element or KroneckerDelta or IndexSum));

    /// <summary>One element: x_2 as a quantity with a definition written out, or w_2,1 as a symbol.</summary>
    public Expr Instance(Family family, ImmutableArray<int> at)
    {
        var key = (family, string.Join(',', at));
        if (_elements.TryGetValue(key, out var known)) return known;
        foreach (var (index, value) in family.Indices.Zip(at))
        {
            if (value < 1 || value > sizes[index])
                throw new ArgumentOutOfRangeException(nameof(at), $"{family}: {index.Letter} = {value} is outside 1 to {sizes[index]}.");
        }

        var name = family.Name.WithIndices([.. at.Select(value => $"{value}")]);
        Expr instance = family.Definition is null
            ? Symbol.Of(name)
            : Quantity.Of(name, Apply(family.Definition, family.Indices.Zip(at).ToImmutableDictionary(pair => pair.First, pair => pair.Second)));
        _elements.Add(key, instance);
        return instance;
    }

    private static int ValueOf(IndexVariable index, ImmutableDictionary<IndexVariable, int> at) => at.TryGetValue(index, out var value)
        ? value
        : throw new ArgumentException($"The index {index.Letter} is free here and has no value; give it one.", nameof(at));
}
