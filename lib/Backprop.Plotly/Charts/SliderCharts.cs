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
        var changes = Changes([.. steps.Select(step => (JArray)ChartText.Token(step.Traces))], first: 0);
        return WithSlider(figure.Title, steps[figure.StartIndex], figure.Slider, figure.StartIndex, [.. figure.Steps.Select((step, k) => Step(step.Label, changes[k]))]);
    }

    /// <summary>The surface stays; only its paths, which come last, are drawn again for each sweep.</summary>
    public static Chart Draw(DescentFigure figure)
    {
        var last = figure.Sweeps.Length - 1;
        var shown = SurfaceCharts.Draw(figure.Surface with { Sweep = figure.Sweeps[last] });
        JArray[] steps = [.. figure.Sweeps.Select(sweep => (JArray)ChartText.Token(SurfaceCharts.Paths(figure.Surface with { Sweep = sweep })))];
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
    private static IReadOnlyList<(int Trace, JObject Values)>[] Changes(JArray[] steps, int first)
    {
        if (steps.FirstOrDefault(step => step.Count != steps[0].Count) is { } odd)
            throw new InvalidOperationException($"The figures of a slider have the same number of lines; found {steps[0].Count} and {odd.Count}.");
        var moving = Enumerable.Range(0, steps[0].Count)
            .Select(trace => (Trace: trace, Paths: steps.SelectMany(step => Differing((JObject)steps[0][trace], (JObject)step[trace], [])).DistinctBy(path => string.Join('.', path)).ToArray()))
            .Where(trace => trace.Paths.Length > 0)
            .ToArray();
        return [.. steps.Select(step => moving.Select(trace => (first + trace.Trace, Picked((JObject)step[trace.Trace], trace.Paths))).ToArray())];
    }

    private static IEnumerable<string[]> Differing(JObject one, JObject other, string[] path)
    {
        foreach (var name in one.Properties().Concat(other.Properties()).Select(property => property.Name).Distinct())
        {
            var (a, b) = (one[name], other[name]);
            if (JToken.DeepEquals(a, b)) continue;
            if (a is JObject left && b is JObject right)
            {
                foreach (var inner in Differing(left, right, [.. path, name])) yield return inner;
            }
            else
            {
                yield return [.. path, name];
            }
        }
    }

    private static JObject Picked(JObject trace, IEnumerable<string[]> paths)
    {
        var picked = new JObject();
        foreach (var path in paths)
        {
            var (from, to) = ((JToken?)trace, picked);
            foreach (var name in path[..^1])
            {
                from = from?[name];
                to = (JObject)(to[name] ??= new JObject());
            }

            to[path[^1]] = from?[path[^1]]?.DeepClone();
        }

        return picked;
    }
}
