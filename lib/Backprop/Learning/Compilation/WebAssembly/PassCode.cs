using System.Linq.Expressions;
using System.Reflection;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>A whole pass over parts of a data set as one function: a part is put in its place, swept, and learned from, and then the next.</summary>
/// <remarks>
/// It works on an array of its own: how many parts are left, ε, α, 1 − decay, Δw for each parameter, and then the parts, each
/// as it goes into the places of the program's array. Where the cost of a part is no finite number, that part is swept and
/// not learned from, and the number of parts left becomes negative.
/// </remarks>
/// <param name="sweep">The sweep.</param>
/// <param name="places">Where a part goes, in the program's array.</param>
/// <param name="parameters">Where the parameters stand.</param>
/// <param name="gradient">Where the gradient stands.</param>
/// <param name="cost">Where the cost stands.</param>
internal sealed class PassCode(LoopProgram sweep, IReadOnlyList<(int Offset, int Length)> places, int parameters, (int Offset, int Length) gradient, int cost)
{
    /// <summary>What stands where in the pass's own array.</summary>
    public const int Left = 0, Rate = 1, Momentum = 2, Kept = 3, Changes = 4;

    /// <summary>The sweep.</summary>
    public LoopProgram Sweep => sweep;

    /// <summary>Where the first part stands in the pass's own array.</summary>
    public int Parts => Changes + gradient.Length;

    /// <summary>Stands for the sweep in the code.</summary>
    public static MethodInfo SweepMethod { get; } = ((Action<double[], int>)SweepOnce).Method;

    /// <summary>The code.</summary>
    /// <param name="memory">The pass's own array.</param>
    /// <param name="start">Where the values of the program begin, counted from there.</param>
    public E Body(ParameterExpression memory, ParameterExpression start)
    {
        var (i, part, learned) = (E.Variable(typeof(int)), E.Variable(typeof(int)), E.Variable(typeof(int)));
        var change = E.Variable(typeof(double));
        E Get(E place) => E.Call(VectorMemory.GetMethod, memory, place);
        E Set(E place, E value) => E.Call(VectorMemory.SetMethod, memory, place, value);
        E Own(int place) => Get(E.Constant(place));
        E Value(int offset) => E.Add(E.Add(start, i), E.Constant(offset));
        E ChangeOf = E.Add(i, E.Constant(Changes));

        var isFinite = E.LessThan(E.Call(((Func<double, double>)Math.Abs).Method, Get(E.Add(start, E.Constant(cost)))), E.Constant(double.PositiveInfinity));
        E[] load =
        [
            .. places.SelectMany(place => new E[]
            {
                While(i, E.Constant(place.Length), Set(Value(place.Offset), Get(E.Add(part, i)))),
                E.AddAssign(part, E.Constant(place.Length)),
            }),
        ];
        var learn = While(i, learned, E.Block(
            E.Assign(change, E.Subtract(E.Multiply(Get(ChangeOf), Own(Momentum)), E.Multiply(Get(Value(gradient.Offset)), Own(Rate)))),
            Set(ChangeOf, change),
            Set(Value(parameters), E.Multiply(E.Add(Get(Value(parameters)), change), Own(Kept)))));
        var done = E.Label();
        return E.Block(
            [i, part, learned, change],
            E.Assign(part, E.Constant(Parts)),
            E.Loop(
                E.IfThenElse(
                    E.LessThan(E.Constant(0.0), Own(Left)),
                    E.Block(
                    [
                        .. load,
                        E.Call(SweepMethod, memory, start),
                        E.Assign(learned, E.Condition(isFinite, E.Constant(gradient.Length), E.Constant(0))),
                        Set(E.Constant(Left), E.Condition(isFinite, E.Subtract(Own(Left), E.Constant(1.0)), E.Negate(Own(Left)))),
                        learn,
                    ]),
                    E.Break(done)),
                done));
    }

    private static BlockExpression While(ParameterExpression i, E end, E body)
    {
        var done = E.Label();
        return E.Block(
            E.Assign(i, E.Constant(0)),
            E.Loop(E.IfThenElse(E.LessThan(i, end), E.Block(body, E.AddAssign(i, E.Constant(1))), E.Break(done)), done));
    }

    private static void SweepOnce(double[] memory, int start) => throw new NotSupportedException("This stands for the sweep.");
}
