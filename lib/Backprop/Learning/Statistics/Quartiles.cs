namespace Backprop;

/// <summary>Where the middle half of some numbers lies.</summary>
/// <remarks>
/// The quantile p of n sorted numbers stands at position p(n − 1), counted from 0; between two numbers it is interpolated
/// linearly. That is definition 7 of Hyndman and Fan (1996), the usual one of R and numpy.
/// </remarks>
/// <param name="Lower">A quarter of the numbers lies below.</param>
/// <param name="Median">Half of the numbers lie below.</param>
/// <param name="Upper">Three quarters of the numbers lie below.</param>
public readonly record struct Quartiles(double Lower, double Median, double Upper)
{
    /// <summary>The three quartiles.</summary>
    /// <exception cref="ArgumentException">There are no numbers.</exception>
    /// <example><code>Quartiles.Of([1, 2, 3, 4])   // 1.75, 2.5, 3.25</code></example>
    public static Quartiles Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new(AtSorted(sorted, 0.25), AtSorted(sorted, 0.5), AtSorted(sorted, 0.75));
    }

    /// <summary>The three quartiles of whole numbers.</summary>
    public static Quartiles Of(IEnumerable<int> values) => Of(values.Select(value => (double)value));

    /// <summary>The quartiles at each step of several curves of one length: the band and the line of a figure over seeds.</summary>
    /// <exception cref="ArgumentException">There are no curves, or their lengths differ.</exception>
    public static Quartiles[] OfCurves(IReadOnlyList<double[]> curves)
    {
        if (curves.Count == 0) throw new ArgumentException("Found no curves, expected at least one.", nameof(curves));
        var length = curves[0].Length;
        if (curves.FirstOrDefault(curve => curve.Length != length) is { } other)
            throw new ArgumentException($"Found curves of {length} and of {other.Length} steps, expected one length.", nameof(curves));
        return [.. Enumerable.Range(0, length).Select(step => Of(curves.Select(curve => curve[step])))];
    }

    /// <summary>The quantile <paramref name="p"/> of some numbers, 0 ≤ p ≤ 1.</summary>
    public static double Quantile(IEnumerable<double> values, double p)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(p, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(p, 1);
        return AtSorted([.. values.Order()], p);
    }

    /// <summary>The three numbers.</summary>
    public override string ToString() => FormattableString.Invariant($"{Lower}, {Median}, {Upper}");

    private static double AtSorted(double[] sorted, double p)
    {
        if (sorted.Length == 0) throw new ArgumentException("Found no numbers, expected at least one.", nameof(sorted));
        var position = p * (sorted.Length - 1);
        var below = (int)position;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }
}
