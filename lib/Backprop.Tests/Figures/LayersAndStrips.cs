using System.Globalization;

namespace Backprop.Tests.Figures;

/// <summary>Layers with their activities, and runs as strips: what is drawn against the numbers.</summary>
public class LayersAndStrips
{
    [Fact]
    public void Areas_of_squares_are_proportional_to_activities_and_targets_are_marked()
    {
        var input = Layer.Input("letter", 4);
        var network = Network.Of(Layer.Of("same letter", 4, Activation.Logistic, Layer.Of("code", 2, Activation.Logistic, input)));
        var compiled = network.Compile(cases: 2);
        compiled[input][2] = 1;        // unit 2, first case
        compiled.Targets[2] = 1;
        compiled.Parameters[^3] = 2;   // the bias of the answer's second unit
        compiled.Sweep();

        var diagram = LayerDiagram.Of("Letters", compiled, caseIndex: 0) with { UnitNames = new Dictionary<string, IReadOnlyList<string>> { ["letter"] = ["a", "b", "c", "d"], ["same letter"] = ["a", "b", "c", "d"] } };
        var drawn = new DrawnSvg(diagram);
        var full = drawn.Rectangles.Single(square => square.Meaning == "b: 1").Width;
        var said = drawn.Rectangles.Single(square => square.Meaning == "b: 0.8808").Width;
        Assert.Equal(Math.Sqrt(0.8808), said / full, 0.01);
        Assert.Equal("b should be on", Assert.Single(drawn.All("circle")).Value);
        Assert.Equal("letter: 1 of 4 units is above one half: b 1. code: 0.5, 0.5. same letter: 1 of 4 units is above one half: b 0.881; the next is a with 0.5.", diagram.Alternative);
    }

    [Fact]
    public void The_input_is_at_the_bottom_and_a_connection_past_a_layer_is_refused()
    {
        var input = Layer.Input("in", 3);
        var hidden = Layer.Of("between", 2, Activation.Logistic, input);
        var diagram = LayerDiagram.Of("Two steps", Network.Of(Layer.Of("out", 1, Activation.Logistic, hidden)));
        Assert.Equal("in: an input of 3 units. between: 2 units, listening to in. out: 1 unit, listening to between.", diagram.Alternative);
        var circles = new DrawnSvg(diagram).All("circle").Select(circle => DrawnSvg.Number(circle, "cy")).ToList();
        Assert.Equal([3, 2, 1], circles.GroupBy(y => y).OrderByDescending(group => group.Key).Select(group => group.Count()));

        var error = Assert.Throws<ArgumentException>(() => LayerDiagram.Of("Skip", Network.Of(Layer.Of("out", 1, Activation.Logistic, input, hidden))));
        Assert.Contains("out listens to in, which is not directly below it", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => LayerDiagram.Of("No case", Network.Layered(1, 1).Compile(2), 2));
    }

    [Fact]
    public void Ticks_of_runs_stand_on_a_logarithmic_axis_and_unsolved_runs_are_counted()
    {
        var runs = SeededRuns.Of("all right", 10_000, [.. Enumerable.Repeat<int?>(100, 9), 1000, 10_000, null, null, null]);
        var diagram = RunStrips.Of("Runs", ("symmetry", runs, 1000));
        var drawn = new DrawnSvg(diagram);
        var ticks = drawn.All("path").Where(path => DrawnSvg.Number(path, "stroke-width") == 0.7)
            .Select(path => double.Parse(path.Attribute("d")!.Value.Split(' ')[1], CultureInfo.InvariantCulture)).Distinct().ToList();
        Assert.Equal(3, ticks.Count);
        Assert.Equal(ticks[1] - ticks[0], ticks[2] - ticks[1], 0.2);
        Assert.Contains(drawn.All("text"), text => text.Value == "3");
        Assert.Contains("11 of 14 runs solved (all right) within 10,000 sweeps", diagram.Alternative, StringComparison.Ordinal);
        Assert.EndsWith("reported 1,000, 10 of 14 are as quick.", diagram.Alternative, StringComparison.Ordinal);
        Assert.Single(drawn.All("polygon"));
        Assert.Throws<ArgumentException>(() => RunStrips.Of("None"));
    }
}
