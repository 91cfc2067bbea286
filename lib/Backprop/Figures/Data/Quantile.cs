namespace Backprop;

/// <summary>Quantiles of a sample, between two values by linear interpolation (Hyndman and Fan's definition 7).</summary>
internal static class Quantile
{
    /// <summary>The value below which the given share of a sorted sample lies.</summary>
    /// <param name="sorted">The values from small to large; at least one.</param>
    /// <param name="share">The share, from 0 to 1.</param>
    public static double Of(IReadOnlyList<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        return below + 1 < sorted.Count ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
