using System.Linq.Expressions;
using System.Reflection;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>Sweeps and what is learned from them as one function, which works on an array of its own beside the program's.</summary>
/// <remarks>
/// In its array stand how many sweeps are left, ε, α, 1 − decay, what a pass needs besides, and then Δw for each parameter.
/// Where the cost is no finite number, nothing more is done, and the number of sweeps left becomes negative.
/// </remarks>
/// <param name="sweep">The sweep.</param>
/// <param name="parameters">Where the parameters stand, in the program's array.</param>
/// <param name="gradient">Where the gradient stands.</param>
/// <param name="cost">Where the cost stands.</param>
internal abstract class LearningCode(LoopProgram sweep, int parameters, (int Offset, int Length) gradient, int cost)
{
    /// <summary>What stands where in its own array.</summary>
    public const int Left = 0, Rate = 1, Momentum = 2, Kept = 3, Order = 4, Data = 5, CaseCount = 6, Changes = 7;

    /// <summary>The sweep.</summary>
    public LoopProgram Sweep => sweep;

    /// <summary>Stands for the sweep in the code.</summary>
    public static MethodInfo SweepMethod { get; } = ((Action<double[], int>)SweepOnce).Method;

    /// <summary>The code.</summary>
    /// <param name="memory">Its own array.</param>
    /// <param name="start">Where the values of the program begin, counted from there.</param>
    public abstract E Body(ParameterExpression memory, ParameterExpression start);

    protected static E Get(E memory, E place) => E.Call(VectorMemory.GetMethod, memory, place);

    protected static E Set(E memory, E place, E value) => E.Call(VectorMemory.SetMethod, memory, place, value);

    protected static E Own(E memory, int place) => Get(memory, E.Constant(place));

    /// <summary>As long as sweeps are left.</summary>
    protected static E WhileLeft(E memory, params E[] body) => While(E.LessThan(E.Constant(0.0), Own(memory, Left)), E.Block(body));

    /// <summary>For i from 0 to an end, which is left out.</summary>
    protected static E For(ParameterExpression i, E end, E body) =>
        E.Block(E.Assign(i, E.Constant(0)), While(E.LessThan(i, end), E.Block(body, E.AddAssign(i, E.Constant(1)))));

    /// <summary>A sweep; then one less is left, and after a cost that is no finite number what is given.</summary>
    protected E SweepAndCount(E memory, E start, E leftWhenNotFinite) => E.Block(
        E.Call(SweepMethod, memory, start),
        Set(memory, E.Constant(Left), E.Condition(IsFinite(memory, start), E.Subtract(Own(memory, Left), E.Constant(1.0)), leftWhenNotFinite)));

    /// <summary>Equation (9), then the decay, as <see cref="LearningRule.Apply"/> has them; nothing where the cost is no finite number.</summary>
    protected E Learn(E memory, E start)
    {
        var (i, change, end) = (E.Variable(typeof(int)), E.Variable(typeof(double)), E.Variable(typeof(int)));
        E Value(int offset) => E.Add(E.Add(start, i), E.Constant(offset));
        E changeOf = E.Add(i, E.Constant(Changes));
        return E.Block(
            [i, change, end],
            E.Assign(end, E.Condition(IsFinite(memory, start), E.Constant(gradient.Length), E.Constant(0))),
            For(i, end, E.Block(
                E.Assign(change, E.Subtract(E.Multiply(Get(memory, changeOf), Own(memory, Momentum)), E.Multiply(Get(memory, Value(gradient.Offset)), Own(memory, Rate)))),
                Set(memory, changeOf, change),
                Set(memory, Value(parameters), E.Multiply(E.Add(Get(memory, Value(parameters)), change), Own(memory, Kept))))));
    }

    private static LoopExpression While(E condition, E body)
    {
        var done = E.Label();
        return E.Loop(E.IfThenElse(condition, body, E.Break(done)), done);
    }

    private BinaryExpression IsFinite(E memory, E start) =>
        E.LessThan(E.Call(((Func<double, double>)Math.Abs).Method, Get(memory, E.Add(start, E.Constant(cost)))), E.Constant(double.PositiveInfinity));

    private static void SweepOnce(double[] memory, int start) => throw new NotSupportedException("This stands for the sweep.");
}
