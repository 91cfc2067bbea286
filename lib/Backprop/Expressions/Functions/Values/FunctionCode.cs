using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>One value rule as code for one double and for four.</summary>
/// <param name="OnOne">For one double.</param>
/// <param name="OnFour">For four, where <see cref="FourLanes.AreFast"/>; the same bits in each lane.</param>
/// <param name="Written">The code for one double as an expression, with the same bits; null for a rule that cannot be written down.</param>
internal sealed record FunctionCode(Func<double, double> OnOne, Func<Vector256<double>, Vector256<double>> OnFour, Lazy<Expression<Func<double, double>>>? Written)
{
    /// <summary>The code of a rule.</summary>
    public static FunctionCode Of<TValue>()
        where TValue : struct, IFunctionValue => new(One<TValue>, Four<TValue>, TValue.Branches ? null : new(WrittenCode.Of<TValue>));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double One<TValue>(double u)
        where TValue : struct, IFunctionValue => TValue.At(new OneLane(u)).Value;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector256<double> Four<TValue>(Vector256<double> u)
        where TValue : struct, IFunctionValue => TValue.At(new FourLanes(u)).Value;
}
