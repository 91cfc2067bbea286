using Plotly.NET;
using static Backprop.Plotly.ChartObjects;

namespace Backprop.Plotly.Charts;

/// <summary>A way of descent on a surface: a line, a dot for each place, and a larger one where it has got to.</summary>
internal static class PathTraces
{
    /// <summary>How far above the surface the line lies, as a share of the heights, so that it does not sink in.</summary>
    private const double Lift = 0.012;

    private const double HeadLift = 0.035;

    /// <summary>Lines on a surface need colours that stand out from viridis, which runs from purple over green to yellow.</summary>
    private static readonly string[] Colours = ["#FF4F1A", "#FF9EDB", "#9BD8FF", "#D0D0D0"];

    public static IEnumerable<Trace> Of(SurfaceFigure figure, DescentPath path, int number, bool inSpace, bool asLines)
    {
        var places = Enumerable.Range(0, path.X.Length).ToArray();
        var reached = figure.Sweep is { } sweep ? places.Last(place => place == 0 || path.SweepAt(place) <= sweep) : places[^1];
        var colour = Colours[number % Colours.Length];
        var dots = Dots(figure, path, reached, colour);
        var group = $"path {number}";
        if (inSpace)
        {
            double[] line = [.. path.Heights.Select(height => Lifted(figure, height, Lift))];
            yield return new Trace3D("scatter3d").With(
                ("name", path.Name), ("x", path.X.ToArray()), ("y", path.Y.ToArray()), ("z", line), ("mode", "lines+markers"),
                ("line", Object(("color", colour), ("width", 4))), ("marker", Object(("size", 2.5)).With(dots)),
                ("hoverinfo", "skip"), ("legendgroup", group), ("showlegend", !asLines));
            yield return new Trace3D("scatter3d").With(
                ("name", path.Name), ("x", new[] { path.X[reached] }), ("y", new[] { path.Y[reached] }), ("z", new[] { Lifted(figure, path.Heights[reached]) }), ("mode", "markers"),
                ("marker", Object(("color", colour), ("size", 7), ("line", Object(("color", "#000000"), ("width", 1))))),
                ("hoverinfo", "skip"), ("legendgroup", group), ("showlegend", false));
        }

        if (!asLines) yield break;
        yield return new Trace2D("scatter").With(
            ("name", path.Name), ("x", path.X.ToArray()), ("y", path.Y.ToArray()), ("mode", "lines+markers"),
            ("line", Object(("color", colour), ("width", 1.6))), ("marker", Object(("size", 5), ("symbol", Palette.Shape(number))).With(dots)),
            ("text", places.Select(place => $"sweep {path.SweepAt(place)}: {figure.Z.Name} = {NumberText.Said(path.Heights[place])}").ToArray()),
            ("hovertemplate", $"{path.Name}, %{{text}}<extra></extra>"), ("legendgroup", group));
        yield return new Trace2D("scatter").With(
            ("name", path.Name), ("x", new[] { path.X[reached] }), ("y", new[] { path.Y[reached] }), ("mode", "markers"),
            ("marker", Object(("color", colour), ("size", 11), ("line", Object(("color", "#000000"), ("width", 1.2))))),
            ("hoverinfo", "skip"), ("legendgroup", group), ("showlegend", false));
    }

    // The dots' colours change after the last that was reached: a slider then moves two numbers and not every dot.
    private static (string, object?)[] Dots(SurfaceFigure figure, DescentPath path, int reached, string colour)
    {
        if (figure.Sweep is null) return [("color", colour)];
        double far = path.X.Length;
        return
        [
            ("color", Enumerable.Range(0, path.X.Length).ToArray()),
            ("colorscale", new object[] { new object[] { 0, colour }, new object[] { 0.5, colour }, new object[] { 0.5, "rgba(128,128,128,0.35)" }, new object[] { 1, "rgba(128,128,128,0.35)" } }),
            ("cmin", reached + 0.5 - far),
            ("cmax", reached + 0.5 + far),
            ("showscale", false),
        ];
    }

    /// <summary>The height of a mark that is to lie on the surface at this height.</summary>
    public static double Lifted(SurfaceFigure figure, double height, double lift = HeadLift)
    {
        var (low, high) = (figure.Grid.Lowest().Height, figure.Grid.Highest().Height);
        return figure.Z.IsLogarithmic && low > 0 ? height * Math.Pow(high / low, lift) : height + lift * (high - low);
    }
}
