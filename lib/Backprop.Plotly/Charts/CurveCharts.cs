using System.Collections.Immutable;
using Plotly.NET;
using static Backprop.Plotly.ChartObjects;

namespace Backprop.Plotly.Charts;

/// <summary>Lines, with bands around those that stand for several runs.</summary>
internal static class CurveCharts
{
    public static Chart Draw(CurveFigure figure)
    {
        var hasLegend = figure.Curves.Length > 1;
        var layout = ChartPage.Of(figure.Title, hasLegend).With(
            ("xaxis", ChartPage.Axis(figure.X, ChartPage.LogarithmicTicks(figure.X, figure.Curves.SelectMany(curve => curve.X)))),
            ("yaxis", ChartPage.Axis(figure.Y, ChartPage.LogarithmicTicks(figure.Y, figure.Curves.SelectMany(curve => curve.Y)))),
            ("hovermode", "x unified"));
        return new([.. figure.Curves.SelectMany(Bands), .. figure.Curves.Select(Line)], layout);
    }

    // Bands lie below all lines.
    private static IEnumerable<Trace> Bands(Curve curve, int number)
    {
        if (curve is not { Lower: { } lower, Upper: { } upper }) yield break;
        yield return new Trace2D("scatter").With(
            ("name", $"{curve.Name}, middle half"),
            ("x", curve.X.Concat(curve.X.Reverse()).ToArray()),
            ("y", upper.Concat(lower.Reverse()).ToArray()),
            ("mode", "lines"),
            ("fill", "toself"),
            ("fillcolor", Palette.Line(number, 0.22)),
            ("line", Object(("width", 0))),
            ("hoverinfo", "skip"),
            ("showlegend", false),
            ("legendgroup", $"curve {number}"));
    }

    private static Trace2D Line(Curve curve, int number) => new Trace2D("scatter").With(
        ("name", curve.Name),
        ("x", Values(curve.X)),
        ("y", Values(curve.Y)),
        ("mode", curve.HasDots ? "lines+markers" : "lines"),
        ("line", Object(("color", Palette.Line(number)), ("width", 2.5), ("simplify", false), ("dash", Palette.Stroke(number, curve.IsDashed)))),
        ("marker", curve.HasDots ? Object(("color", Palette.Line(number)), ("size", 7), ("symbol", Palette.Shape(number))) : null),
        ("legendgroup", $"curve {number}"));

    private static double[] Values(ImmutableArray<double> values) => [.. values];
}
