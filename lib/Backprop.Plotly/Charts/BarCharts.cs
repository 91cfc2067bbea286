using Plotly.NET;
using static Backprop.Plotly.ChartObjects;

namespace Backprop.Plotly.Charts;

/// <summary>Bars by category.</summary>
internal static class BarCharts
{
    /// <summary>Up to so many bars each says its height.</summary>
    private const int MostLabels = 12;

    public static Chart Draw(BarFigure figure)
    {
        var layout = ChartPage.Of(figure.Title, figure.Series.Length > 1).With(
            ("xaxis", ChartPage.Axis(figure.X, ("type", "category"), ("showgrid", false))),
            ("yaxis", ChartPage.Axis(figure.Y)),
            ("barmode", "group"),
            ("bargap", 0.3),
            ("bargroupgap", 0.08));
        var saysHeights = figure.Categories.Length * figure.Series.Length <= MostLabels;
        return new([.. figure.Series.Select((bars, number) => Series(figure, bars, number, saysHeights))], layout);
    }

    private static Trace2D Series(BarFigure figure, Bars bars, int number, bool saysHeights)
    {
        string[] heights = [.. bars.Heights.Select(NumberText.Said)];
        return new Trace2D("bar").With(
            ("name", bars.Name),
            ("x", figure.Categories.ToArray()),
            ("y", bars.Heights.ToArray()),
            ("marker", Object(("color", Palette.Line(number)))),
            ("text", saysHeights ? heights : null),
            ("textposition", saysHeights ? "outside" : null),
            // Plotly shrinks the text of narrow bars until nobody can read it.
            ("textfont", saysHeights ? Object(("size", 11)) : null),
            ("textangle", saysHeights ? 0 : null),
            ("constraintext", saysHeights ? "none" : null),
            ("cliponaxis", false),
            ("hovertemplate", "%{x}: %{y:.4g}<extra></extra>"));
    }
}
