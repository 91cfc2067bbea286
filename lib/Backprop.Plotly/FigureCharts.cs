using System.Text.Json;
using System.Text.Json.Serialization;
using Backprop.Plotly.Charts;

namespace Backprop.Plotly;

/// <summary>The two calls that cross the boundary of this load context: a figure's JSON in, a chart's JSON out; and plotly.js.</summary>
public static class FigureCharts
{
    private const string ScriptResource = "Plotly.NET.plotly-2.28.0.min.js";

    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>The chart of a figure.</summary>
    /// <param name="figure">A figure as JSON, with the kind of figure in <c>$type</c>.</param>
    /// <returns>The chart as plotly.js reads it: <c>{"data": […], "layout": {…}}</c>.</returns>
    public static string Draw(string figure)
    {
        var chart = Draw(JsonSerializer.Deserialize<Figure>(figure, Options)!);
        return ChartText.Write(new Dictionary<string, object> { ["data"] = chart.Traces, ["layout"] = chart.Layout });
    }

    /// <summary>The plotly.js that Plotly.NET ships and writes charts for.</summary>
    public static string Script()
    {
        using var stream = typeof(global::Plotly.NET.Trace).Assembly.GetManifestResourceStream(ScriptResource)
            ?? throw new InvalidOperationException($"Plotly.NET holds no {ScriptResource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    internal static Chart Draw(Figure figure) => figure switch
    {
        CurveFigure curves => CurveCharts.Draw(curves),
        HistogramFigure histogram => HistogramCharts.Draw(histogram),
        BarFigure bars => BarCharts.Draw(bars),
        ScatterFigure scatter => ScatterCharts.Draw(scatter),
        ArrowFigure arrows => ArrowCharts.Draw(arrows),
        SurfaceFigure surface => SurfaceCharts.Draw(surface),
        DescentFigure descent => SliderCharts.Draw(descent),
        SliderFigure slider => SliderCharts.Draw(slider),
        _ => throw new NotSupportedException($"No chart for a {figure.GetType().Name}."),
    };
}
