using System.Collections.Immutable;

namespace Backprop;

/// <summary>One chain of the chain rule: factors from the front to the back, under the sums that it has gone into.</summary>
/// <remarks>The front is shared between chains, so that to go one step further takes one step, however long the chain is.</remarks>
internal sealed record Chain
{
    private Chain(Chain? before, Expr? last, int length, ImmutableArray<IndexVariable> summed) =>
        (Before, Last, Length, Summed) = (before, last, length, summed);

    /// <summary>The chain without factors: 1.</summary>
    public static Chain Empty { get; } = new(null, null, 0, []);

    /// <summary>The indices that are summed over, the outermost first.</summary>
    public ImmutableArray<IndexVariable> Summed { get; }

    private Chain? Before { get; }

    private Expr? Last { get; }

    private int Length { get; }

    /// <summary>The chain with one more factor.</summary>
    public Chain Then(Expr factor) => factor.IsOne ? this : new(this, factor, Length + 1, Summed);

    /// <summary>The chain going into a sum. What does not depend on its index is summed beforehand: Σ_k Σ_i a_k b_i = (Σ_k a_k)(Σ_i b_i).</summary>
    /// <param name="sum">The sum.</param>
    /// <remarks>So no sum stands inside another that has nothing to do with it, and no two have one letter.</remarks>
    public Chain Into(IndexSum sum)
    {
        var outside = Summed.IsEmpty ? this : SummedUp(FreeIndices.Of(sum));
        return new(outside.Before, outside.Last, outside.Length, outside.Summed.Add(sum.Index));
    }

    /// <summary>Chains that have arrived at one expression added up: Σ_i a_i r + b r = (Σ_i a_i + b) r, where r has no i.</summary>
    /// <param name="chains">The chains.</param>
    /// <param name="at">Where they have arrived.</param>
    /// <remarks>What is passed on is one chain then, however many ways lead there; otherwise sums inside sums would double their number at every step.</remarks>
    public static List<Chain> Merged(List<Chain> chains, Expr at)
    {
        var alike = UnderOneSum(chains);
        return alike.Count < 2 ? alike : UnderOneSum([.. alike.Select(chain => chain.SummedUp(FreeIndices.Of(at)))]);
    }

    /// <summary>Chains added up, those under the same sums into one, in the order in which each kind came first.</summary>
    public static List<Chain> UnderOneSum(List<Chain> chains)
    {
        if (chains.Count < 2) return chains;
        return
        [
            .. chains.GroupBy(chain => chain.Summed, Sequences)
                .Select(group => group.Count() == 1 ? group.First() : Of(Sum.Of([.. group.Select(chain => chain.ToProduct())]), group.Key)),
        ];
    }

    /// <summary>The factors multiplied, without the sums.</summary>
    public Expr ToProduct()
    {
        if (Length == 0) return Expr.One;
        if (Length == 1) return Last!;
        var factors = new Expr[Length];
        var chain = this;
        for (var i = Length - 1; i >= 0; i--, chain = chain.Before!) factors[i] = chain.Last!;
        return Product.Of(factors);
    }

    private static IEqualityComparer<ImmutableArray<IndexVariable>> Sequences { get; } = EqualityComparer<ImmutableArray<IndexVariable>>.Create(
        (left, right) => left.SequenceEqual(right),
        sequence => sequence.Aggregate(0, HashCode.Combine));

    // Leaves only the sums over these indices. What does not depend on the index of another goes in front of it: Σ_i a b_i = a Σ_i b_i.
    private Chain SummedUp(ImmutableHashSet<IndexVariable> left)
    {
        if (Summed.All(left.Contains)) return this;
        var product = ToProduct();
        foreach (var index in Summed.Reverse().Where(index => !left.Contains(index)))
        {
            var factors = FactorsOf(product).ToLookup(factor => FreeIndices.Of(factor).Contains(index));
            product = Product.Of([.. factors[false], IndexSum.Of(index, Product.Of([.. factors[true]]))]);
        }

        return Of(product, [.. Summed.Where(left.Contains)]);
    }

    // The number in front is one of them.
    private static ImmutableArray<Expr> FactorsOf(Expr product) => product is Product several ? [Number.Of(several.Coefficient), .. several.Factors] : [product];

    private static Chain Of(Expr product, ImmutableArray<IndexVariable> summed) => product.IsOne ? new(null, null, 0, summed) : new(Empty, product, 1, summed);
}
