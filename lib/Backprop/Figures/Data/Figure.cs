using System.Text.Json.Serialization;

namespace Backprop;

/// <summary>A figure as plain data: what is to be drawn, and a sentence that says what is to be seen. Nothing here draws.</summary>
/// <param name="Title">What the figure is called; stands above it.</param>
[JsonDerivedType(typeof(CurveFigure), "curves")]
[JsonDerivedType(typeof(LearningCurveFigure), "learning-curves")]
[JsonDerivedType(typeof(HistogramFigure), "histogram")]
[JsonDerivedType(typeof(BarFigure), "bars")]
[JsonDerivedType(typeof(ScatterFigure), "scatter")]
[JsonDerivedType(typeof(SurfaceFigure), "surface")]
[JsonDerivedType(typeof(DescentFigure), "descent")]
[JsonDerivedType(typeof(ArrowFigure), "arrows")]
[JsonDerivedType(typeof(SliderFigure), "slider")]
public abstract partial record Figure(string Title)
{
    /// <summary>A sentence of the author's that follows the computed ones; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>What the figure shows, for whoever does not see it: the title, then sentences computed from the data.</summary>
    [JsonIgnore]
    public string Alternative => Note is null ? $"{Title}. {Describe()}" : $"{Title}. {Describe()} {Note}";

    /// <summary>The alternative text.</summary>
    public sealed override string ToString() => Alternative;

    /// <summary>Whole sentences that say what the data show.</summary>
    protected internal abstract string Describe();
}
