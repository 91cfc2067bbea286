using Plotly.NET;
using Plotly.NET.LayoutObjects;
using static Backprop.Plotly.ChartObjects;

namespace Backprop.Plotly.Charts;

/// <summary>Surfaces in space and as contour lines, with what lies on them.</summary>
internal static class SurfaceCharts
{
    private const int WidthOfBoth = 900;
    private const int HeightOfBoth = 440;
    private const int ContourLevels = 16;

    public static Chart Draw(SurfaceFigure figure)
    {
        var (inSpace, asLines) = (figure.View != SurfaceView.Contour, figure.View != SurfaceView.Surface);
        var traces = new List<Trace>();
        if (inSpace) traces.Add(Surface(figure, hasScale: !asLines));
        if (asLines) traces.Add(Contour(figure));
        if (asLines && figure.Arrows is { } arrows) traces.Add(ArrowCharts.Field(arrows, "#ffffff", Aspect(figure)).With(("showlegend", false)));
        if (figure.MarksMinimum) traces.AddRange(Minimum(figure, inSpace, asLines));
        traces.AddRange(figure.Marks.SelectMany((marks, number) => MarkTraces.Of(figure, marks, number, inSpace, asLines)));
        traces.AddRange(Paths(figure));

        var layout = ChartPage.Of(figure.Title, figure.Paths.Length + figure.Marks.Length > 0 || figure.MarksMinimum);
        if (inSpace) layout = layout.With(("scene", Scene(figure, isBeside: asLines)));
        if (asLines)
        {
            layout = layout.With(
                ("xaxis", ChartPage.Axis(figure.X, ("domain", inSpace ? new[] { 0.58, 1.0 } : null), ("constrain", "domain"), ("range", Ends(figure.Grid.X)), ("showgrid", false), ("zeroline", false))),
                ("yaxis", ChartPage.Axis(figure.Y, ("range", Ends(figure.Grid.Y)), ("showgrid", false), ("zeroline", false))));
        }

        return new(traces, layout.With(
            ("hovermode", "closest"),
            ("width", inSpace && asLines ? WidthOfBoth : ChartPage.Width),
            ("height", inSpace && asLines ? HeightOfBoth : ChartPage.Height + 40),
            ("margin", Object(("l", inSpace ? 12 : 64), ("r", 16), ("t", 84), ("b", 58)))));
    }

    /// <summary>What lies on the surface, path by path.</summary>
    public static IReadOnlyList<Trace> Paths(SurfaceFigure figure) =>
        [.. figure.Paths.SelectMany((path, number) => PathTraces.Of(figure, path, number, figure.View != SurfaceView.Contour, figure.View != SurfaceView.Surface))];

    private static Trace3D Surface(SurfaceFigure figure, bool hasScale) => new Trace3D("surface").With(
        ("name", figure.Z.Name),
        ("x", figure.Grid.X.ToArray()),
        ("y", figure.Grid.Y.ToArray()),
        ("z", Heights(figure, isLogarithmic: false)),
        ("surfacecolor", figure.Z.IsLogarithmic ? Heights(figure, isLogarithmic: true) : null),
        ("colorscale", Palette.Surface),
        ("cmin", ScaleEnds(figure)?.From),
        ("cmax", ScaleEnds(figure)?.To),
        ("showscale", hasScale),
        ("colorbar", hasScale ? Scale(figure) : null),
        ("showlegend", false),
        ("lighting", Object(("ambient", 0.8), ("diffuse", 0.45), ("specular", 0.05), ("roughness", 0.9), ("fresnel", 0.05))),
        ("contours", Object(("z", (figure.Z.IsLogarithmic ? Object() : Levels(figure.Grid, figure.Z)).With(("show", true), ("color", "rgba(255,255,255,0.4)"), ("width", 1), ("highlight", false))), ("x", Object(("highlight", false))), ("y", Object(("highlight", false))))),
        ("hovertemplate", $"{figure.X.Name} = %{{x:.3g}}<br>{figure.Y.Name} = %{{y:.3g}}<br>{figure.Z.Name} = %{{z:.4g}}<extra></extra>"));

