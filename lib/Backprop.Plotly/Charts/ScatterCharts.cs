using Plotly.NET;
using static Backprop.Plotly.ChartObjects;

namespace Backprop.Plotly.Charts;

/// <summary>Points.</summary>
internal static class ScatterCharts
{
    public static Chart Draw(ScatterFigure figure)
    {
        var layout = ChartPage.Of(figure.Title, figure.Sets.Length > 1).With(
            ("xaxis", ChartPage.Axis(figure.X)),
            ("yaxis", ChartPage.Axis(figure.Y)),
            ("hovermode", "closest"));
        return new([.. figure.Sets.Select(Points)], layout);
    }

    private static Trace2D Points(PointSet set, int number) => new Trace2D("scatter").With(
        ("name", set.Name),
        ("x", set.X.ToArray()),
        ("y", set.Y.ToArray()),
        ("mode", "markers"),
        ("marker", Object(("color", Palette.Line(number, 0.8)), ("size", set.X.Length > 200 ? 6 : 10), ("symbol", Palette.Shape(number)))),
        ("cliponaxis", false));
}
