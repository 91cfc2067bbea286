using CsCheck;
using static Backprop.Notation;

namespace Backprop.Tests.Figures;

/// <summary>What figures say of themselves, against values known from elsewhere: closed forms and hand counts.</summary>
public sealed class AlternativeTexts
{
    [Fact]
    public void An_activation_and_its_derivative_say_where_they_start_and_how_high_the_derivative_gets()
    {
        var text = Plot.ActivationAndDerivative(Logistic).Alternative;

        // 1/(1 + e⁶) = 0.0024726…, 1/(1 + e⁻⁶) = 0.9975…; y(1 − y) is largest, 1/4, at 0.
        Assert.StartsWith("logistic and its derivative. For x from −6 to 6, logistic(x) rises from 0.00247 to 0.998;", text, StringComparison.Ordinal);
        Assert.EndsWith("and 0.25 (at 0).", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_falling_curve_is_said_to_fall_and_a_level_one_to_stay()
    {
        Assert.Contains("falls from 4 to 1", Plot.Lines("t", "x", "y", [0, 1], ("line", [4, 1])).Alternative, StringComparison.Ordinal);
        Assert.Contains("stays at 3", Plot.Lines("t", "x", "y", [0, 1], ("line", [3, 3])).Alternative, StringComparison.Ordinal);
    }

    [Fact]
    public void A_surface_says_where_its_minimum_lies()
    {
        // (u − 1)² + (v + 2)²: lowest, 0, at (1, −2); on the square from −4 to 4 highest at (−4, 4): 25 + 36.
        var grid = Grid.Of((u, v) => (u - 1) * (u - 1) + (v + 2) * (v + 2), (-4, -4), (4, 4), count: 33);
        var text = Plot.Surface("A bowl", "u", "v", "height", grid).Alternative;

        Assert.Equal("A bowl. On the grid that is drawn, u from −4 to 4 and v from −4 to 4, height is lowest, 0, at u = 1, v = −2, and highest, 61, at u = −4, v = 4.", text);
    }

    [Fact]
    public void A_surface_that_marks_no_minimum_names_no_lowest_place()
    {
        // (u + v)²: 0 on a whole line, so that no single place is the lowest; highest at two corners, of which the first is named.
        var trough = Plot.Surface("A trough", "u", "v", "height", Grid.Of((u, v) => (u + v) * (u + v), (-1, -1), (1, 1), count: 3)) with { MarksMinimum = false };

        Assert.Equal("A trough. On the grid that is drawn, u from −1 to 1 and v from −1 to 1, height is nowhere below 0, and highest, 4, at u = −1, v = −1.", trough.Alternative);
    }

    [Fact]
    public void The_minimum_that_is_named_is_that_of_a_plain_search() =>
        Gen.Select(Gen.Int[2, 9], Gen.Int[2, 9]).SelectMany((rows, columns) => Gen.Double[-5, 5].Array2D[rows, columns]).Sample(heights =>
        {
            double[] xs = [.. Enumerable.Range(0, heights.GetLength(1)).Select(i => i * 0.5)], ys = [.. Enumerable.Range(0, heights.GetLength(0)).Select(j => -j)];
            var lowest = Plot.Surface("t", "x", "y", "z", xs, ys, heights).Grid.Lowest();
            var (bestI, bestJ) = (0, 0);
            for (var j = 0; j < ys.Length; j++)
            {
                for (var i = 0; i < xs.Length; i++)
                {
                    if (heights[j, i] < heights[bestJ, bestI]) (bestI, bestJ) = (i, j);
                }
            }

            Assert.Equal((xs[bestI], ys[bestJ], heights[bestJ, bestI]), lowest);
        });

    [Fact]
    public void Marks_on_a_surface_say_where_they_are_and_are_no_descent()
    {
        var surface = Plot.Surface("Bowl", "u", "v", "height", Grid.Of((u, v) => u * u, (-1, -1), (1, 1), count: 3)) with
        {
            Marks =
            [
                SurfaceMarks.Line("the valley", [0, 0, 0], [-1, 0, 1], height: 0),
                SurfaceMarks.Points("rims", [-1, 1], [0, 0], height: 1),
                SurfaceMarks.Points("outside", [], [], height: 1),
            ],
        };

        Assert.EndsWith(" The valley: a line from (0, −1) to (0, 1). Rims: at (−1, 0), (1, 0). Outside: nowhere in the picture.", surface.Alternative, StringComparison.Ordinal);
        Assert.DoesNotContain("sweep", surface.Alternative, StringComparison.Ordinal);
        Assert.Contains("marks odd", Assert.Throws<ArgumentException>(() => SurfaceMarks.Line("odd", [1], [], 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_descent_says_how_far_it_came()
    {
        // w ← w − 0.25 · 2w halves w: 8, 4, 2, 1, with heights w².
        var path = new DescentPath("gradient descent", [8, 4, 2, 1], [0, 0, 0, 0], [64, 16, 4, 1]);
        var text = Plot.Descent(Plot.Surface("Down", "w", "b", "C", Grid.Of((u, v) => u * u, (-8, -8), (8, 8), 9)), path).Alternative;

        Assert.Contains("Gradient descent starts at (8, 0) and ends at (1, 0); C falls from 64 to 1 in 3 sweeps.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_says_the_quartiles()
    {
        // 1 … 9: median 5, quartiles 3 and 7 by interpolation.
        var text = Plot.Histogram("Nine", "value", Enumerable.Range(1, 9).Select(n => (double)n), bins: 3).Alternative;

        Assert.StartsWith("Nine. 9 values from 1 to 9, median 5, quartiles 3 and 7;", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_value_between_the_edges_is_counted_once() =>
        Gen.Select(Gen.Double[-100, 100].Array[1, 60], Gen.Int[1, 20]).Sample((values, count) =>
        {
            var bins = Bins.Of(values, Bins.EdgesFor(values, count));

            Assert.Equal(count, bins.Counts.Length);
            Assert.Equal(values.Length, bins.Counts.Sum());
        });

    [Fact]
    public void A_band_is_the_middle_half_of_the_runs()
    {
        IReadOnlyList<double>[] runs = [[1, 10], [1, 20], [1, 30], [1, 40], [1, 50]];
        var curve = Plot.LearningCurveBands("t", ("five runs", runs)).Curves[0];

        Assert.Equal((20, 30, 40), (curve.Lower!.Value[1], curve.Y[1], curve.Upper!.Value[1]));
    }

    [Fact]
    public void A_learning_curve_says_how_far_the_cost_fell()
    {
        var costs = Enumerable.Range(0, 1001).Select(sweep => 1.0 / (1 + sweep)).ToArray();
        var figure = Plot.LearningCurves("Learning", ("one run", costs));

        Assert.Equal("Learning. one run: the cost falls from 1 to 0.000999 by sweep 1000.", figure.Alternative);
        Assert.InRange(figure.Curves[0].X.Length, 50, 200);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.5, "−0.5")]
    [InlineData(1234.5, "1230")]
    [InlineData(0.000123456, "0.000123")]
    [InlineData(2.54e-6, "2.54 × 10⁻⁶")]
    [InlineData(-1e21, "−1 × 10²¹")]
    [InlineData(9.28e-16, "9.28 × 10⁻¹⁶")]
    [InlineData(-3e-27, "less than 10⁻²⁰")]
    [InlineData(double.PositiveInfinity, "∞")]
    public void Numbers_are_said_to_three_digits(double number, string said) => Assert.Equal(said, NumberText.Said(number));

    [Fact]
    public void An_author_s_sentence_follows_the_computed_ones() =>
        Assert.EndsWith(" Mind the left end.", (Plot.Curve(Tanh) with { Note = "Mind the left end." }).Alternative, StringComparison.Ordinal);

    [Theory]
    [InlineData(5, 10)]
    [InlineData(10_000, 10)]
    [InlineData(101, 100)]
    public void Thinning_keeps_both_ends_and_the_order(int count, int most)
    {
        foreach (var kept in new[] { Thinning.Evenly(count, most), Thinning.EarlyFirst(count, most) })
        {
            Assert.Equal((0, count - 1), (kept[0], kept[^1]));
            Assert.True(kept.Length <= most);
            Assert.Equal(kept.Distinct().Order(), kept);
        }
    }

    [Fact]
    public void What_does_not_fit_together_is_refused_with_what_was_found()
    {
        Assert.Contains("2 × 3", Assert.Throws<ArgumentException>(() => Plot.Surface("t", "x", "y", "z", [1, 2], [1, 2, 3], new double[2, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("3 heights for 2 places", Assert.Throws<ArgumentException>(() => Plot.Lines("t", "x", "y", [0, 1], ("line", [1, 2, 3]))).Message, StringComparison.Ordinal);
        Assert.Contains("1 heights for 2 places", Assert.Throws<ArgumentException>(() => new DescentPath("p", [1, 2], [1, 2], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("The series s has 1 bars for 2 places", Assert.Throws<ArgumentException>(() => Plot.Bars("t", "x", "y", ["a", "b"], ("s", [1]))).Message, StringComparison.Ordinal);
        Assert.Contains("at least one finite height", Assert.Throws<ArgumentException>(() => Grid.Of((_, _) => double.NaN, (0, 0), (1, 1), 3)).Message, StringComparison.Ordinal);
        Assert.Contains("CurveFigure", Assert.Throws<ArgumentException>(() => Plot.Slider("t", "ε", ("1", Plot.Curve(Tanh)), ("2", Plot.Bars("b", "x", "y", ("a", 1))))).Message, StringComparison.Ordinal);
        Assert.Contains("not equally long", Assert.Throws<ArgumentException>(() => Plot.LearningCurveBands("t", ("g", [[1.0], [1.0, 2.0]]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_no_number_is_never_passed_over()
    {
        var curve = new Curve("cost", [0, 1, 2], [3, double.NaN, 2]);
        Assert.Equal("cost: the cost goes from 3 to 2 by sweep 2; 1 of 3 values is missing.", Text(new LearningCurveFigure("t", "sweep", "cost", [curve])));
        Assert.Contains("goes from 3 to 2; 1 of 3 values is missing", Text(new CurveFigure("t", "sweep", "cost", [curve])), StringComparison.Ordinal);
        // Of a long curve only some points are drawn, and none of those without a value is among the others.
        double[] costs = [.. Enumerable.Range(0, 1001).Select(k => k == 3 ? double.NaN : 1.0 / (1 + k))];
        Assert.EndsWith("; 1 of 201 values is missing.", Plot.LearningCurves("t", ("run", costs)).Alternative, StringComparison.Ordinal);
        Assert.EndsWith("the longest, 4, is at (0, 0), the shortest has length 4; 1 of 2 lengths is missing.", Text(new ArrowFigure("t", "x", "y", new("g", [0, 1], [0, 0], [0, double.NaN], [4, 0]))), StringComparison.Ordinal);
        Assert.EndsWith("; 2 of 5 values are missing.", Plot.Histogram("h", "v", [1, 2, double.NaN, 4, double.PositiveInfinity]).Alternative, StringComparison.Ordinal);
        Assert.Equal("a 1, b no number.", Text(Plot.Bars("t", "x", "y", ("a", 1), ("b", double.NaN))));
        Assert.EndsWith("; 1 of 7 bars is missing.", Plot.Bars("t", "x", "y", [.. Enumerable.Range(1, 7).Select(k => ($"{k}", k == 4 ? double.NaN : k))]).Alternative, StringComparison.Ordinal);
        Assert.EndsWith("y from 1 to 3; 1 of 3 values is missing.", Plot.Scatter("t", "x", "y", new PointSet("p", [1, 2, 3], [1, double.NaN, 3])).Alternative, StringComparison.Ordinal);
        Assert.Contains("Found NaN among the numbers", Assert.Throws<ArgumentException>(() => Plot.LearningCurveBands("t", ("g", [[1.0, double.NaN], [1.0, 2.0]]))).Message, StringComparison.Ordinal);
        // Of a long way only some places are drawn.
        double[] way = [.. Enumerable.Range(0, 2_000).Select(k => k / 2_000.0)];
        var surface = Plot.Surface("s", "u", "v", "height", Grid.Of([0, 1], [0, 1], new double[,] { { 1, 1 }, { 2, 3 } }));
        Assert.Contains("heights is missing.", Plot.Descent(surface, new DescentPath("way", [.. way], [.. way], [.. way.Select((height, k) => k == 1_501 ? double.NaN : height)])).Alternative, StringComparison.Ordinal);
        Assert.Contains("heights is missing.", Plot.Descent(surface, new DescentPath("way", [.. way.Select((place, k) => k == 1_501 ? double.NaN : place)], [.. way], [.. way])).Alternative, StringComparison.Ordinal);
        Assert.EndsWith("; 1 of 4 heights is missing.", Plot.Surface("s", "u", "v", "height", Grid.Of([0, 1], [0, 1], new[,] { { 1, double.NaN }, { 2, 3 } })).Alternative, StringComparison.Ordinal);

        static string Text(Figure figure) => figure.Alternative[(figure.Title.Length + 2)..];
    }
}
