using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using static Backprop.Notation;

namespace Backprop.Tests.Figures;

/// <summary>Figures as the charts that plotly.js reads, by way of the kernel's own formatting package, which finds the formatters by name.</summary>
public sealed class Charts
{
    private static readonly string[] Axes = ["xaxis", "yaxis", "zaxis"];

    public static TheoryData<int> Numbers { get; } = [.. Enumerable.Range(0, Gallery.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_figure_has_title_axis_names_and_traces_and_stays_small(int number)
    {
        var figure = Gallery.All[number];
        var json = figure.ToDisplayString("application/vnd.plotly.v1+json");
        var layout = JsonNode.Parse(json)!["layout"]!;

        Assert.Equal(figure.Title, layout["title"]!["text"]!.GetValue<string>());
        foreach (var axes in new[] { layout, layout["scene"] }.Where(axes => axes is not null))
        {
            foreach (var axis in Axes.Select(name => axes![name]).Where(axis => axis is not null))
                Assert.NotEqual("", axis!["title"]!["text"]!.GetValue<string>());
        }

        Assert.True(layout["xaxis"] is not null || layout["scene"] is not null);
        Assert.NotEmpty(JsonNode.Parse(json)!["data"]!.AsArray());
        Assert.InRange(json.Length, 500, 200_000);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_same_data_give_the_same_bytes(int number)
    {
        var figure = Gallery.All[number];

        // A copy is another object, so that nothing drawn before is found again.
        Assert.Equal(figure.ToDisplayString("application/vnd.plotly.v1+json"), (figure with { }).ToDisplayString("application/vnd.plotly.v1+json"));
    }

    [Fact]
    public void The_numbers_of_a_curve_are_its_own_to_six_digits()
    {
        var trace = Data(Plot.Lines("t", "x", "y", [0, 1, 2, 3], ("line", [1.0 / 3, -2e-9 / 3, 0, double.NaN])))[0]!;

        Assert.Equal("[0.333333,-6.66667e-10,0,null]", trace["y"]!.ToJsonString());
        Assert.Equal("[0,1,2,3]", trace["x"]!.ToJsonString());
    }

    [Fact]
    public void A_jump_is_drawn_upright_and_a_slope_has_no_point_more()
    {
        var (steps, slope) = (Plot.ActivationAndDerivative(ReLU).Curves[1], Plot.ActivationAndDerivative(Logistic).Curves[1]);
        var jump = Assert.Single(Enumerable.Range(1, steps.Y.Length - 1), k => steps.Y[k] != steps.Y[k - 1]);

        // The slope of ReLU is 0 up to 0, and 1 from there on.
        Assert.Equal((0, 0, 1), (steps.X[jump - 1], steps.Y[jump - 1], steps.Y[jump]));
        Assert.InRange(steps.X[jump], double.Epsilon, 1e-9);
        Assert.Equal(slope.X.Length + 1, steps.X.Length);
    }

    [Fact]
    public void A_jump_between_two_points_has_a_point_on_either_side()
    {
        // No other point of the curve is drawn at 1/100, where the function jumps.
        var x = Symbol("x");
        var steps = Plot.Curve(ReLU(x - new Rational(1, 100)).Derivative(x), x, -6, 6).Curves[0];
        var jump = Assert.Single(Enumerable.Range(1, steps.Y.Length - 1), k => steps.Y[k] != steps.Y[k - 1]);

        Assert.InRange(steps.X[jump - 1], 0.01 - 1e-9, 0.01);
        Assert.InRange(steps.X[jump], 0.01, 0.01 + 1e-9);
    }

    [Fact]
    public void A_pole_between_two_points_is_no_jump()
    {
        var x = Symbol("x");

        Assert.Equal(Plot.Curve(Logistic).Curves[0].X.AsEnumerable(), Plot.Curve(1 / (x - new Rational(1, 100)), x, -6, 6).Curves[0].X);
    }

    [Fact]
    public void The_marks_of_an_axis_lie_as_far_apart_as_it_says()
    {
        JsonNode Marks(Axis x) =>
            JsonNode.Parse(Plot.Lines("t", x, "y", [0, 180, 360], ("line", [0, 1, 0])).ToDisplayString("application/vnd.plotly.v1+json"))!["layout"]!["xaxis"]!;

        Assert.Equal(90, Marks(new Axis("degrees") { Step = 90 })["dtick"]!.GetValue<double>());
        Assert.Null(Marks("degrees")["dtick"]);
        Assert.Contains("cannot lie 0 apart", Assert.Throws<ArgumentException>(() => new Axis("degrees") { Step = 0 }).Message, StringComparison.Ordinal);
        Assert.Contains("is logarithmic", Assert.Throws<ArgumentException>(() => new Axis("h", IsLogarithmic: true) { Step = 1 }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_at_1_2_and_5_of_a_short_logarithmic_axis_are_written_out_with_commas()
    {
        var axis = JsonNode.Parse(Plot.Histogram("t", new Axis("sweeps", IsLogarithmic: true), [444, 850, 4380]).ToDisplayString("application/vnd.plotly.v1+json"))!["layout"]!["xaxis"]!;

        Assert.Contains("500,1000", axis["tickvals"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("""
            "500","1,000"
            """, axis["ticktext"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SurfaceView.Surface, "cmin", "cmax")]
    [InlineData(SurfaceView.Contour, "zmin", "zmax")]
    public void The_colours_of_a_surface_keep_the_ends_that_its_heights_are_given(SurfaceView view, string from, string to)
    {
        JsonNode Trace(Axis z) =>
            JsonNode.Parse((Plot.Contour("t", "x", "y", z, Gallery.Costs) with { View = view }).ToDisplayString("application/vnd.plotly.v1+json"))!["data"]![0]!;

        Assert.Equal((-3.0, 17.0), (Trace(new("z", From: -3, To: 17))[from]!.GetValue<double>(), Trace(new("z", From: -3, To: 17))[to]!.GetValue<double>()));
        Assert.Null(Trace("z")[from]);
    }

    [Fact]
    public void Row_j_of_a_surface_is_at_the_j_th_y()
    {
        var trace = Data(Plot.Surface("t", "x", "y", "z", Grid.Of([0, 1, 2], [10, 20], new double[,] { { 1, 2, 3 }, { 4, 5, 6 } })))[0]!;

        Assert.Equal("surface", trace["type"]!.GetValue<string>());
        Assert.Equal("[[1,2,3],[4,5,6]]", trace["z"]!.ToJsonString());
    }

    [Fact]
    public void A_slider_carries_only_what_moves()
    {
        var chart = JsonNode.Parse(Gallery.WithSlider[0].ToDisplayString("application/vnd.plotly.v1+json"))!;
        var surfaces = chart["data"]!.AsArray().Select((trace, k) => (trace, k)).Where(pair => pair.trace!["z"] is JsonArray { Count: > 1 } rows && rows[0] is JsonArray).Select(pair => pair.k).ToArray();
        var moved = chart["layout"]!["sliders"]![0]!["steps"]!.AsArray().SelectMany(step => step!["args"]![0]!["traces"]!.AsArray().Select(trace => trace!.GetValue<int>())).ToHashSet();

        Assert.Equal(2, surfaces.Length);
        Assert.NotEmpty(moved);
        Assert.Empty(moved.Intersect(surfaces));
    }

    [Fact]
    public void At_each_sweep_the_places_reached_have_the_path_s_colour_and_the_others_have_not()
    {
        int[] sweeps = [0, 1, 7, 40, 2_000_000];
        var path = new DescentPath("p", [0, 1, 2, 3, 4], [0, 0, 0, 0, 0], [5, 4, 3, 2, 1]) { Sweeps = [.. sweeps] };
        var surface = Plot.Contour("t", "x", "y", "z", Gallery.Costs) with { Paths = [path] };
        var chart = JsonNode.Parse(new DescentFigure("t", surface, [.. sweeps]).ToDisplayString("application/vnd.plotly.v1+json"))!;
        var colours = chart["data"]!.AsArray().Single(trace => trace!["mode"]?.GetValue<string>() == "lines+markers")!["marker"]!["color"]!.AsArray().Select(colour => colour!.GetValue<double>()).ToArray();
        var steps = chart["layout"]!["sliders"]![0]!["steps"]!.AsArray();

        for (var k = 0; k < sweeps.Length; k++)
        {
            var marker = steps[k]!["args"]![0]!["data"]!.AsArray().Select(trace => trace!["marker"]).Single(marker => marker?["cmin"] is not null)!;
            var border = (marker["cmin"]!.GetValue<double>() + marker["cmax"]!.GetValue<double>()) / 2;
            Assert.Equal(k + 1, colours.Count(colour => colour < border));
        }
    }

    [Fact]
    public void The_description_is_the_plain_text_of_every_figure() =>
        Assert.All(Gallery.All, figure => Assert.Equal(figure.Alternative, figure.ToDisplayString("text/plain")));

    private static JsonArray Data(Figure figure) => JsonNode.Parse(figure.ToDisplayString("application/vnd.plotly.v1+json"))!["data"]!.AsArray();
}
