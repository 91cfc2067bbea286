namespace Backprop;

/// <summary>One double, or several that are computed side by side: what a function needs to be written once for both.</summary>
/// <remarks>
/// Each operation is rounded as IEEE 754 says, in every lane alike, and none is fused with another. So a function that is
/// made of them gives the same bits for one double and for a lane, on every machine, with and without vector instructions.
/// </remarks>
/// <typeparam name="T">The type itself.</typeparam>
internal interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>A number, in every lane.</summary>
    static abstract T Of(double value);

    static abstract T operator +(T x, T y);

    static abstract T operator -(T x, T y);

    static abstract T operator *(T x, T y);

    static abstract T operator /(T x, T y);

    static abstract T operator -(T x);

    /// <summary>|x|.</summary>
    static abstract T Abs(T x);

    /// <summary>√x.</summary>
    static abstract T Sqrt(T x);

    /// <summary>|x| with the sign of y, also where y is −0.</summary>
    static abstract T WithSignOf(T x, T y);

    /// <summary>Where x is less than y the first value, elsewhere, and where one of them is not a number, the second.</summary>
    static abstract T WhereLess(T x, T y, T then, T otherwise);

    /// <summary>Where x is not greater than y the first value, elsewhere, and where one of them is not a number, the second.</summary>
    static abstract T WhereAtMost(T x, T y, T then, T otherwise);

    /// <summary>x · 2ⁿ for a whole n from −2,044 to 2,046; at most the last of its steps rounds.</summary>
    static abstract T Scale(T x, T n);

    /// <summary>A positive x, not subnormal, as 2ⁿ·m with m from √½ to √2.</summary>
    static abstract (T Exponent, T Mantissa) Split(T x);

    /// <summary>A function of one double, lane after lane.</summary>
    static abstract T Each(T x, Func<double, double> function);

    /// <summary>True where |x| is beyond a bound in some lane; not where it is not a number.</summary>
    static abstract bool AnyBeyond(T x, double bound);
}

/// <summary>The value of a function, written once for one double and for several side by side.</summary>
internal interface IFunctionValue
{
    /// <summary>True where the way to the value depends on how large the argument is.</summary>
    static virtual bool Branches => false;

    /// <summary>The value at u.</summary>
    static abstract T At<T>(T u)
        where T : struct, ILanes<T>;
}
