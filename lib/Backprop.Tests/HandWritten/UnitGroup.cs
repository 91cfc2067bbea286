namespace Backprop.Tests.HandWritten;

/// <summary>How a unit bends its net input.</summary>
public enum Bend
{
    Linear,
    Logistic,
    Tanh,
    ReLU,
    Softplus,
    Softmax,
}

/// <summary>What is minimised, summed over all cases.</summary>
public enum Loss
{
    /// <summary>½ Σ (y − d)², equation (3).</summary>
    HalfSquares,

    /// <summary>−Σ d ln y + (1 − d) ln(1 − y), for logistic outputs.</summary>
    CrossEntropy,

    /// <summary>−Σ d ln y, for softmax outputs.</summary>
    LogLikelihood,
}

/// <summary>Units that take their input from the same groups.</summary>
/// <param name="Units">How many.</param>
/// <param name="Sources">The groups below, by number: the input groups come first, 0, 1, …</param>
/// <param name="Bend">The activation function.</param>
/// <param name="Biased">Whether each unit has a bias.</param>
public sealed record UnitGroup(int Units, int[] Sources, Bend Bend, bool Biased = true);
