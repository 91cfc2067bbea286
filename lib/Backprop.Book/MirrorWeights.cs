namespace Backprop;

/// <summary>How a unit that looks at a row weighs its left half against its right half: the measure of the paper's figure 1.</summary>
/// <remarks>
/// If w_i = −w_{n+1−i} for every i, a symmetric pattern adds up to 0, whatever it is. If further no choice of signs and
/// gaps makes the magnitudes of one half cancel, only symmetric patterns do.
/// </remarks>
public sealed class MirrorWeights
{
    private MirrorWeights(double defect, double[] half) => (Defect, Half) = (defect, half);

    /// <summary>max |w_i + w_{n+1−i}| / max |w_i|: 0 for a unit that is exactly antisymmetric about the middle.</summary>
    public double Defect { get; }

    /// <summary>The magnitudes |w_i − w_{n+1−i}|/2 of the left half, from the edge to the middle.</summary>
    public IReadOnlyList<double> Half { get; }

    /// <summary>Which place has the smallest, which the largest magnitude: 1 the smallest. The published left unit has 3, 1, 2.</summary>
    public IReadOnlyList<int> Ranks => [.. Half.Select(magnitude => Half.Count(other => other < magnitude) + 1)];

    /// <summary>The measure of some weights.</summary>
    /// <param name="weights">The weights from the row, left to right; an even number of them, not all 0.</param>
    /// <exception cref="ArgumentException">An odd number of weights, or all are 0.</exception>
    /// <example><code>MirrorWeights.Of([1, 2, -2, -1]).Defect   // 0</code></example>
    public static MirrorWeights Of(ReadOnlySpan<double> weights)
    {
        if (weights.Length % 2 != 0 || weights.IndexOfAnyExcept(0.0) < 0)
            throw new ArgumentException($"Found {weights.Length} weights, expected an even number of weights that are not all 0.", nameof(weights));
        var (defect, largest) = (0.0, 0.0);
        var half = new double[weights.Length / 2];
        for (var i = 0; i < half.Length; i++)
        {
            var (left, right) = (weights[i], weights[^(i + 1)]);
            defect = Math.Max(defect, Math.Abs(left + right));
            largest = Math.Max(largest, Math.Max(Math.Abs(left), Math.Abs(right)));
            half[i] = Math.Abs(left - right) / 2;
        }

        return new(defect / largest, half);
    }

    /// <summary>True where the sorted magnitudes stand in these ratios, each within the tolerance.</summary>
    /// <param name="tolerance">The relative error that counts as none: 0.1 for ten per cent.</param>
    /// <param name="ratios">Ascending: 1, 2, 4.</param>
    /// <example><code>MirrorWeights.Of([14.2, -3.6, 7.2, -7.2, 3.6, -14.2]).HasRatios(0.1, 1, 2, 4)   // True</code></example>
    public bool HasRatios(double tolerance, params ReadOnlySpan<double> ratios)
    {
        if (ratios.Length != Half.Count) throw new ArgumentException($"Found {ratios.Length} ratios, expected {Half.Count}.", nameof(ratios));
        double[] sorted = [.. Half.Order()];
        if (sorted[0] == 0) return false;
        for (var k = 1; k < sorted.Length; k++)
        {
            var expected = ratios[k] / ratios[0];
            if (Math.Abs(sorted[k] / sorted[0] - expected) > tolerance * expected) return false;
        }

        return true;
    }
}
