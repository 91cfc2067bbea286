using System.Collections.Immutable;

namespace Backprop;

/// <summary>One element of a family: w_ji, x_j. Its indices are variables too, free or bound by a sum around it.</summary>
public sealed class Element : Expr
{
    private Element(Family family, ImmutableArray<IndexVariable> indices)
        : base(HashCode.Combine(family, Hashing.Of(nameof(Element), [.. indices])))
    {
        Family = family;
        Indices = indices;
    }

    /// <summary>What it is an element of.</summary>
    public Family Family { get; }

    /// <summary>Which element it is.</summary>
    public ImmutableArray<IndexVariable> Indices { get; }

    /// <summary>The name with the indices below it.</summary>
    public Name Name => Family.NameAt(Indices);

    /// <summary>The indices. The definition is not inside: it belongs to the family.</summary>
    public override ImmutableArray<Expr> Children => [.. Indices];

    /// <summary>The element at the given indices.</summary>
    /// <exception cref="ArgumentException">There are too many indices or too few, or one of them runs over something else than was declared.</exception>
    public static Element Of(Family family, ImmutableArray<IndexVariable> indices)
    {
        if (indices.Length != family.Indices.Length)
        {
            throw new ArgumentException(
                $"{family.Name} has {family.Indices.Length} {(family.Indices.Length == 1 ? "index" : "indices")} ({string.Join(", ", family.Indices.Select(index => index.Letter))}); "
                + $"found {indices.Length} ({string.Join(", ", indices.Select(index => index.Letter))}).", nameof(indices));
        }

        foreach (var (declared, given) in family.Indices.Zip(indices))
        {
            if (!ReferenceEquals(declared.Size, given.Size))
                throw new ArgumentException($"{family.Name}: the index {given.Letter} runs to {given.Size}, but in the place of {declared.Letter} expected one that runs to {declared.Size}.", nameof(indices));
        }

        return Unique(new Element(family, indices));
    }

    internal override Expr Rebuild(ImmutableArray<Expr> children) => Of(Family, [.. children.Cast<IndexVariable>()]);

    internal override bool HasSameParts(Expr other) =>
        other is Element element && element.Family.Equals(Family) && element.Indices.SequenceEqual(Indices);
}
