namespace Backprop;

/// <summary>xʸ, by one rule wherever a power is computed.</summary>
internal static class Powers
{
    private const double Ln2 = 0.693147180559663, Ln2Rest = 2.8235290563031577e-13;
    private const double TwoThirds = 0.6666666666666666, TwoThirdsRest = 3.700743415417188e-17;

    /// <summary>x to an exact power: by multiplying, dividing or a root where that is all there is to it.</summary>
    public static double Raise(double x, Rational r)
    {
        if (r == 2) return x * x;
        if (r == 3) return x * x * x;
        if (r == -1) return 1 / x;
        return r == new Rational(1, 2) ? Math.Sqrt(x) : Pow(x, r.ToDouble());
    }

    /// <summary>xʸ within 1 unit of the last place; where there is no ordinary value, what IEEE 754 says, as <see cref="Math.Pow"/> does.</summary>
    /// <remarks>e^(y ln x), with ln x in two doubles, since an error of the exponent counts y ln x times in the result.</remarks>
    public static double Pow(double x, double y)
    {
        if (y == 0 || x == 1) return 1;
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        var isWhole = double.IsInfinity(y) || Math.Truncate(y) == y;
        var isOdd = isWhole && Math.Abs(y) < 1L << 53 && ((long)y & 1) != 0;
        if (x < 0 && !isWhole && !double.IsInfinity(x)) return double.NaN;
        var (size, sign) = (Math.Abs(x), double.IsNegative(x) && isOdd ? -1.0 : 1.0);
        if (size == 1) return sign;
        if (size == 0 || double.IsInfinity(size) || double.IsInfinity(y)) return sign * (size > 1 == y > 0 ? double.PositiveInfinity : 0);
        return sign * PowOf(size, y);
    }

    private static double PowOf(double x, double y)
    {
        var (log, logRest) = LogInTwo(x);
        if (Math.Abs(y * log) > 800) return y * log > 0 ? double.PositiveInfinity : 0;
        var (exponent, rest) = Exact.Product(y, log);
        return Exponential.Exp(exponent, rest + y * logRest);
    }

    // ln x = n ln 2 + 2s + s((2/3)s² + s⁴Q(s²)), as in Logarithm, but everything down to s⁴ in two doubles.
    private static (double High, double Low) LogInTwo(double x)
    {
        var isSubnormal = x < 2.2250738585072014E-308;
        var (exponent, mantissa) = OneLane.Split(new(isSubnormal ? x * 18014398509481984.0 : x));
        var (n, f) = (exponent.Value - (isSubnormal ? 54 : 0), mantissa.Value - 1);
        var (below, belowRest) = Exact.Sum(2, f);
        var s = f / below;
        var (product, productRest) = Exact.Product(s, below);
        var sRest = (f - product - productRest - s * belowRest) / below;
        var (z, zRest) = Exact.Product(s, s);
        zRest += 2 * s * sRest;
        var (third, thirdRest) = Exact.Product(z, TwoThirds);
        thirdRest += zRest * TwoThirds + z * TwoThirdsRest;
        var z2 = z * z;
        var q = z2 * (0.4 + 0.2857142857142937 * z + z2 * (0.22222222221654733 + 0.1818181833565416 * z)
            + z2 * z2 * (0.15384594934597917 + 0.13334806212100603 * z + z2 * (0.11706195689881364 + 0.11723603622905411 * z)));
        var (g, gRest) = Exact.Sum(third, q);
        var (sg, sgRest) = Exact.Product(s, g);
        var (sum, sumRest) = Exact.Sum(2 * s, sg);
        var low = sumRest + (sgRest + s * (gRest + thirdRest) + sRest * g + 2 * sRest) + n * Ln2Rest;
        var (high, lost) = Exact.Sum(n * Ln2, sum);
        return Exact.Sum(high, lost + low);
    }
}
