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

    /// <summary>The chain going into a sum; an index of a sum further out that has the same letter gets another.</summary>
    /// <remarks>Inside, the letter means the inner index, so nothing there can speak of the outer one.</remarks>
    public Chain Into(IndexVariable index)
    {
        if (Summed.FirstOrDefault(outer => outer.Letter == index.Letter) is not { } clash)
            return new(Before, Last, Length, Summed.Add(index));
        var product = ToProduct();
        HashSet<string> taken = [index.Letter, .. FreeIndices.Letters(product), .. Summed.Select(outer => outer.Letter)];
        var other = clash.Renamed(Reindexing.Fresh(clash.Letter, taken));
        return Of(Reindexing.Apply(product, [(clash, other)]), Summed.Replace(clash, other).Add(index));
    }

    /// <summary>Chains added up, those under the same sums into one, in the order in which each kind came first.</summary>
    public static IEnumerable<Chain> Merged(List<Chain> chains)
    {
        if (chains.Count == 1) return chains;
        return chains
            .GroupBy(chain => chain.Summed, Sequences)
            .Select(group => group.Count() == 1 ? group.First() : Of(Sum.Of([.. group.Select(chain => chain.ToProduct())]), group.Key));
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

    private static Chain Of(Expr product, ImmutableArray<IndexVariable> summed) => product.IsOne ? new(null, null, 0, summed) : new(Empty, product, 1, summed);
}
