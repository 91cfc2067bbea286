using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>The natural logarithm.</summary>
/// <remarks>
/// x = 2ⁿ(1 + f) with √½ ≤ 1 + f ≤ √2, and with s = f/(2 + f) ln(1 + f) = 2 artanh s = 2s + s³Q(s²), where Q is a
/// polynomial of degree 7 with a relative error below 2⁻⁶⁴, fitted as for the exponential.
/// </remarks>
internal static class Logarithm
{
    // The first part is short enough for n ln 2 to be exact.
    private const double Ln2 = 0.693147180559663, Ln2Rest = 2.8235290563031577e-13;
    private const double SmallestNormal = 2.2250738585072014E-308, Two54 = 18014398509481984.0;

    /// <summary>ln x, within 1 unit of the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T>
    {
        // Subnormal numbers have no exponent of their own.
        var normal = T.WhereLess(x, T.Of(SmallestNormal), x * T.Of(Two54), x);
        var (n, m) = T.Split(normal);
        n = T.WhereLess(x, T.Of(SmallestNormal), n - T.Of(54), n);
        var value = Sum(n, m - T.Of(1), T.Of(0));
        // ∞ and NaN stay, 0 has −∞, and below there is no value.
        var positive = T.WhereAtMost(x, T.Of(double.MaxValue), value, x);
        return T.WhereLess(T.Of(0), x, positive, T.WhereAtMost(T.Of(0), x, T.Of(double.NegativeInfinity), T.Of(double.NaN)));
    }

    /// <summary>ln(1 + x) for 0 ≤ x ≤ 1, within 1 unit of the last place, also where x is so small that 1 + x is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogOnePlus<T>(T x)
        where T : struct, ILanes<T>
    {
        var sum = T.Of(1) + x;
        // What the rounding of 1 + x lost is added again: ln(u + l) = ln u + l/u.
        var lost = (x - (sum - T.Of(1))) / sum;
        var (n, m) = T.Split(sum);
        return Sum(n, m - T.Of(1), lost);
    }

    // n ln 2 + ln(1 + f) + c; 2s = f − s f, and f²/2 is nearly all that is lost by it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sum<T>(T n, T f, T c)
        where T : struct, ILanes<T>
    {
        var s = f / (T.Of(2) + f);
        var z = s * s;
        var z2 = z * z;
        var q = z * (T.Of(0.6666666666666666) + T.Of(0.4000000000000088) * z
            + z2 * (T.Of(0.28571428570801954) + T.Of(0.22222222392089008) * z)
            + z2 * z2 * (T.Of(0.18181795600060793) + T.Of(0.15386241881938595) * z
                + z2 * (T.Of(0.13268714792348096) + T.Of(0.1308723619665962) * z)));
        var half = f * f * T.Of(0.5);
        return n * T.Of(Ln2) - (half - (s * (half + q) + (n * T.Of(Ln2Rest) + c)) - f);
    }
}
