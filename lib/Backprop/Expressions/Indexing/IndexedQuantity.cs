using System.Collections.Immutable;

namespace Backprop;

/// <summary>Values with a definition that holds for every index: x_j = Σ_i y_i w_ji.</summary>
public sealed class IndexedQuantity : Family, IEquatable<IndexedQuantity>
{
    /// <summary>The quantities of that name and definition, one for each value of the indices.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="indices">The indices on the left.</param>
    /// <param name="definition">What an element is equal to.</param>
    /// <exception cref="ArgumentException">The definition has a free index that does not stand on the left, or one letter with two sizes.</exception>
    public IndexedQuantity(Name name, ImmutableArray<IndexVariable> indices, Expr definition)
        : base(name, indices)
    {
        Definition = definition;
        FreeIndices.RequireOnly(indices, definition, name);
    }

    /// <inheritdoc/>
    public override Expr Definition { get; }

    /// <summary>True for the same name, indices and definition.</summary>
    public bool Equals(IndexedQuantity? other) => other is not null && Name.Equals(other.Name)
        && ReferenceEquals(Definition, other.Definition) && Indices.SequenceEqual(other.Indices);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IndexedQuantity);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Definition);
}
