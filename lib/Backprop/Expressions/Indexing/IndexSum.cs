using System.Collections.Immutable;

namespace Backprop;

/// <summary>A sum over an index: Σ_i y_i w_ji. The index is bound; outside the sum it means nothing.</summary>
public sealed class IndexSum : Expr
{
    private IndexSum(IndexVariable index, Expr body)
        : base(HashCode.Combine(nameof(IndexSum), index, body))
    {
        Index = index;
        Body = body;
    }

    /// <summary>The index that is summed over.</summary>
    public IndexVariable Index { get; }

    /// <summary>What is summed.</summary>
    public Expr Body { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Children => [Body];

    /// <summary>The sum, tidied where a Kronecker delta picks one term or the index does not occur.</summary>
    /// <remarks>Σ_i 0 = 0, Σ_i u = n_i u for u without i, Σ_i u_i δ_ij = u_j, Σ_i 2u_i = 2 Σ_i u_i, Σ_i Σ_k u_ik δ_ij = Σ_k u_jk, and a sum of terms is split where that lets a delta work. A sum
    /// inside that binds the same letter gets another.</remarks>
    public static Expr Of(IndexVariable index, Expr body)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(body);
        if (body.IsZero) return Zero;
        body = Reindexing.BindApart(body, [index.Letter]);
        var free = FreeIndices.Of(body);
        if (free.FirstOrDefault(other => other.Letter == index.Letter && !ReferenceEquals(other, index)) is { } otherSize)
            throw new ArgumentException($"The index {index.Letter} is summed up to {index.Size}, but inside it runs to {otherSize.Size}.", nameof(body));
        if (!free.Contains(index)) return Product.Of(index.Size, body);
        if (PickedBy(index, body) is { } delta)
        {
            var others = body is Product product ? Product.Of([Number.Of(product.Coefficient), .. product.Factors.Where(factor => !ReferenceEquals(factor, delta))]) : One;
            return Reindexing.Apply(others, [(index, delta.OtherThan(index))]);
        }

        if (body is Sum sum && sum.Terms.Any(term => IsPicked(index, term)))
            return Sum.Of([.. sum.Terms.Select(term => Of(index, term))]);
        var (number, rest) = Product.SplitCoefficient(body);
        if (rest is IndexSum inner && IsPicked(index, inner.Body)) return Product.Of(Number.Of(number), Of(inner.Index, Of(index, inner.Body)));
        return Product.Scale(number, Unique(new IndexSum(index, rest!)));
    }

    /// <summary>Several sums around one body, the first index outermost.</summary>
    internal static Expr Over(ImmutableArray<IndexVariable> indices, Expr body)
    {
        for (var i = indices.Length - 1; i >= 0; i--) body = Of(indices[i], body);
        return body;
    }

    internal override Expr Rebuild(ImmutableArray<Expr> children) => Of(Index, children[0]);

    internal override bool HasSameParts(Expr other) =>
        other is IndexSum sum && ReferenceEquals(sum.Index, Index) && ReferenceEquals(sum.Body, Body);

    // The delta may stand inside other sums, which change places with this one.
    private static bool IsPicked(IndexVariable index, Expr term)
    {
        while (Product.SplitCoefficient(term).Body is IndexSum inner) term = inner.Body;
        return PickedBy(index, term) is not null;
    }

    private static KroneckerDelta? PickedBy(IndexVariable index, Expr term) => term switch
    {
        KroneckerDelta delta when delta.Mentions(index) => delta,
        Product product => product.Factors.OfType<KroneckerDelta>().FirstOrDefault(delta => delta.Mentions(index)),
        _ => null,
    };
}
