using System.Collections.Immutable;

namespace Backprop;

/// <summary>A path of the chain rule on its way from what is differentiated: the links so far, and the indices that are summed over.</summary>
/// <param name="End">The family that it has come to.</param>
/// <param name="At">The element of it.</param>
/// <param name="Summed">The indices that are summed over, the outermost first; none where no family is on the way.</param>
/// <param name="Links">The links, from the first on.</param>
/// <remarks>The links are a list that shares its front with that of the path before: a way through 100,000 layers copies nothing.</remarks>
internal sealed record ChainPath(Family End, ImmutableArray<IndexVariable> At, ImmutableArray<IndexVariable> Summed, ImmutableList<Link> Links)
{
    /// <summary>The links multiplied, and summed.</summary>
    public Expr Value => IndexSum.Over(Summed, Product.Of([.. Links.Select(link => link.Value)]));

    /// <summary>The path with a link to each name that is wanted, in the order in which the definition mentions them.</summary>
    /// <param name="uses">What the definition mentions.</param>
    /// <param name="wanted">Which of these.</param>
    /// <param name="taken">Letters that mean something outside the path.</param>
    public IEnumerable<ChainPath> Next(IReadOnlyList<Family> uses, Func<Family, bool> wanted, IEnumerable<string> taken)
    {
        HashSet<string> letters = [.. taken, .. Summed.Select(index => index.Letter)];
        var definition = Reindexing.BindApart(End.DefinitionAt(At)!, letters);
        var rates = LocalRates.Of(End.At(At), definition, wanted).ToLookup(rate => Family.Of(rate.Mention)!);
        foreach (var next in uses.Where(wanted)) yield return To(next, [.. rates[next]], letters);
    }

    /// <summary>The path to the one element that is asked for: a summed index that it fixes is summed no more, any other is held by a delta.</summary>
    /// <param name="target">The indices of the element.</param>
    /// <param name="taken">Letters that mean something outside the path.</param>
    public ChainPath EndingAt(ImmutableArray<IndexVariable> target, IEnumerable<string> taken)
    {
        var (moved, left, deltas) = Contraction.Of(At, Summed, target, taken);
        var links = Links.Select(link => link.Moved(moved)).ToList();
        if (links.Count > 0) links[^1] = links[^1].To(target, deltas);
        return this with { At = target, Summed = left, Links = [.. links] };
    }

    // One mention is followed as it stands. Where there are several, ∂q_K/∂p_I is taken for an I of its own, with the deltas that lead there.
    private ChainPath To(Family next, IReadOnlyList<LocalRate> mentions, HashSet<string> letters)
    {
        if (mentions is [var only])
        {
            var at = Family.IndicesOf(only.Mention);
            var (along, inside) = (only.Summed.Where(index => at.Contains(index)), only.Summed.Where(index => !at.Contains(index)));
            return Then(next, at, [.. along], IndexSum.Over([.. inside], only.Rate));
        }

        HashSet<string> taken = [.. letters, .. mentions.SelectMany(mention => FreeIndices.Letters(mention.Rate)), .. mentions.SelectMany(mention => mention.Summed).Select(index => index.Letter)];
        var there = Reindexing.Apart(next.Indices, taken);
        return Then(next, there, there, Sum.Of([.. mentions.Select(mention => IndexSum.Over(
            mention.Summed,
            mention.Rate * Product.Of([.. Family.IndicesOf(mention.Mention).Zip(there, KroneckerDelta.Of)])))]));
    }

    private ChainPath Then(Family next, ImmutableArray<IndexVariable> at, ImmutableArray<IndexVariable> summed, Expr value) =>
        new(next, at, Summed.AddRange(summed), Links.Add(new(End, At, next, at, value)));
}