    private static Trace2D Contour(SurfaceFigure figure) => new Trace2D("contour").With(
        ("name", figure.Z.Name),
        ("x", figure.Grid.X.ToArray()),
        ("y", figure.Grid.Y.ToArray()),
        ("z", Heights(figure, figure.Z.IsLogarithmic)),
        ("colorscale", Palette.Surface),
        ("zmin", ScaleEnds(figure)?.From),
        ("zmax", ScaleEnds(figure)?.To),
        ("autocontour", false),
        ("contours", Levels(figure.Grid, figure.Z).With(("coloring", "fill"))),
        ("line", Object(("color", "rgba(255,255,255,0.45)"), ("width", 0.8))),
        ("colorbar", Scale(figure)),
        ("showlegend", false),
        ("hovertemplate", $"{figure.X.Name} = %{{x:.3g}}<br>{figure.Y.Name} = %{{y:.3g}}<br>{(figure.Z.IsLogarithmic ? $"log₁₀ {figure.Z.Name}" : figure.Z.Name)} = %{{z:.4g}}<extra></extra>"));

    /// <summary>Round levels, between round heights and not at them: there lie the plateaus, where a line would wander.</summary>
    private static DynamicObj.DynamicObj Levels(Grid grid, Axis z)
    {
        double[] heights = [.. grid.Rows.SelectMany(row => row).Where(height => double.IsFinite(height) && (!z.IsLogarithmic || height > 0)).Select(height => z.IsLogarithmic ? Math.Log10(height) : height)];
        if (heights.Length == 0 || heights.Min() == heights.Max()) return Object();
        var (low, high) = (heights.Min(), heights.Max());
        var step = RoundStep((high - low) / ContourLevels);
        return Object(("start", (Math.Floor(low / step) + 0.5) * step), ("end", high), ("size", step));
    }

    /// <summary>The next round number: 1, 2, 2.5 or 5 times a power of ten.</summary>
    private static double RoundStep(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return new[] { 1, 2, 2.5, 5, 10 }.Select(factor => factor * power).First(candidate => candidate >= least * 0.999);
    }

    private static ColorBar Scale(SurfaceFigure figure)
    {
        var bar = new ColorBar().With(
            ("title", Object(("text", figure.Z.Name))),
            ("thickness", 12),
            ("len", 1),
            ("outlinewidth", 0),
            ("ticks", "outside"),
            ("ticklen", 3),
            ("exponentformat", "power"));
        if (!figure.Z.IsLogarithmic)
        {
            // Else plotly ticks the levels of the lines.
            var range = ScaleEnds(figure) is var (from, to) ? to - from : figure.Grid.Highest().Height - figure.Grid.Lowest().Height;
            return range > 0 ? bar.With(("tick0", 0), ("dtick", RoundStep(range / 6))) : bar;
        }

        // Plotly's colours know no logarithm: the heights are given as exponents, and the ticks say the powers.
        int[] powers = [.. Powers(figure.Grid)];
        return bar.With(("tickvals", powers), ("ticktext", powers.Select(PowerText).ToArray()));
    }

    /// <summary>The ends that the figure sets to its heights: its colours keep them, so that a film has one scale.</summary>
    private static (double From, double To)? ScaleEnds(SurfaceFigure figure) =>
        figure.Z is { IsLogarithmic: false, From: { } from, To: { } to } ? (from, to) : null;

    private static string PowerText(int power) => power switch
    {
        0 => "1",
        1 => "10",
        _ => $"10<sup>{power}</sup>".Replace('-', '−'),
    };

    // Of the ticks that plotly chooses here it cannot draw the one at 1.
    private static LinearAxis SpaceHeights(SurfaceFigure figure)
    {
        var axis = SpaceAxis(figure.Z, ("range", ChartPage.Range(figure.Z)), ("nticks", 6));
        if (!figure.Z.IsLogarithmic) return axis;
        int[] powers = [.. Powers(figure.Grid)];
        return axis.With(("tickvals", powers.Select(power => Math.Pow(10, power)).ToArray()), ("ticktext", powers.Select(PowerText).ToArray()));
    }

    private static IEnumerable<int> Powers(Grid grid)
    {
        var exponents = grid.Rows.SelectMany(row => row).Where(height => height > 0).Select(Math.Log10).DefaultIfEmpty(0).ToArray();
        var (low, high) = ((int)Math.Ceiling(exponents.Min()), (int)Math.Floor(exponents.Max()));
        var step = Math.Max(1, (high - low + 7) / 8);
        for (var power = low; power <= high; power += step) yield return power;
    }

