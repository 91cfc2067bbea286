using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>eᵘ.</summary>
internal struct ExpValue : IFunctionValue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At<T>(T u)
        where T : struct, ILanes<T> => Exponential.Exp(u);
}

/// <summary>ln u.</summary>
internal struct LnValue : IFunctionValue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At<T>(T u)
        where T : struct, ILanes<T> => Logarithm.Log(u);
}

/// <summary>sin u.</summary>
internal struct SinValue : IFunctionValue
{
    public static bool Branches => true;

    public static T At<T>(T u)
        where T : struct, ILanes<T> => Trigonometric.Sin(u);
}

/// <summary>cos u.</summary>
internal struct CosValue : IFunctionValue
{
    public static bool Branches => true;

    public static T At<T>(T u)
        where T : struct, ILanes<T> => Trigonometric.Cos(u);
}

/// <summary>tanh u = −t/(2 + t) with t = e^(−2|u|) − 1, and the sign of u.</summary>
internal struct TanhValue : IFunctionValue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At<T>(T u)
        where T : struct, ILanes<T>
    {
        // From 20 on it is 1.
        var size = T.Abs(u);
        size = T.WhereLess(T.Of(20), size, T.Of(20), size);
        var t = Exponential.ExpMinusOne(size * T.Of(-2));
        return T.WithSignOf(t / (T.Of(2) + t), u);
    }
}

/// <summary>1/(1 + e⁻ᵘ) above 0; below, where e⁻ᵘ may be too large, the same function as eᵘ/(1 + eᵘ).</summary>
internal struct LogisticValue : IFunctionValue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At<T>(T u)
        where T : struct, ILanes<T>
    {
        var e = Exponential.Exp(-T.Abs(u));
        return T.WhereLess(u, T.Of(0), e, T.Of(1)) / (T.Of(1) + e);
    }
}

/// <summary>ln(1 + eᵘ) = max(u, 0) + ln(1 + e^(−|u|)), which overflows nowhere and loses no small value.</summary>
internal struct SoftplusValue : IFunctionValue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At<T>(T u)
        where T : struct, ILanes<T> => ReLUValue.At(u) + Logarithm.LogOnePlus(Exponential.Exp(-T.Abs(u)));
}

/// <summary>max(0, u).</summary>
internal struct ReLUValue : IFunctionValue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At<T>(T u)
        where T : struct, ILanes<T> => T.WhereAtMost(u, T.Of(0), T.Of(0), u);
}

/// <summary>|u|.</summary>
internal struct AbsValue : IFunctionValue
{
    public static T At<T>(T u)
        where T : struct, ILanes<T> => T.Abs(u);
}

/// <summary>1 above 0, else 0.</summary>
internal struct StepValue : IFunctionValue
{
    public static T At<T>(T u)
        where T : struct, ILanes<T> => T.WhereLess(T.Of(0), u, T.Of(1), T.WhereAtMost(u, T.Of(0), T.Of(0), u));
}

/// <summary>−1, 0 or 1.</summary>
internal struct SignValue : IFunctionValue
{
    public static T At<T>(T u)
        where T : struct, ILanes<T> => T.WhereLess(T.Of(0), u, T.Of(1), T.WhereLess(u, T.Of(0), T.Of(-1), T.WhereAtMost(u, T.Of(0), T.Of(0), u)));
}
