namespace Backprop;

/// <summary>Sums and products of two doubles as two doubles: the rounded result, and exactly what its rounding lost.</summary>
/// <remarks>T. J. Dekker, "A floating-point technique for extending the available precision", 1971. No fused operation is needed.</remarks>
internal static class Exact
{
    /// <summary>x + y where |x| ≥ |y| or x is 0.</summary>
    public static (double High, double Low) Sum(double x, double y)
    {
        var sum = x + y;
        return (sum, y - (sum - x));
    }

    /// <summary>x · y.</summary>
    public static (double High, double Low) Product(double x, double y)
    {
        var (x1, x2) = Halves(x);
        var (y1, y2) = Halves(y);
        var product = x * y;
        return (product, x1 * y1 - product + x1 * y2 + x2 * y1 + x2 * y2);
    }

    // 26 bits each; 2²⁷ + 1 moves the border there.
    private static (double High, double Low) Halves(double x)
    {
        var far = x * 134217729;
        var high = far - (far - x);
        return (high, x - high);
    }
}
