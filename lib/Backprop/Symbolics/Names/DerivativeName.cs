namespace Backprop.Symbolics;

/// <summary>The name of a partial derivative, ∂C/∂z: the backward sweep names each one so that those further back can use it.</summary>
/// <param name="numerator">What is differentiated, above.</param>
/// <param name="denominator">The variable, below.</param>
/// <example><code>new DerivativeName("C", "z").ToString()   // ∂C/∂z</code></example>
public sealed class DerivativeName(Name numerator, Name denominator)
    : Name($"d{numerator.Identifier}_d{denominator.Identifier}")
{
    /// <summary>The name above: what is differentiated.</summary>
    public Name Numerator { get; } = numerator;

    /// <summary>The name below: the variable.</summary>
    public Name Denominator { get; } = denominator;
}
