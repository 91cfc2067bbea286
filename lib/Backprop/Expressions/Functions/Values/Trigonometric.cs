using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Sine and cosine.</summary>
/// <remarks>
/// x = n π/2 + r + l with |r| ≤ π/4, where l is what r loses by its rounding; then sin r and cos r as polynomials in r²
/// with a relative error below 2⁻⁵⁶, fitted as for the exponential.
/// </remarks>
internal static class Trigonometric
{
    // Up to here n π/2 in three parts of 33, 33 and 53 bits is exact enough.
    private const double Near = 1024;
    private const double QuartersPerOne = 0.6366197723675814;
    private const double Quarter1 = 1.5707963267341256, Quarter2 = 6.077100506303966e-11, Quarter3 = 2.0222662487959506e-21;

    /// <summary>sin x, within 1 unit of the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sin<T>(T x)
        where T : struct, ILanes<T> => T.AnyBeyond(x, Near) ? T.Each(x, Sin) : Turned(x, 0);

    /// <summary>cos x = sin(x + π/2), within 1 unit of the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cos<T>(T x)
        where T : struct, ILanes<T> => T.AnyBeyond(x, Near) ? T.Each(x, Cos) : Turned(x, 1);

    private static double Sin(double x) => Math.Abs(x) > Near ? FarTurned(x, 0) : Turned(new OneLane(x), 0).Value;

    private static double Cos(double x) => Math.Abs(x) > Near ? FarTurned(x, 1) : Turned(new OneLane(x), 1).Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Turned<T>(T x, double quarters)
        where T : struct, ILanes<T>
    {
        var n = Rounded(x * T.Of(QuartersPerOne));
        var high = x - n * T.Of(Quarter1);
        var middle = n * T.Of(Quarter2);
        var sum = high - middle;
        // What the subtraction lost, whichever of the two was larger.
        var back = high - sum;
        var lost = high - (sum + back) + (back - middle);
        var low = n * T.Of(Quarter3) - lost;
        var r = sum - low;
        return Sine(n + T.Of(quarters), r, sum - r - low);
    }

    // sin(n π/2 + r + l): sin r, cos r, −sin r or −cos r, as n is 0, 1, 2 or 3 beyond a multiple of 4.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sine<T>(T n, T r, T l)
        where T : struct, ILanes<T>
    {
        var z = r * r;
        var half = z * T.Of(0.5);
        var z2 = z * z;
        var s = T.Of(-0.16666666666666666) + T.Of(0.008333333333330943) * z
            + z2 * (T.Of(-0.0001984126983674956) + T.Of(2.755731609787775e-06) * z + z2 * (T.Of(-2.5051130870968297e-08) + T.Of(1.591805913698281e-10) * z));
        var c = T.Of(0.041666666666666664) + T.Of(-0.0013888888888887393) * z
            + z2 * (T.Of(2.4801587298760048e-05) + T.Of(-2.755731726880539e-07) * z + z2 * (T.Of(2.0876145659059344e-09) + T.Of(-1.1382588535352522e-11) * z));
        var sine = r + (r * z * s + l * (T.Of(1) - half));
        var one = T.Of(1) - half;
        var cosine = one + (T.Of(1) - one - half + (z2 * c - r * l));
        // Halves are rounded to the even number, so an odd n has 1 or −1 left, as its cosine is wanted or its opposite.
        var pairs = Rounded(n * T.Of(0.5));
        var odd = n - (pairs + pairs);
        var turns = Rounded(pairs * T.Of(0.5));
        var sign = T.Of(1) - T.Abs(pairs - (turns + turns)) * T.Of(2);
        return T.WhereLess(T.Abs(odd), T.Of(0.5), sine * sign, cosine * odd);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Rounded<T>(T x)
        where T : struct, ILanes<T> => x + T.Of(OneLane.Shifter) - T.Of(OneLane.Shifter);

    // Far out the turns are counted with whole numbers, exactly: x = m 2ᵉ, and 2/π has as many bits as the largest e needs.
    private static double FarTurned(double x, int quarters)
    {
        const int bits = 1216;
        if (!double.IsFinite(x)) return double.NaN;
        var exponent = (int)(BitConverter.DoubleToUInt64Bits(x) >> 52 & 0x7FF) - 1075;
        var mantissa = BitConverter.DoubleToInt64Bits(x) & 0xFFFFFFFFFFFFF | 1L << 52;
        var (point, product) = (bits - exponent, TwoOverPi * mantissa * Math.Sign(x));
        var n = (product + (BigInteger.One << point - 1)) >> point;
        var fraction = product - (n << point);
        // Two pieces of 50 bits from its first bit on are the fraction, times π/2 the angle.
        var drop = (int)BigInteger.Abs(fraction).GetBitLength() - 100;
        var first = (long)(fraction >> drop + 50);
        var second = (long)((fraction >> drop) - ((BigInteger)first << 50));
        var scale = BitConverter.Int64BitsToDouble((long)(1023 + drop - point) << 52);
        var (high, low) = Exact.Product(first * scale * (1L << 50), Math.PI / 2);
        low += first * scale * (1L << 50) * HalfPiRest + second * scale * (Math.PI / 2);
        var r = high + low;
        return Sine(new OneLane((int)(n & 3) + quarters), new OneLane(r), new OneLane(high - r + low)).Value;
    }

    private const double HalfPiRest = 6.123233995736766e-17;

    private static BigInteger TwoOverPi { get; } = BigInteger.Parse(
        "0a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921"
        + "cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980"
        + "fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0"
        + "856033046fc7b6bab",
        NumberStyles.AllowHexSpecifier,
        CultureInfo.InvariantCulture);
}
