using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Intrinsics;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>Operations on one double or on four, as code: in each lane the same bits as for one.</summary>
internal static class VectorCode
{
    public static MethodInfo CreateMethod { get; } = ((Func<double, Vector256<double>>)Vector256.Create).Method;

    /// <summary>The number 1 of a type.</summary>
    public static E One(Type type) => Constant(1, type);

    /// <summary>A number of a type.</summary>
    public static E Constant(double value, Type type) => type == typeof(double) ? E.Constant(value) : E.Call(CreateMethod, E.Constant(value));

    /// <summary>The larger of two.</summary>
    public static E Larger(E x, E y) => x.Type == typeof(double)
        ? E.Call(((Func<double, double, double>)Math.Max).Method, x, y)
        : E.Call(((Func<Vector256<double>, Vector256<double>, Vector256<double>>)Vector256.Max).Method, x, y);

    /// <summary>u·v + w, rounded once; the same bits on every machine.</summary>
    public static E MultiplyAdd(E u, E v, E w) => u.Type == typeof(double)
        ? E.Call(((Func<double, double, double, double>)Math.FusedMultiplyAdd).Method, u, v, w)
        : E.Call(((Func<Vector256<double>, Vector256<double>, Vector256<double>, Vector256<double>>)Vector256.FusedMultiplyAdd).Method, u, v, w);

    /// <summary>The sum of four lanes, in the order in which <see cref="Total"/> adds four doubles.</summary>
    public static E SumOfLanes(E vector) => E.Call(((Func<Vector256<double>, double>)SumOfLanes).Method, vector);

    /// <summary>(a + b) + (c + d).</summary>
    public static E Total(E a, E b, E c, E d) => E.Add(E.Add(a, b), E.Add(c, d));

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
        ? E.Call(((Func<double, double, double>)Powers.Pow).Method, x, exponent)
        : E.Call(((Func<Vector256<double>, Vector256<double>, Vector256<double>>)Pow).Method, x, exponent);

    /// <summary>A known function of one double or of four.</summary>
    public static E Apply(KnownFunction function, E argument) =>
        E.Call(argument.Type == typeof(double) ? function.Code.OnOne.Method : function.Code.OnFour.Method, argument);

    private static double SumOfLanes(Vector256<double> x) => x[0] + x[1] + (x[2] + x[3]);

    private static Vector256<double> Pow(Vector256<double> x, Vector256<double> y) =>
        Vector256.Create(Powers.Pow(x[0], y[0]), Powers.Pow(x[1], y[1]), Powers.Pow(x[2], y[2]), Powers.Pow(x[3], y[3]));
}
