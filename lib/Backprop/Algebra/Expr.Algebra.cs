namespace Backprop;

/// <content>Other ways to write the same value.</content>
public abstract partial class Expr
{
    /// <summary>The expression multiplied out; named quantities stay.</summary>
    /// <exception cref="InvalidOperationException">It would have more than 20,000 terms.</exception>
    /// <example><code>Square(a - y).Expand()   // a² − 2a y + y²</code></example>
    public Expr Expand() => Expansion.Expand(this);

    /// <summary>Whether this expression and another have the same value: proved, refuted at a point, or not decided.</summary>
    /// <param name="other">The other expression.</param>
    /// <param name="sizes">How far the indices run, for a comparison of each element at these sizes; null compares for all sizes.</param>
    /// <example><code>Tanh(x).CompareWith(2 * Logistic(2 * x) - 1)   // Equal: proved. Their difference multiplied out is 0.</code></example>
    public Comparison CompareWith(Expr other, Sizes? sizes = null)
    {
        ArgumentNullException.ThrowIfNull(other);
        return sizes is null ? Comparison.Of(this, other) : Comparison.Of(this, other, sizes);
    }
}
