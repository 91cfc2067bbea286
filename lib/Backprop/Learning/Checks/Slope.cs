namespace Backprop;

/// <summary>Slopes by central differences.</summary>
internal static class Slope
{
    // ∛2⁻⁵²
    private const double Step = 6.0554544523933395e-06;

    /// <summary>How fast a function changes with one of its numbers.</summary>
    public static double Of(Func<double[], double> function, double[] at, int place)
    {
        var h = Step * Math.Max(1, Math.Abs(at[place]));
        double[] above = [.. at], below = [.. at];
        above[place] += h;
        below[place] -= h;
        return (function(above) - function(below)) / (above[place] - below[place]);
    }
}
