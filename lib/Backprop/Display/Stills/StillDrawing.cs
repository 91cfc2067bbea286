using System.Collections.Immutable;

namespace Backprop;

/// <summary>
/// A figure as a plain drawing, without the freedom of the chart: what is seen where a page has no script, or has lost it.
/// </summary>
internal static partial class StillDrawing
{
    private static readonly ImmutableArray<Paint> Series =
    [
        Paint.Forward,
        new("series-2", "#d55e00", "#f0a35e"),
        new("series-3", "#00785a", "#35b893"),
        new("series-4", "#a8528a", "#d491bd"),
        new("series-5", "#7a6a00", "#d8c84a"),
        Paint.Grey,
    ];

    /// <summary>The figure as SVG.</summary>
    public static string Svg(Figure figure)
    {
        var drawing = new Drawing();
        Draw(drawing, figure);
        return drawing.ToSvg(figure.Title, figure.Alternative);
    }

    private static void Draw(Drawing drawing, Figure figure)
    {
        switch (figure)
        {
            case CurveFigure curves: Draw(drawing, curves); break;
            case HistogramFigure histogram: Draw(drawing, histogram); break;
            case BarFigure bars: Draw(drawing, bars); break;
            case ScatterFigure scatter: Draw(drawing, scatter); break;
            case ArrowFigure arrows: Arrows(Plane.Of(drawing, arrows.X, Ends(arrows.Arrows.X, arrows.Arrows.Dx), arrows.Y, Ends(arrows.Arrows.Y, arrows.Arrows.Dy)), arrows.Arrows); break;
            case SurfaceFigure surface: Draw(drawing, surface); break;
            case DescentFigure descent: Draw(drawing, descent.Surface); break;
            case SliderFigure slider: Draw(drawing, slider.Steps[slider.StartIndex].Figure); break;
            default: throw new ArgumentOutOfRangeException(nameof(figure), figure.GetType().Name, "There is no still drawing of this kind of figure.");
        }
    }

    private static Paint Colour(int i) => Series[i % Series.Length];

    private static void Draw(Drawing drawing, CurveFigure figure)
    {
        var plane = Plane.Of(drawing, figure.X, figure.Curves.SelectMany(curve => curve.X), figure.Y, figure.Curves.SelectMany(curve => curve.Y.Concat(curve.Lower ?? []).Concat(curve.Upper ?? [])));
        foreach (var (i, curve) in figure.Curves.Index())
        {
            foreach (var edge in new[] { curve.Lower, curve.Upper }.OfType<ImmutableArray<double>>()) plane.Line(curve.X, edge, Colour(i), isDashed: true, thickness: 0.8);
            plane.Line(curve.X, curve.Y, Colour(i), curve.IsDashed);
            if (!curve.HasDots) continue;
            foreach (var (x, y) in curve.X.Zip(curve.Y)) plane.Dot(x, y, Colour(i));
        }

        if (figure.Curves.Length > 1) plane.Legend(figure.Curves.Select((curve, i) => (curve.Name, Colour(i))));
    }

    private static void Draw(Drawing drawing, HistogramFigure figure)
    {
        var edges = figure.Edges();
        Bins[] all = [.. figure.Samples.Select(sample => Bins.Of(sample.Values, edges))];
        var plane = Plane.Of(drawing, figure.X, edges, figure.Y with { From = 0 }, all.SelectMany(bins => bins.Counts).Select(count => (double)count));
        for (var box = 0; box < edges.Length - 1; box++)
        {
            // Samples share a box side by side, so that none hides another.
            var width = (edges[box + 1] - edges[box]) / all.Length;
            for (var i = 0; i < all.Length; i++)
            {
                if (all[i].Counts[box] > 0) plane.Box(edges[box] + i * width, edges[box] + (i + 1) * width, 0, all[i].Counts[box], Colour(i));
            }
        }

        if (all.Length > 1) plane.Legend(figure.Samples.Select((sample, i) => (sample.Name, Colour(i))));
    }

    private static void Draw(Drawing drawing, BarFigure figure)
    {
        var plane = Plane.Of(
            drawing, figure.X with { From = -0.5, To = figure.Categories.Length - 0.5 }, [0], figure.Y, figure.Series.SelectMany(bars => bars.Heights).Append(figure.Y.IsLogarithmic ? 1 : 0), categories: figure.Categories);
        var width = 0.8 / Math.Max(1, figure.Series.Length);
        foreach (var (i, bars) in figure.Series.Index())
        {
            foreach (var (category, height) in bars.Heights.Index()) plane.Box(category - 0.4 + i * width, category - 0.4 + (i + 1) * width, 0, height, Colour(i));
        }

        if (figure.Series.Length > 1) plane.Legend(figure.Series.Select((bars, i) => (bars.Name, Colour(i))));
    }

    private static void Draw(Drawing drawing, ScatterFigure figure)
    {
        var plane = Plane.Of(drawing, figure.X, figure.Sets.SelectMany(set => set.X), figure.Y, figure.Sets.SelectMany(set => set.Y));
        foreach (var (i, set) in figure.Sets.Index())
        {
            foreach (var k in Thinning.Evenly(set.X.Length, MostDots)) plane.Dot(set.X[k], set.Y[k], Colour(i));
        }

        if (figure.Sets.Length > 1) plane.Legend(figure.Sets.Select((set, i) => (set.Name, Colour(i))));
    }
}
