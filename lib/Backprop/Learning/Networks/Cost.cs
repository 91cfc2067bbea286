namespace Backprop;

/// <summary>How wrong the outputs y are, compared with the targets d, over all output units j and cases c.</summary>
/// <param name="name">What the cost is called.</param>
/// <param name="definition">The cost from y_jc, d_jc, j and c.</param>
public sealed class Cost(string name, Func<Expr, Expr, IndexVariable, IndexVariable, Expr> definition)
{
    /// <summary>½ Σ_c Σ_j (y_jc − d_jc)², equation (3) of the paper.</summary>
    public static Cost HalfSumOfSquares { get; } = new("half sum of squares", (y, d, j, c) =>
        new Rational(1, 2) * IndexSum.Over([c, j], (y - d).Pow(2)));

    /// <summary>1/n Σ_c Σ_j (y_jc − d_jc)², the mean over the cases.</summary>
    public static Cost MeanSquared { get; } = new("mean squared", (y, d, j, c) => 1 / c.Size * IndexSum.Over([c, j], (y - d).Pow(2)));

    /// <summary>−Σ_c Σ_j (d ln y + (1 − d) ln(1 − y)), for outputs between 0 and 1 that do not exclude one another.</summary>
    public static Cost CrossEntropy { get; } = new("cross-entropy", (y, d, j, c) =>
        -IndexSum.Over([c, j], d * Functions.Ln.Apply(y) + (1 - d) * Functions.Ln.Apply(1 - y))) { TakesLogarithms = true };

    /// <summary>−Σ_c Σ_j d ln y, for outputs that are probabilities of classes, as softmax gives them.</summary>
    public static Cost ClassCrossEntropy { get; } = new("cross-entropy of classes", (y, d, j, c) => -IndexSum.Over([c, j], d * Functions.Ln.Apply(y))) { TakesLogarithms = true };

    /// <summary>What the cost is called.</summary>
    public string Name { get; } = name;

    /// <summary>Whether it has a value only for outputs between 0 and 1.</summary>
    internal bool TakesLogarithms { get; private init; }

    /// <summary>½ Σ_c Σ_j m_jc (y_jc − d_jc)², where m is 0 for a unit that is right enough: on and above the upper bound, or off and below the lower one.</summary>
    /// <remarks>The family-tree network of the paper was trained so, with 0.8 and 0.2. Targets must be 0 or 1.</remarks>
    /// <param name="lower">An output below this counts as off.</param>
    /// <param name="upper">An output above this counts as on.</param>
    public static Cost SquaresWithDeadZone(Rational lower, Rational upper) => new($"half sum of squares with a dead zone, off below {lower}, on above {upper}", (y, d, j, c) =>
        new Rational(1, 2) * IndexSum.Over([c, j], (d * Functions.Step.Apply(upper - y) + (1 - d) * Functions.Step.Apply(y - lower)) * (y - d).Pow(2)));

    internal Expr Of(Expr output, Expr target, IndexVariable unit, IndexVariable @case) => definition(output, target, unit, @case);
}
