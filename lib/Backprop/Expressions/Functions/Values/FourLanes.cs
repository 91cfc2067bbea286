using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>Four doubles side by side in a vector register.</summary>
internal readonly struct FourLanes(Vector256<double> value) : ILanes<FourLanes>
{
    /// <summary>True where the machine has such registers; elsewhere four lanes would be slower than one.</summary>
    public static bool AreFast => Vector256.IsHardwareAccelerated;

    public Vector256<double> Value { get; } = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Of(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator +(FourLanes x, FourLanes y) => new(x.Value + y.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator -(FourLanes x, FourLanes y) => new(x.Value - y.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator *(FourLanes x, FourLanes y) => new(x.Value * y.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator /(FourLanes x, FourLanes y) => new(x.Value / y.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator -(FourLanes x) => new(-x.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Abs(FourLanes x) => new(Vector256.Abs(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Sqrt(FourLanes x) => new(Vector256.Sqrt(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes WithSignOf(FourLanes x, FourLanes y) => new(Vector256.ConditionalSelect(Vector256.Create(-0.0), y.Value, x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes WhereLess(FourLanes x, FourLanes y, FourLanes then, FourLanes otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(x.Value, y.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes WhereAtMost(FourLanes x, FourLanes y, FourLanes then, FourLanes otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x.Value, y.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Scale(FourLanes x, FourLanes n)
    {
        var both = (n.Value + Vector256.Create(OneLane.Shifter + 2046)).AsUInt64() & Vector256.Create(0xFFFFul);
        var half = both >>> 1;
        return new(x.Value * (half << 52).AsDouble() * (both - half << 52).AsDouble());
    }

    // A whole number below 2⁵² behind the bits of 2⁵² is the double 2⁵² + that number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (FourLanes Exponent, FourLanes Mantissa) Split(FourLanes x)
    {
        const double far = 4503599627370496.0;
        var bits = x.Value.AsUInt64();
        var field = bits + Vector256.Create((ulong)OneLane.ToOne) >>> 52;
        var exponent = (field | Vector256.Create(far).AsUInt64()).AsDouble() - Vector256.Create(far + 1023);
        return (new(exponent), new((bits - (field - Vector256.Create(1023ul) << 52)).AsDouble()));
    }

    public static FourLanes Each(FourLanes x, Func<double, double> function) =>
        new(Vector256.Create(function(x.Value[0]), function(x.Value[1]), function(x.Value[2]), function(x.Value[3])));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyBeyond(FourLanes x, double bound) => Vector256.GreaterThanAny(Vector256.Abs(x.Value), Vector256.Create(bound));
}
