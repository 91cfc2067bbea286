namespace Backprop;

/// <summary>The value below which a given share of some numbers lies.</summary>
/// <remarks>
/// The quantile p of n sorted numbers stands at position p(n − 1), counted from 0; between two numbers it is interpolated
/// linearly. That is definition 7 of Hyndman and Fan (1996), the usual one of R and numpy. A number may be infinite, such as
/// the sweeps of a run that never ends: a quantile that stands on it, or between it and a finite one, is infinite too.
/// </remarks>
public static class Quantile
{
    /// <summary>The quantile of some numbers in any order.</summary>
    /// <param name="values">The numbers; at least one.</param>
    /// <param name="share">The share that lies below, from 0 to 1.</param>
    /// <exception cref="ArgumentException">There are no numbers, or one of them is NaN, or the quantile lies between −∞ and ∞.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <example><code>Quantile.Of([7, 1, 3, 10], 0.5)   // 5</code></example>
    public static double Of(IEnumerable<double> values, double share) => OfSorted([.. values.Order()], share);

    /// <summary>The same of numbers that are sorted from small to large.</summary>
    internal static double OfSorted(IReadOnlyList<double> sorted, double share)
    {
        if (!(share is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        if (sorted.Count == 0) throw new ArgumentException("Found no numbers, expected at least one.", nameof(sorted));
        if (double.IsNaN(sorted[0])) throw new ArgumentException("Found NaN among the numbers; it has no place in their order.", nameof(sorted));
        var position = share * (sorted.Count - 1);
        var below = (int)position;
        // Nothing is interpolated where the position falls on a number: next to an infinite one that would be 0 · ∞.
        return position == below || sorted[below] == sorted[below + 1]
            ? sorted[below]
            : Between(sorted[below], sorted[below + 1], position - below);
    }

    // The way from a number to an infinite one is infinite, in the middle as well; from −∞ to ∞ it has no middle.
    private static double Between(double below, double above, double share) => double.IsFinite(below) ? Math.Clamp(below * (1 - share) + above * share, below, above)
        : double.IsFinite(above) ? below
        : throw new ArgumentException("The quantile lies between −∞ and ∞; no number is nearer to it than another.", nameof(share));
}
