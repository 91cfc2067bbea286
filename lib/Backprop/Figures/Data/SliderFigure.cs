using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Backprop;

/// <summary>One position of a slider.</summary>
/// <param name="Label">What the slider says there.</param>
/// <param name="Figure">What is shown there.</param>
internal sealed record SliderStep(string Label, Figure Figure);

/// <summary>A figure for each position of a slider, computed beforehand, so that it moves without any kernel.</summary>
/// <remarks>The figures are of one kind and have the same number of lines, so that each position changes only numbers.</remarks>
internal sealed record SliderFigure : Figure
{
    // A chart is drawn in a load context of its own, into which figures go as JSON.
    [JsonConstructor]
    internal SliderFigure(string title, string slider, ImmutableArray<SliderStep> steps)
        : base(title) => (Slider, Steps) = (slider, steps);

    /// <summary>What the slider changes: <c>sweep</c>, <c>ε</c>.</summary>
    public string Slider { get; }

    /// <summary>The positions, from left to right.</summary>
    [JsonInclude]
    internal ImmutableArray<SliderStep> Steps { get; }

    /// <summary>Which position is shown first; the last one when null.</summary>
    public int? Start { get; init; }

    /// <summary>The position that is shown first.</summary>
    internal int StartIndex => Math.Clamp(Start ?? Steps.Length - 1, 0, Steps.Length - 1);

    /// <inheritdoc/>
    protected internal override string Describe()
    {
        var (first, last, shown) = (Steps[0], Steps[^1], Steps[StartIndex]);
        return $"A slider moves {Slider} from {first.Label} to {last.Label}. At {Slider} {shown.Label}: {shown.Figure.Describe()}";
    }
}
