using Plotly.NET;
using static Backprop.Plotly.ChartObjects;

namespace Backprop.Plotly.Charts;

/// <summary>Histograms: boxes drawn as outlines, because plotly's own bars have no width on a logarithmic axis.</summary>
internal static class HistogramCharts
{
    public static Chart Draw(HistogramFigure figure)
    {
        var edges = figure.Edges();
        var layout = ChartPage.Of(figure.Title, figure.Samples.Length > 1).With(
            ("xaxis", ChartPage.Axis(figure.X, [("showgrid", false), .. ChartPage.LogarithmicTicks(figure.X, figure.Samples.SelectMany(sample => sample.Values))])),
            ("yaxis", ChartPage.Axis(figure.Y, ("rangemode", "tozero"))),
            ("hovermode", "closest"));
        return new([.. figure.Samples.SelectMany((sample, number) => Sample(figure, sample, Bins.Of(sample.Values, edges), number))], layout);
    }

    private static IEnumerable<Trace> Sample(HistogramFigure figure, Sample sample, Bins bins, int number)
    {
        var boxes = Enumerable.Range(0, bins.Counts.Length).ToArray();
        var opacity = figure.Samples.Length > 1 ? 0.35 : 0.6;
        yield return new Trace2D("scatter").With(
            ("name", sample.Name),
            ("x", boxes.SelectMany(k => new[] { bins.Edges[k], bins.Edges[k], bins.Edges[k + 1], bins.Edges[k + 1] }).ToArray()),
            ("y", boxes.SelectMany(k => new[] { 0, bins.Counts[k], bins.Counts[k], 0 }).ToArray()),
            ("mode", "lines"),
            ("fill", "tozeroy"),
            ("fillcolor", Palette.Line(number, opacity)),
            ("line", Object(("color", Palette.Line(number)), ("width", 1))),
            ("hoverinfo", "skip"),
            ("legendgroup", $"sample {number}"));

        // What the pointer finds: the middle of each box's upper edge.
        int[] filled = [.. boxes.Where(k => bins.Counts[k] > 0)];
        yield return new Trace2D("scatter").With(
            ("name", sample.Name),
            ("x", filled.Select(k => Middle(figure.X, bins.Edges[k], bins.Edges[k + 1])).ToArray()),
            ("y", filled.Select(k => bins.Counts[k]).ToArray()),
            ("mode", "markers"),
            ("marker", Object(("color", Palette.Line(number)), ("size", 12), ("opacity", 0))),
            ("text", filled.Select(k => $"{NumberText.Said(bins.Edges[k])} to {NumberText.Said(bins.Edges[k + 1])}: {bins.Counts[k]}").ToArray()),
            ("hovertemplate", "%{text}<extra></extra>"),
            ("showlegend", false),
            ("legendgroup", $"sample {number}"));
    }

    private static double Middle(Axis axis, double from, double to) => axis.IsLogarithmic ? Math.Sqrt(from * to) : (from + to) / 2;
}
