using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>eˣ and what is made of it.</summary>
/// <remarks>
/// x = n ln 2 + r with |r| ≤ ½ ln 2, so eˣ = 2ⁿ eʳ. There eʳ = 1 + r + r²/2 + r³P(r), where P is a polynomial of degree 9
/// with a relative error below 2⁻⁶⁰, fitted at Chebyshev's points in 60 digits. The parts of ln 2, the first short enough
/// for n ln 2 to be exact, keep what r loses by its rounding.
/// </remarks>
internal static class Exponential
{
    // Beyond these eˣ is 0 or ∞.
    private const double Lowest = -746, Highest = 710;
    private const double PerLn2 = 1.4426950408889634;
    private const double Ln2 = 0.693147180559663, Ln2Rest = 2.8235290563031577e-13;

    /// <summary>eˣ, within 1 unit of the last place; below 2⁻¹⁰²², where doubles have fewer digits, within 1 unit of their last too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T>
    {
        var bounded = T.WhereLess(T.Of(Highest), x, T.Of(Highest), x);
        var (n, r, tail) = Reduced(T.WhereLess(bounded, T.Of(Lowest), T.Of(Lowest), bounded));
        var sum = T.Of(1) + r;
        return T.Scale(sum + (r - (sum - T.Of(1)) + tail), n);
    }

    /// <summary>eˣ − 1 for −50 ≤ x ≤ 0, also where x is so small that 1 + x is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpMinusOne<T>(T x)
        where T : struct, ILanes<T>
    {
        var (n, r, tail) = Reduced(x);
        var scale = T.Scale(T.Of(1), n);
        var (whole, part) = (scale - T.Of(1), scale * r);
        var sum = whole + part;
        return sum + (part - (sum - whole) + scale * tail);
    }

    /// <summary>e^(x + c) for a c that is small beside 1 and an x below 800.</summary>
    public static double Exp(double x, double c)
    {
        var (n, r, tail) = Reduced(new OneLane(x));
        var sum = 1 + r.Value;
        return OneLane.Scale(new(sum + (r.Value - (sum - 1) + (tail.Value + c * (sum + tail.Value)))), n).Value;
    }

    // eˣ = 2ⁿ (1 + r + tail); r is up to 0.35 and the tail up to 0.06, so what 1 + r loses is worth adding again.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T N, T R, T Tail) Reduced<T>(T x)
        where T : struct, ILanes<T>
    {
        var n = x * T.Of(PerLn2) + T.Of(OneLane.Shifter) - T.Of(OneLane.Shifter);
        var high = x - n * T.Of(Ln2);
        var low = n * T.Of(Ln2Rest);
        var r = high - low;
        var r2 = r * r;
        var r4 = r2 * r2;
        var p = T.Of(0.16666666666666669) + T.Of(0.041666666666666664) * r
            + r2 * (T.Of(0.008333333333330051) + T.Of(0.0013888888888886545) * r)
            + r4 * (T.Of(0.00019841269863105968) + T.Of(2.4801587317181886e-05) * r
                + r2 * (T.Of(2.7557268378684192e-06) + T.Of(2.755728291148268e-07) * r)
                + r4 * (T.Of(2.5100424157005067e-08) + T.Of(2.0911264239196083e-09) * r));
        return (n, r, r2 * (T.Of(0.5) + r * p) + (high - r - low));
    }
}
