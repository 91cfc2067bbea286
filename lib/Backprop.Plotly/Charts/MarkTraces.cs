using Plotly.NET;
using static Backprop.Plotly.ChartObjects;

namespace Backprop.Plotly.Charts;

/// <summary>Marks on a surface: points white with a black edge, lines coloured on a white bed, so that they stand out from every colour of the heights.</summary>
internal static class MarkTraces
{
    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot"];

    public static IEnumerable<Trace> Of(SurfaceFigure figure, SurfaceMarks marks, int number, bool inSpace, bool asLines)
    {
        var (x, y) = (marks.X.ToArray(), marks.Y.ToArray());
        var group = $"marks {number}";
        if (inSpace)
        {
            double[] heights = [.. x.Select(_ => PathTraces.Lifted(figure, marks.Height))];
            yield return new Trace3D("scatter3d").With(
                ("name", marks.Name), ("x", x), ("y", y), ("z", heights), ("mode", marks.IsLine ? "lines" : "markers"),
                ("line", Object(("color", Palette.Line(number)), ("width", 5))), ("marker", Marker(number, 5)),
                ("hoverinfo", "name"), ("legendgroup", group), ("showlegend", !asLines));
        }

        if (!asLines) yield break;
        if (marks.IsLine)
        {
            yield return Line(marks, x, y, "#ffffff", 5, "solid").With(("legendgroup", group), ("showlegend", false));
            yield return Line(marks, x, y, Palette.Line(number), 2.5, Dashes[number % Dashes.Length]).With(("legendgroup", group));
        }
        else
        {
            yield return new Trace2D("scatter").With(
                ("name", marks.Name), ("x", x), ("y", y), ("mode", "markers"), ("marker", Marker(number, 11)),
                ("hoverinfo", "name"), ("legendgroup", group), ("cliponaxis", false));
        }
    }

    private static Trace2D Line(SurfaceMarks marks, double[] x, double[] y, string colour, double width, string dash) => new Trace2D("scatter").With(
        ("name", marks.Name), ("x", x), ("y", y), ("mode", "lines"),
        ("line", Object(("color", colour), ("width", width), ("dash", dash))), ("hoverinfo", "name"));

    private static DynamicObj.DynamicObj Marker(int number, double size) => Object(
        ("color", "#ffffff"), ("size", size), ("symbol", Palette.Shape(number)), ("line", Object(("color", "#000000"), ("width", 1.2))));
}