    private static Scene Scene(SurfaceFigure figure, bool isBeside) => new Scene().With(
        ("domain", isBeside ? Object(("x", new[] { 0, 0.5 }), ("y", new[] { 0.0, 1.0 })) : null),
        ("aspectmode", "manual"),
        ("aspectratio", Object(("x", 1), ("y", 1), ("z", 0.7))),
        ("camera", Object(
            ("eye", Object(("x", 1.15), ("y", -1.45), ("z", 0.85))),
            ("center", Object(("x", 0), ("y", 0), ("z", -0.12))))),
        ("xaxis", SpaceAxis(figure.X, ("range", Ends(figure.Grid.X)))),
        ("yaxis", SpaceAxis(figure.Y, ("range", Ends(figure.Grid.Y)))),
        ("zaxis", SpaceHeights(figure)),
        ("dragmode", "turntable"));

    private static LinearAxis SpaceAxis(Axis axis, params ReadOnlySpan<(string Name, object? Value)> more) => new LinearAxis().With(
        ("title", Object(("text", axis.Name))),
        ("type", axis.IsLogarithmic ? "log" : "linear"),
        ("showbackground", false),
        ("gridcolor", Palette.Grid),
        ("linecolor", Palette.AxisLine),
        ("zeroline", false),
        ("showspikes", false),
        ("exponentformat", "power"),
        ("nticks", 5),
        ("tickfont", Object(("size", 11)))).With(more);

    private static IEnumerable<Trace> Minimum(SurfaceFigure figure, bool inSpace, bool asLines)
    {
        var (x, y, height) = figure.Grid.Lowest();
        var name = $"lowest point of the grid, {figure.Z.Name} = {NumberText.Said(height)}";
        if (inSpace)
        {
            yield return new Trace3D("scatter3d").With(
                ("name", name), ("x", new[] { x }), ("y", new[] { y }), ("z", new[] { PathTraces.Lifted(figure, height) }), ("mode", "markers"),
                ("marker", Object(("color", "#ffffff"), ("size", 5), ("symbol", "diamond"), ("line", Object(("color", "#000000"), ("width", 1))))),
                ("hoverinfo", "name"), ("legendgroup", "minimum"), ("showlegend", !asLines));
        }

        if (asLines)
        {
            yield return new Trace2D("scatter").With(
                ("name", name), ("x", new[] { x }), ("y", new[] { y }), ("mode", "markers"),
                ("marker", Object(("color", "#ffffff"), ("size", 10), ("symbol", "diamond"), ("line", Object(("color", "#000000"), ("width", 1.2))))),
                ("hoverinfo", "name"), ("legendgroup", "minimum"), ("cliponaxis", false));
        }
    }

    private static double[][] Heights(SurfaceFigure figure, bool isLogarithmic)
    {
        double[][] heights = [.. figure.Grid.Rows.Select(row => row.Select(height => !isLogarithmic ? height : height > 0 ? Math.Log10(height) : double.NaN).ToArray())];
        double[] known = [.. heights.SelectMany(row => row).Where(double.IsFinite)];
        var range = known.Length == 0 ? 0 : known.Max() - known.Min();
        return [.. heights.Select(row => row.Select(height => Shown(height, range)).ToArray())];
    }

    // Four digits of a height, as it is read off by the pointer, or a thousandth of their range where that is finer: a table of
    // heights is the largest part of a page, and no screen shows more.
    private static double Shown(double height, double range)
    {
        var finest = Math.Min(Magnitude(height), Magnitude(range)) - 3;
        return double.IsFinite(height) && -finest is > 0 and <= 15 ? Math.Round(height, -finest) : height;
    }

    private static int Magnitude(double value) => double.IsFinite(value) && value != 0 ? (int)Math.Floor(Math.Log10(Math.Abs(value))) : 0;

    // About how much wider than high the contour lines are drawn.
    private static double Aspect(SurfaceFigure figure) => figure.View == SurfaceView.Both ? 1.1 : 1.8;

    private static double[] Ends(IReadOnlyList<double> values) => [values[0], values[^1]];
}
