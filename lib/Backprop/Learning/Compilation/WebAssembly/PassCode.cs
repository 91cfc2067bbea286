using System.Linq.Expressions;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>A whole pass over parts of a data set: a part is put in its place, swept, and learned from, and then the next.</summary>
/// <remarks>
/// Its own array tells besides where the order of the cases stands, and where the data, unit after unit, each counted from
/// the beginning of its array; and how many cases the data have.
/// </remarks>
/// <param name="sweep">The sweep.</param>
/// <param name="places">Where the values of a layer go, in the program's array; how many units it has, and its first unit in the data.</param>
/// <param name="cases">How many cases a part has.</param>
/// <param name="parameters">Where the parameters stand.</param>
/// <param name="gradient">Where the gradient stands.</param>
/// <param name="cost">Where the cost stands.</param>
internal sealed class PassCode(LoopProgram sweep, IReadOnlyList<(int Offset, int Units, int First)> places, int cases, int parameters, (int Offset, int Length) gradient, int cost) : LearningCode(sweep, parameters, gradient, cost)
{
    /// <inheritdoc/>
    public override E Body(ParameterExpression memory, ParameterExpression start)
    {
        var (c, unit, number, order, data, count) = (E.Variable(typeof(int)), E.Variable(typeof(int)), E.Variable(typeof(int)), E.Variable(typeof(int)), E.Variable(typeof(int)), E.Variable(typeof(int)));
        E Whole(E value) => E.Convert(value, typeof(int));
        E Load((int Offset, int Units, int First) place) => For(unit, E.Constant(place.Units), Set(
            memory,
            E.Add(E.Add(E.Add(start, E.Multiply(unit, E.Constant(cases))), c), E.Constant(place.Offset)),
            Get(memory, E.Add(E.Add(data, E.Multiply(E.Add(unit, E.Constant(place.First)), count)), number))));

        return E.Block(
            [c, unit, number, order, data, count],
            E.Assign(order, Whole(Own(memory, Order))),
            E.Assign(data, Whole(Own(memory, Data))),
            E.Assign(count, Whole(Own(memory, CaseCount))),
            WhileLeft(
                memory,
                For(c, E.Constant(cases), E.Block([E.Assign(number, Whole(Get(memory, order))), E.AddAssign(order, E.Constant(1)), .. places.Select(Load)])),
                SweepAndCount(memory, start, E.Negate(Own(memory, Left))),
                Learn(memory, start)));
    }
}
