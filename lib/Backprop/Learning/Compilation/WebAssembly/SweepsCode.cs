using System.Linq.Expressions;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>Many sweeps over the cases that are loaded: learned from the one before, and swept.</summary>
/// <inheritdoc cref="LearningCode"/>
internal sealed class SweepsCode(LoopProgram sweep, int parameters, (int Offset, int Length) gradient, int cost) : LearningCode(sweep, parameters, gradient, cost)
{
    /// <inheritdoc/>
    public override E Body(ParameterExpression memory, ParameterExpression start)
    {
        // Where it ends there was a change before the sweep.
        var leftAfterTheLast = E.Subtract(E.Constant(1.0), Own(memory, Left));
        return WhileLeft(memory, Learn(memory, start), SweepAndCount(memory, start, leftAfterTheLast));
    }
}
