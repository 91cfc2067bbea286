using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>Reading and writing the array without a check of the bounds, which the layout guarantees.</summary>
internal static class VectorMemory
{
    public static MethodInfo LoadMethod { get; } = ((Func<double[], int, Vector256<double>>)Load).Method;

    public static MethodInfo BroadcastMethod { get; } = ((Func<double[], int, Vector256<double>>)Broadcast).Method;

    public static MethodInfo GetMethod { get; } = ((Func<double[], int, double>)Get).Method;

    public static MethodInfo StoreMethod { get; } = ((Action<double[], int, Vector256<double>>)Store).Method;

    public static MethodInfo SetMethod { get; } = ((Action<double[], int, double>)Set).Method;

    /// <summary>Four doubles in a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(double[] memory, int offset) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(memory), (nuint)(uint)offset);

    /// <summary>One double, four times.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Broadcast(double[] memory, int offset) => Vector256.Create(Get(memory, offset));

    /// <summary>One double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Get(double[] memory, int offset) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(memory), (nint)(uint)offset);

    /// <summary>Writes four doubles in a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double[] memory, int offset, Vector256<double> value) => value.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(memory), (nuint)(uint)offset);

    /// <summary>Writes one double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set(double[] memory, int offset, double value) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(memory), (nint)(uint)offset) = value;
}
