namespace Backprop;

/// <summary>Where the middle half of some numbers lies.</summary>
/// <remarks>Each is a quantile as <see cref="Quantile"/> defines it.</remarks>
/// <param name="Lower">A quarter of the numbers lies below.</param>
/// <param name="Median">Half of the numbers lie below.</param>
/// <param name="Upper">Three quarters of the numbers lie below.</param>
public readonly record struct Quartiles(double Lower, double Median, double Upper)
{
    /// <summary>The three quartiles.</summary>
    /// <exception cref="ArgumentException">There are no numbers.</exception>
    /// <example><code>Quartiles.Of([1, 2, 3, 4]).Upper   // 3.25</code></example>
    public static Quartiles Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new(Quantile.OfSorted(sorted, 0.25), Quantile.OfSorted(sorted, 0.5), Quantile.OfSorted(sorted, 0.75));
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

    /// <summary>The three numbers.</summary>
    public override string ToString() => FormattableString.Invariant($"{Lower}, {Median}, {Upper}");
}
