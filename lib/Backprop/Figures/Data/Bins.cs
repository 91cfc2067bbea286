using System.Collections.Immutable;

namespace Backprop;

/// <summary>The counting boxes of a histogram: count k is how many values lie from edge k up to, but not at, edge k + 1; the last box holds its upper edge too.</summary>
/// <param name="Edges">Where the boxes begin and end; one more than there are boxes.</param>
/// <param name="Counts">How many values lie in each.</param>
internal sealed record Bins(ImmutableArray<double> Edges, ImmutableArray<int> Counts)
{
    /// <summary>Counts values in boxes between given edges; values outside are not counted.</summary>
    public static Bins Of(IReadOnlyCollection<double> values, ImmutableArray<double> edges)
    {
        var counts = new int[edges.Length - 1];
        foreach (var value in values)
        {
            if (!(value >= edges[0] && value <= edges[^1])) continue;
            var found = edges.BinarySearch(value);
            counts[Math.Min(found >= 0 ? found : ~found - 1, counts.Length - 1)]++;
        }

        return new(edges, [.. counts]);
    }

    /// <summary>Edges of equally wide boxes over all values, or of boxes of equal ratio where the axis is logarithmic.</summary>
    /// <param name="values">The values.</param>
    /// <param name="count">How many boxes.</param>
    /// <param name="isLogarithmic">Whether the boxes have equal ratios; values at or below zero are left out.</param>
    public static ImmutableArray<double> EdgesFor(IEnumerable<double> values, int count, bool isLogarithmic = false)
    {
        double[] finite = [.. values.Where(value => double.IsFinite(value) && (!isLogarithmic || value > 0))];
        if (finite.Length == 0) return [0, 1];
        var (low, high) = (finite.Min(), finite.Max());
        if (low == high) (low, high) = isLogarithmic ? (low / 2, high * 2) : (low - 0.5, high + 0.5);
        return
        [
            low,
            .. Enumerable.Range(1, count - 1).Select(k => isLogarithmic ? low * Math.Pow(high / low, (double)k / count) : low + (high - low) * k / count),
            high,
        ];
    }
}
