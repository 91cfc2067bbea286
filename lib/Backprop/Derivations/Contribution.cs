using System.Collections.Immutable;

namespace Backprop;

/// <summary>One term of a derivative: what arrived at the family above, times the rate of one place in its definition that mentions the family below.</summary>
/// <remarks>
/// For q_K = … u_J … the derivative with respect to u_I is Σ_K Σ_s ∂E/∂q_K · ∂q_K/∂u_J · δ_JI, where s are the indices of sums around the
/// place. A delta with a summed index takes its sum away; the others stay.
/// </remarks>
/// <param name="Above">The family above.</param>
/// <param name="At">The indices at which its element is taken.</param>
/// <param name="Before">The derivative of the cost by the family above; null where that is the cost itself.</param>
/// <param name="Summed">The indices that are summed over: those above that the ones below do not fix, then those of sums on the way.</param>
/// <param name="Below">The family below, at the indices by which it was declared.</param>
/// <param name="Rate">∂above/∂below, everything else held.</param>
internal sealed record Contribution(Family Above, ImmutableArray<IndexVariable> At, Family? Before, ImmutableArray<IndexVariable> Summed, Family Below, Expr Rate)
{
    /// <summary>Σ ∂E/∂q_K · ∂q_K/∂u_I, solved.</summary>
    public Expr Value => IndexSum.Over(Summed, Before is null ? Rate : Before.At(At) * Rate);

    /// <summary>What a family passes back to those that its definition mentions.</summary>
    /// <param name="above">The family above; it has a definition.</param>
    /// <param name="before">The derivative that has arrived there; null where it is the cost.</param>
    /// <param name="wanted">Which families below.</param>
    public static IEnumerable<Contribution> From(Family above, Family? before, HashSet<Family> wanted)
    {
        // K has letters that no formula has, until it is known which of them the element below fixes.
        ImmutableArray<IndexVariable> at = above.Indices.IsEmpty ? [] : [.. above.Indices.Select((index, i) => IndexVariable.Apart(i, index.Size))];
        foreach (var mention in LocalRates.Of(above.At(at), above.DefinitionAt(at)!, wanted.Contains))
        {
            // The same family may have been declared with other letters elsewhere; one declaration counts.
            wanted.TryGetValue(Family.Of(mention.Mention)!, out var below);
            yield return Of(above, at, before, mention, below!);
        }
    }

    /// <summary>The terms that come from one family with the link only named; what the cost itself mentions is solved, for its link has the name of the whole.</summary>
    public static Line Named(IReadOnlyList<Contribution> fromOne)
    {
        var first = fromOne[0];
        var below = first.Below;
        if (first.Before is null) return Line.Joined(fromOne.Select(contribution => Line.Of(contribution.Value)));

        // Several places make up one link: ∂q_K/∂u_I for every K.
        ImmutableArray<IndexVariable> at = fromOne.Count == 1 ? first.At : Reindexing.Apart(first.Above.Indices, below.Indices.Select(index => index.Letter).ToHashSet());
        var summed = fromOne.Count == 1 ? first.Summed.Where(index => at.Contains(index)) : at;
        var link = new DerivativeName(first.Above.NameAt(at), below.NameAt(below.Indices));
        return Line.Summed([.. summed], Line.Between(Line.Of(first.Before.At(at)), Line.Of(link)));
    }

    private static Contribution Of(Family above, ImmutableArray<IndexVariable> at, Family? before, LocalRate mention, Family below)
    {
        // Between names without indices there is nothing to contract.
        if (at.IsEmpty && below.Indices.IsEmpty && mention.Summed.IsEmpty) return new(above, at, before, [], below, mention.Rate);

        // What is left of K takes the letters by which it was declared.
        var declared = at.Zip(above.Indices).ToDictionary(pair => pair.First, pair => pair.Second);
        var (moved, summed, deltas) = Contraction.Of(Family.IndicesOf(mention.Mention), at.AddRange(mention.Summed), below.Indices, [], declared);
        var rate = Reindexing.Apply(mention.Rate, moved.Select(pair => (pair.Key, pair.Value)));
        return new(above, [.. at.Select(index => moved[index])], before, summed, below, rate * deltas);
    }
}
