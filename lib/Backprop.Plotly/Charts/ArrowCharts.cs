using Plotly.NET;
using static Backprop.Plotly.ChartObjects;

namespace Backprop.Plotly.Charts;

/// <summary>Arrows, all of a field as one broken line: shaft and head.</summary>
internal static class ArrowCharts
{
    private const double HeadLength = 0.32;
    private const double HeadWidth = 0.16;

    public static Chart Draw(ArrowFigure figure)
    {
        var layout = ChartPage.Of(figure.Title, hasLegend: false).With(
            ("xaxis", ChartPage.Axis(figure.X)),
            ("yaxis", ChartPage.Axis(figure.Y)),
            ("height", 520),
            ("hovermode", false));
        return new([Field(figure.Arrows, Palette.Line(0), aspect: 1.5)], layout);
    }

    /// <summary>The field as one line.</summary>
    /// <param name="field">The arrows.</param>
    /// <param name="colour">Their colour.</param>
    /// <param name="aspect">How much wider than high a cell of the field is on the page, so that heads look alike in all directions.</param>
    public static Trace2D Field(ArrowField field, string colour, double aspect)
    {
        var (x, y) = (new List<double>(), new List<double>());
        var (stepX, stepY) = (Spacing(field.X), Spacing(field.Y));
        // One step of the field is as long as the longest arrow may be, in either direction.
        var longest = field.Dx.Zip(field.Dy, (dx, dy) => Math.Max(Math.Abs(dx) / stepX, Math.Abs(dy) / stepY)).DefaultIfEmpty(1).Max();
        var scale = longest > 0 ? 0.9 / longest : 0;
        for (var k = 0; k < field.X.Length; k++)
        {
            // In units of a step; across the shaft is across on the page.
            var (u, v) = (field.Dx[k] * scale / stepX, field.Dy[k] * scale / stepY);
            var (tipX, tipY) = (field.X[k] + u * stepX, field.Y[k] + v * stepY);
            Add(field.X[k], field.Y[k]);
            Add(tipX, tipY);
            Add(double.NaN, double.NaN);
            Add(tipX - (HeadLength * u + HeadWidth * v / aspect) * stepX, tipY - (HeadLength * v - HeadWidth * u * aspect) * stepY);
            Add(tipX, tipY);
            Add(tipX - (HeadLength * u - HeadWidth * v / aspect) * stepX, tipY - (HeadLength * v + HeadWidth * u * aspect) * stepY);
            Add(double.NaN, double.NaN);
        }

        return new Trace2D("scatter").With(
            ("name", field.Name),
            ("x", x.ToArray()),
            ("y", y.ToArray()),
            ("mode", "lines"),
            ("line", Object(("color", colour), ("width", 1.4))),
            ("hoverinfo", "skip"));

        void Add(double u, double v)
        {
            x.Add(u);
            y.Add(v);
        }
    }

    /// <summary>How far apart the arrows stand in one direction.</summary>
    private static double Spacing(IEnumerable<double> places)
    {
        double[] distinct = [.. places.Distinct().Order()];
        return distinct.Length < 2 ? 1 : (distinct[^1] - distinct[0]) / (distinct.Length - 1);
    }
}
