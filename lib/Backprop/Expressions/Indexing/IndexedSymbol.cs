using System.Collections.Immutable;

namespace Backprop;

/// <summary>Values that are given: weights, inputs, targets.</summary>
public sealed class IndexedSymbol : Family, IEquatable<IndexedSymbol>
{
    /// <summary>The symbols of that name, one for each value of the indices.</summary>
    /// <exception cref="ArgumentException">A letter occurs twice among the indices.</exception>
    public IndexedSymbol(Name name, params ImmutableArray<IndexVariable> indices)
        : base(name, indices)
    {
    }

    /// <inheritdoc/>
    public override Expr? Definition => null;

    /// <summary>True for the same name over the same sizes; the letters do not count.</summary>
    public bool Equals(IndexedSymbol? other) =>
        other is not null && Name.Equals(other.Name) && Indices.Select(index => index.Size).SequenceEqual(other.Indices.Select(index => index.Size));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IndexedSymbol);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Indices.Length);
}
