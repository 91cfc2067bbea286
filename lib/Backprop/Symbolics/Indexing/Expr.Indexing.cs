using System.Collections.Immutable;

namespace Backprop.Symbolics;

/// <content>Formulas with indices, written out.</content>
public abstract partial class Expr
{
    /// <summary>The expression for given sizes, without indices: each Σ becomes a sum of terms, each element a symbol or a named quantity.</summary>
    /// <param name="sizes">How far each index runs.</param>
    /// <exception cref="ArgumentException">An index has no size, or is free.</exception>
    /// <example><code>Sum(i, y[i] * w[i]).For(new Sizes((i, 2)))   // y₁ w₁ + y₂ w₂</code></example>
    public Expr For(Sizes sizes) => new Instantiation(sizes).Apply(this, ImmutableDictionary<IndexVariable, int>.Empty);
}
