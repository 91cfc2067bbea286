using System.Collections.Immutable;

namespace Backprop;

/// <summary>Fewer points of a long line: what cannot be told apart on a page only makes it heavier.</summary>
internal static class Thinning
{
    /// <summary>Which of <paramref name="count"/> points to keep: the first, the last and, evenly spread, at most <paramref name="most"/> in all.</summary>
    public static ImmutableArray<int> Evenly(int count, int most) => count <= most
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, most).Select(k => (int)((long)k * (count - 1) / (most - 1)))];

    /// <summary>What is kept, and the first point between two of them that must not be passed over.</summary>
    /// <param name="inAnyCase">The points that are kept in any case.</param>
    /// <param name="isMissing">Whether a point has no value.</param>
    public static ImmutableArray<int> WithMissing(ImmutableArray<int> inAnyCase, Func<int, bool> isMissing)
    {
        var kept = new List<int>();
        foreach (var k in inAnyCase)
        {
            var start = kept.Count == 0 ? 0 : kept[^1] + 1;
            kept.AddRange(Enumerable.Range(start, k - start).Where(isMissing).Take(1));
            kept.Add(k);
        }

        return [.. kept];
    }

    /// <summary>Which points to keep, closer together at the beginning, where a search moves fastest: steps grow in a constant ratio.</summary>
    public static ImmutableArray<int> EarlyFirst(int count, int most)
    {
        if (count <= most) return Evenly(count, most);
        var kept = new List<int>(most) { 0 };
        for (var k = 1; k < most; k++)
        {
            // At least one step on; else as far as the constant ratio to the last point takes it.
            var left = most - k;
            var ratio = Powers.Pow((count - 1) / (double)Math.Max(1, kept[^1]), 1.0 / left);
            kept.Add(Math.Min(count - 1, Math.Max(kept[^1] + 1, left == 1 ? count - 1 : (int)Math.Round(kept[^1] * ratio))));
        }

        return [.. kept.Distinct()];
    }
}
