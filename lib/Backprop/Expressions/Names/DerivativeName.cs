using System.Collections.Immutable;

namespace Backprop;

/// <summary>The name of a partial derivative, ∂C/∂z: the backward sweep names each one so that those further back can use it.</summary>
/// <param name="numerator">What is differentiated, above.</param>
/// <param name="denominator">The variable, below.</param>
/// <param name="indicesAbove">How many of the indices that the name is given belong to what stands above: one for ∂y_j/∂x_j.</param>
/// <example><code>new DerivativeName("C", "z").ToString()   // ∂C/∂z</code></example>
public sealed class DerivativeName(Name numerator, Name denominator, int indicesAbove = 0)
    : Name($"d{numerator.Identifier}_d{denominator.Identifier}")
{
    /// <summary>The name above: what is differentiated.</summary>
    public Name Numerator { get; } = numerator;

    /// <summary>The name below: the variable.</summary>
    public Name Denominator { get; } = denominator;

    /// <inheritdoc/>
    public override Name WithIndices(ImmutableArray<string> indices) => indices.IsEmpty
        ? this
        : new DerivativeName(Numerator.WithIndices([.. indices.Take(indicesAbove)]), Denominator.WithIndices([.. indices.Skip(indicesAbove)]));
}
