using Newtonsoft.Json.Linq;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using static Backprop.Plotly.ChartObjects;
using Position = Plotly.NET.LayoutObjects.SliderStep;

namespace Backprop.Plotly.Charts;

/// <summary>A slider over charts: each position carries only what differs between the positions.</summary>
internal static class SliderCharts
{
    private const int SliderHeight = 76;

    public static Chart Draw(SliderFigure figure)
    {
        var steps = CommonAxes.Of([.. figure.Steps.Select(step => step.Figure)]).Select(FigureCharts.Draw).ToArray();
        var changes = Changes([.. steps.Select(step => step.Traces)], first: 0);
        return WithSlider(figure.Title, steps[figure.StartIndex], figure.Slider, figure.StartIndex, [.. figure.Steps.Select((step, k) => Step(step.Label, changes[k]))]);
    }

    /// <summary>The surface stays; only its paths, which come last, are drawn again for each sweep.</summary>
    public static Chart Draw(DescentFigure figure)
    {
        var last = figure.Sweeps.Length - 1;
        var shown = SurfaceCharts.Draw(figure.Surface with { Sweep = figure.Sweeps[last] });
        IReadOnlyList<Trace>[] steps = [.. figure.Sweeps.Select(sweep => SurfaceCharts.Paths(figure.Surface with { Sweep = sweep }))];
        var changes = Changes(steps, first: shown.Traces.Count - steps[0].Count);
        return WithSlider(figure.Title, shown, "sweep", last, [.. figure.Sweeps.Select((sweep, k) => Step($"{sweep}", changes[k]))]);
    }

    private static Chart WithSlider(string title, Chart shown, string name, int start, Position[] positions)
    {
        var height = (int)shown.Layout.GetPropertyValue("height") + SliderHeight;
        var margin = (DynamicObj.DynamicObj)shown.Layout.GetPropertyValue("margin");
        var slider = new Slider().With(
            ("active", start),
            ("currentvalue", Object(("prefix", $"{name}: "), ("xanchor", "left"), ("font", Object(("size", 13))))),
            ("x", 0), ("len", 1), ("y", 0), ("yanchor", "top"),
            ("pad", Object(("t", 56), ("l", 8), ("r", 8), ("b", 0))),
            ("ticklen", 4), ("minorticklen", 0), ("bgcolor", Palette.Grid), ("bordercolor", Palette.AxisLine), ("tickcolor", Palette.AxisLine),
            ("font", Object(("size", 11))),
            ("steps", positions));
        return new(shown.Traces, shown.Layout.With(
            ("title", ((DynamicObj.DynamicObj)shown.Layout.GetPropertyValue("title")).With(("text", title))),
            ("meta", Object(("title", ChartPage.TitleHeight), ("slider", SliderHeight))),
            ("height", height),
            ("margin", margin.With(("b", (int)margin.GetPropertyValue("b") + SliderHeight))),
            ("sliders", new[] { slider })));
    }

    private static Position Step(string label, IReadOnlyList<(int Trace, JObject Values)> changes) => new Position().With(
        ("label", label),
        ("method", "animate"),
        ("args", new object[]
        {
            Object(("data", changes.Select(change => change.Values).ToArray()), ("traces", changes.Select(change => change.Trace).ToArray())),
            Object(("mode", "immediate"), ("frame", Object(("duration", 0), ("redraw", true))), ("transition", Object(("duration", 0)))),
        }));

    /// <summary>For each position, the traces that differ anywhere, with the attributes that differ anywhere.</summary>
    /// <param name="steps">The same traces at each position.</param>
    /// <param name="first">The number that the first of them has in the chart.</param>
    private static IReadOnlyList<(int Trace, JObject Values)>[] Changes(IReadOnlyList<Trace>[] steps, int first)
    {
        if (steps.FirstOrDefault(step => step.Count != steps[0].Count) is { } odd)
            throw new InvalidOperationException($"The figures of a slider have the same number of lines; found {steps[0].Count} and {odd.Count}.");
        // Numbers are written once: what is compared is their text, and it is the text that is shown.
        var written = steps.Select(step => step.Select(trace => Attributes(trace, "").ToDictionary()).ToArray()).ToArray();
        var moving = Enumerable.Range(0, steps[0].Count)
            .Select(trace => (Trace: trace, Paths: written.SelectMany(step => Differing(written[0][trace], step[trace])).Distinct().ToArray()))
            .Where(trace => trace.Paths.Length > 0)
            .ToArray();
        return [.. written.Select(step => moving.Select(trace => (first + trace.Trace, Picked(step[trace.Trace], trace.Paths))).ToArray())];
    }

    // Attributes of attributes have paths, as in marker.cmin.
    private static IEnumerable<KeyValuePair<string, string>> Attributes(DynamicObj.DynamicObj part, string path) => part.GetProperties(true).SelectMany(property =>
        property.Value is DynamicObj.DynamicObj inner ? Attributes(inner, $"{path}{property.Key}.") : [new($"{path}{property.Key}", ChartText.Write(property.Value))]);

    private static IEnumerable<string> Differing(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Keys.Concat(other.Keys).Where(path => one.GetValueOrDefault(path) != other.GetValueOrDefault(path));

    private static JObject Picked(Dictionary<string, string> attributes, IEnumerable<string> paths)
    {
        var picked = new JObject();
        foreach (var path in paths)
        {
            var (to, names) = (picked, path.Split('.'));
            foreach (var name in names[..^1]) to = (JObject)(to[name] ??= new JObject());
            to[names[^1]] = attributes.TryGetValue(path, out var text) ? new JRaw(text) : null;
        }

        return picked;
    }
}
