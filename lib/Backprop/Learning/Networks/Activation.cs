namespace Backprop;

/// <summary>How the outputs of a layer follow from its net inputs.</summary>
public abstract class Activation
{
    /// <summary>The logistic function, equation (2) of the paper.</summary>
    public static Activation Logistic { get; } = Of(Functions.Logistic.Apply);

    /// <summary>The hyperbolic tangent.</summary>
    public static Activation Tanh { get; } = Of(Functions.Tanh.Apply);

    /// <summary>max(0, x).</summary>
    public static Activation ReLU { get; } = Of(Functions.ReLU.Apply);

    /// <summary>ln(1 + eˣ).</summary>
    public static Activation Softplus { get; } = Of(Functions.Softplus.Apply);

    /// <summary>The net input itself.</summary>
    public static Activation Identity { get; } = Of(x => x);

    /// <summary>eˣʲ / Σ_k eˣᵏ: positive numbers that add up to 1 over the units of the layer.</summary>
    public static Activation Softmax { get; } = new SoftmaxActivation();

    /// <summary>A function that each unit applies to its own net input.</summary>
    /// <example><code>
    /// var wave = Layer.Of("y", 1, Activation.Of(Sin), Layer.Input("x", 1));
    /// Network.Of(wave).Compile(cases: 1).Check().WorstRelativeError &lt; 1e-6   // True
    /// </code></example>
    public static Activation Of(UnaryFunction function) => new UnitActivation(function);

    /// <summary>The output of unit j for case c, as an expression in the net inputs.</summary>
    internal abstract Expr Output(Family netInput, IndexVariable unit, IndexVariable @case);

    /// <summary>A net input at which the output is not between 0 and 1, and that output; null where none is known.</summary>
    internal virtual (double NetInput, double Output)? Beyond01() => null;

    private sealed class UnitActivation(UnaryFunction function) : Activation
    {
        private static readonly Symbol NetInput = Symbol.Of("x");

        internal override (double NetInput, double Output)? Beyond01()
        {
            var output = function(NetInput);
            if (output.Symbols() is not [var only] || only != NetInput || Traversal.ChildrenFirst(output).Any(node => node is Call { Function: UndefinedFunction })) return null;
            foreach (var x in (double[])[-2, 2, -1000, 1000])
            {
                if (output.Evaluate((NetInput, x)) is var value && !(value >= 0 && value <= 1)) return (x, value);
            }

            return null;
        }

        internal override Expr Output(Family netInput, IndexVariable unit, IndexVariable @case) => function(netInput[unit, @case]);
    }

    private sealed class SoftmaxActivation : Activation
    {
        internal override Expr Output(Family netInput, IndexVariable unit, IndexVariable @case)
        {
            // The sum is a family of its own, so that it is computed once for each case.
            var other = IndexVariable.Of(unit.Letter == "k" ? "m" : "k", unit.Size);
            var total = new Family(new LetterName("S", (netInput.Name as LetterName)?.Layer), [@case], IndexSum.Of(other, Functions.Exp.Apply(netInput[other, @case])));
            return Functions.Exp.Apply(netInput[unit, @case]) / total[@case];
        }
    }
}
