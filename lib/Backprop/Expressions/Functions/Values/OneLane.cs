using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>One double.</summary>
internal readonly struct OneLane(double value) : ILanes<OneLane>
{
    // The bits of √½, and how far they are from those of 1.
    internal const long RootHalf = 0x3FE6A09E667F3BCD;
    internal const long ToOne = 0x3FF0000000000000 - RootHalf;

    // 3·2⁵¹: added to a whole number below 2⁵¹ it puts that number into the last bits.
    internal const double Shifter = 6755399441055744.0;

    public double Value { get; } = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane Of(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator +(OneLane x, OneLane y) => new(x.Value + y.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator -(OneLane x, OneLane y) => new(x.Value - y.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator *(OneLane x, OneLane y) => new(x.Value * y.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator /(OneLane x, OneLane y) => new(x.Value / y.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane operator -(OneLane x) => new(-x.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane Abs(OneLane x) => new(Math.Abs(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane Sqrt(OneLane x) => new(Math.Sqrt(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane WithSignOf(OneLane x, OneLane y) => new(Math.CopySign(x.Value, y.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane WhereLess(OneLane x, OneLane y, OneLane then, OneLane otherwise) => x.Value < y.Value ? then : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane WhereAtMost(OneLane x, OneLane y, OneLane then, OneLane otherwise) => x.Value <= y.Value ? then : otherwise;

    // Two factors, since 2ⁿ itself may be out of range: exponent fields ⌊(n + 2046)/2⌋ and the rest.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneLane Scale(OneLane x, OneLane n)
    {
        var both = BitConverter.DoubleToUInt64Bits(n.Value + (Shifter + 2046)) & 0xFFFF;
        var half = both >> 1;
        return new(x.Value * BitConverter.UInt64BitsToDouble(half << 52) * BitConverter.UInt64BitsToDouble(both - half << 52));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (OneLane Exponent, OneLane Mantissa) Split(OneLane x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x.Value);
        var field = bits + ToOne >> 52;
        return (new(field - 1023), new(BitConverter.Int64BitsToDouble(bits - (field - 1023 << 52))));
    }

    public static OneLane Each(OneLane x, Func<double, double> function) => new(function(x.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyBeyond(OneLane x, double bound) => Math.Abs(x.Value) > bound;
}
