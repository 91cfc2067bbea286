using System.Linq.Expressions;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>One double that is not computed but written down, as code: each operation is one assignment to a variable of its own.</summary>
/// <remarks>So one rule also gives the code for machines that the runtime knows nothing of.</remarks>
internal readonly struct WrittenLane(WrittenCode? code, E value) : ILanes<WrittenLane>
{
    // The code that the value belongs to; a constant belongs to none.
    private WrittenCode? Code { get; } = code;

    public E Value { get; } = value;

    public static WrittenLane Of(double value) => new(null, E.Constant(value));

    public static WrittenLane operator +(WrittenLane x, WrittenLane y) => Write(x, y, E.Add);

    public static WrittenLane operator -(WrittenLane x, WrittenLane y) => Write(x, y, E.Subtract);

    public static WrittenLane operator *(WrittenLane x, WrittenLane y) => Write(x, y, E.Multiply);

    public static WrittenLane operator /(WrittenLane x, WrittenLane y) => Write(x, y, E.Divide);

    public static WrittenLane operator -(WrittenLane x) => Write(x, E.Negate);

    public static WrittenLane Abs(WrittenLane x) => Write(x, u => E.Call(((Func<double, double>)Math.Abs).Method, u));

    public static WrittenLane Sqrt(WrittenLane x) => Write(x, u => E.Call(((Func<double, double>)Math.Sqrt).Method, u));

    public static WrittenLane WithSignOf(WrittenLane x, WrittenLane y) =>
        Write(x, y, (u, v) => E.Call(((Func<double, double, double>)Math.CopySign).Method, u, v));

    public static WrittenLane WhereLess(WrittenLane x, WrittenLane y, WrittenLane then, WrittenLane otherwise) => Where(E.LessThan(x.Value, y.Value), x, y, then, otherwise);

    public static WrittenLane WhereAtMost(WrittenLane x, WrittenLane y, WrittenLane then, WrittenLane otherwise) => Where(E.LessThanOrEqual(x.Value, y.Value), x, y, then, otherwise);

    public static WrittenLane Scale(WrittenLane x, WrittenLane n)
    {
        var code = (x.Code ?? n.Code)!;
        var both = code.Keep(E.And(Bits(E.Add(n.Value, E.Constant(OneLane.Shifter + 2046))), E.Constant(0xFFFFL)));
        var half = code.Keep(E.RightShift(both, E.Constant(1)));
        var first = code.Keep(E.Multiply(x.Value, Double(E.LeftShift(half, E.Constant(52)))));
        return new(code, code.Keep(E.Multiply(first, Double(E.LeftShift(E.Subtract(both, half), E.Constant(52))))));
    }

    public static (WrittenLane Exponent, WrittenLane Mantissa) Split(WrittenLane x)
    {
        var code = x.Code!;
        var bits = code.Keep(Bits(x.Value));
        var exponent = code.Keep(E.Subtract(E.RightShift(E.Add(bits, E.Constant(OneLane.ToOne)), E.Constant(52)), E.Constant(1023L)));
        return (
            new(code, code.Keep(E.Convert(exponent, typeof(double)))),
            new(code, code.Keep(Double(E.Subtract(bits, E.LeftShift(exponent, E.Constant(52)))))));
    }

    public static WrittenLane Each(WrittenLane x, Func<double, double> function) => throw new NotSupportedException("A function that has been compiled cannot be written down.");

    public static bool AnyBeyond(WrittenLane x, double bound) => throw new NotSupportedException("A rule that depends on how large its argument is cannot be written down.");

    private static WrittenLane Where(E condition, WrittenLane x, WrittenLane y, WrittenLane then, WrittenLane otherwise)
    {
        var code = (x.Code ?? y.Code)!;
        return new(code, code.Keep(E.Condition(condition, then.Value, otherwise.Value)));
    }

    private static WrittenLane Write(WrittenLane x, Func<E, E> operation) => x.Code is { } code ? new(code, code.Keep(operation(x.Value))) : new(null, operation(x.Value));

    private static WrittenLane Write(WrittenLane x, WrittenLane y, Func<E, E, E> operation) =>
        (x.Code ?? y.Code) is { } code ? new(code, code.Keep(operation(x.Value, y.Value))) : new(null, operation(x.Value, y.Value));

    private static MethodCallExpression Bits(E value) => E.Call(((Func<double, long>)BitConverter.DoubleToInt64Bits).Method, value);

    private static MethodCallExpression Double(E bits) => E.Call(((Func<long, double>)BitConverter.Int64BitsToDouble).Method, bits);
}

/// <summary>The assignments that a rule consists of, in their order.</summary>
internal sealed class WrittenCode
{
    private readonly List<ParameterExpression> _variables = [];
    private readonly List<E> _assignments = [];

    /// <summary>A rule as a function of one double.</summary>
    public static Expression<Func<double, double>> Of<TValue>()
        where TValue : struct, IFunctionValue
    {
        var code = new WrittenCode();
        var argument = E.Parameter(typeof(double));
        var value = TValue.At(new WrittenLane(code, argument));
        return E.Lambda<Func<double, double>>(E.Block(code._variables, [.. code._assignments, value.Value]), argument);
    }

    /// <summary>A variable with this value.</summary>
    public ParameterExpression Keep(E value)
    {
        var variable = E.Variable(value.Type);
        _variables.Add(variable);
        _assignments.Add(E.Assign(variable, value));
        return variable;
    }
}
