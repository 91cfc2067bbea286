using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Intrinsics;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>Operations on one double or on four, as code.</summary>
internal static class VectorCode
{
    public static MethodInfo CreateMethod { get; } = ((Func<double, Vector256<double>>)Vector256.Create).Method;

    public static MethodInfo SumMethod { get; } = ((Func<Vector256<double>, double>)Vector256.Sum).Method;

    /// <summary>The number 1 of a type.</summary>
    public static E One(Type type) => type == typeof(double) ? E.Constant(1.0) : E.Call(CreateMethod, E.Constant(1.0));

    /// <summary>u·v + w, rounded once; the same bits on every machine.</summary>
    public static E MultiplyAdd(E u, E v, E w) => u.Type == typeof(double)
        ? E.Call(((Func<double, double, double, double>)Math.FusedMultiplyAdd).Method, u, v, w)
        : E.Call(((Func<Vector256<double>, Vector256<double>, Vector256<double>, Vector256<double>>)Vector256.FusedMultiplyAdd).Method, u, v, w);

    /// <summary>x to an exact power.</summary>
    public static E Raise(E x, Rational r)
    {
        if (r == 2) return E.Multiply(x, x);
        if (r == -1) return E.Divide(One(x.Type), x);
        if (r == 3) return E.Multiply(E.Multiply(x, x), x);
        if (r == new Rational(1, 2)) return x.Type == typeof(double)
            ? E.Call(((Func<double, double>)Math.Sqrt).Method, x)
            : E.Call(((Func<Vector256<double>, Vector256<double>>)Vector256.Sqrt).Method, x);
        E exponent = E.Constant(r.ToDouble());
        return Raise(x, x.Type == typeof(double) ? exponent : E.Call(CreateMethod, exponent));
    }

    /// <summary>x to any power.</summary>
    public static E Raise(E x, E exponent) => x.Type == typeof(double)
        ? E.Call(((Func<double, double, double>)Math.Pow).Method, x, exponent)
        : E.Call(((Func<Vector256<double>, Vector256<double>, Vector256<double>>)Pow).Method, x, exponent);

    /// <summary>A known function of one double or of four.</summary>
    public static E Apply(KnownFunction function, E argument)
    {
        if (argument.Type == typeof(double)) return Invoke(function.Value, argument);
        return function.OnVectors is { } onVectors
            ? Invoke(onVectors, argument)
            : E.Call(((Func<Vector256<double>, Func<double, double>, Vector256<double>>)OneByOne).Method, argument, E.Constant(function.Value));
    }

    // A static method is called as such; only a lambda needs its delegate.
    private static E Invoke(Delegate function, E argument) => function is { Target: null, Method: { IsStatic: true } method }
        ? E.Call(method, argument)
        : E.Invoke(E.Constant(function), argument);

    private static Vector256<double> Pow(Vector256<double> x, Vector256<double> y) =>
        Vector256.Create(Math.Pow(x[0], y[0]), Math.Pow(x[1], y[1]), Math.Pow(x[2], y[2]), Math.Pow(x[3], y[3]));

    private static Vector256<double> OneByOne(Vector256<double> x, Func<double, double> function) =>
        Vector256.Create(function(x[0]), function(x[1]), function(x[2]), function(x[3]));
}
