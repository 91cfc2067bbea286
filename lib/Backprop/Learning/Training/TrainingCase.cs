namespace Backprop.Learning;

/// <summary>One example: what goes in, one list of numbers for each input layer, and what should come out.</summary>
/// <param name="Inputs">The states of the input layers.</param>
/// <param name="Target">The desired outputs.</param>
/// <example><code>new TrainingCase([0, 1], [1])   // XOR of 0 and 1 is 1</code></example>
public sealed record TrainingCase(IReadOnlyList<IReadOnlyList<double>> Inputs, IReadOnlyList<double> Target)
{
    /// <summary>A case for a network with one input layer.</summary>
    public TrainingCase(IReadOnlyList<double> input, IReadOnlyList<double> target)
        : this([input], target)
    {
    }
}
