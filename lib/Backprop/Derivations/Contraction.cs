using System.Collections.Immutable;

namespace Backprop;

/// <summary>What becomes of summed indices when the element that they lead to is fixed: Σ_K δ_KI u_K = u_I.</summary>
internal static class Contraction
{
    /// <summary>The new letters, the indices that are still summed over, and the deltas that stay.</summary>
    /// <param name="at">The element that was arrived at.</param>
    /// <param name="summed">The indices that are summed over.</param>
    /// <param name="target">The element that is asked for.</param>
    /// <param name="taken">Letters that the summed indices must not have, beside those of the target.</param>
    /// <param name="declared">The letters that indices without one of their own are to have, where they can.</param>
    public static (Dictionary<IndexVariable, IndexVariable> Moved, ImmutableArray<IndexVariable> Summed, Expr Deltas) Of(
        ImmutableArray<IndexVariable> at, ImmutableArray<IndexVariable> summed, ImmutableArray<IndexVariable> target, IEnumerable<string> taken,
        IReadOnlyDictionary<IndexVariable, IndexVariable>? declared = null)
    {
        var left = summed.ToList();
        var moved = new Dictionary<IndexVariable, IndexVariable>();
        var deltas = new List<Expr>();
        foreach (var (here, there) in at.Zip(target))
        {
            if (left.Remove(here)) moved.Add(here, there);
            else deltas.Add(KroneckerDelta.Of(moved.GetValueOrDefault(here, here), there));
        }

        HashSet<string> letters = [.. taken, .. target.Select(index => index.Letter)];
        for (var i = 0; i < left.Count; i++)
        {
            var fresh = Reindexing.Apart([declared?.GetValueOrDefault(left[i]) ?? left[i]], letters)[0];
            if (ReferenceEquals(fresh, left[i])) continue;
            moved.Add(left[i], fresh);
            left[i] = fresh;
        }

        return (moved, [.. left], Product.Of([.. deltas]));
    }
}
