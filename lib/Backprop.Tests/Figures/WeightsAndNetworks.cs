namespace Backprop.Tests.Figures;

/// <summary>Weights as squares and as lines: the sizes that are drawn against the weights.</summary>
public class WeightsAndNetworks
{
    // The paper's figure 1.
    private static readonly double[,] Hidden = { { 14.2, -3.6, 7.2, -7.2, 3.6, -14.2 }, { -14.2, 3.6, -7.1, 7.1, -3.6, 14.2 } };
    private static readonly double[,] Output = { { -8.8, -8.8 } };

    [Fact]
    public void Areas_of_squares_are_proportional_to_magnitudes_and_white_means_positive()
    {
        var squares = new DrawnSvg(WeightDiagram.Of("Symmetry", Hidden)).Rectangles;
        Assert.Equal(12, squares.Count);
        var perArea = 14.2 / (squares[0].Width * squares[0].Width);
        foreach (var (square, weight) in squares.Zip(Hidden.Cast<double>()))
        {
            Assert.Equal(square.Width, square.Height);
            // Coordinates are rounded to a tenth of a pixel.
            Assert.Equal(Math.Sqrt(Math.Abs(weight) / perArea), square.Width, 0.11);
            Assert.Equal(weight > 0 ? "fill-white" : "fill-black", square.Class);
        }
    }

    [Fact]
    public void Inputs_in_two_rows_stand_below_one_another()
    {
        var diagram = WeightDiagram.Of("Two rows", new double[,] { { 1, 2, 3, 4, 5, 6 } }, rows: 2) with { ColumnLabels = ["a", "b", "c"], RowLabels = ["top", "below"] };
        var squares = new DrawnSvg(diagram).Rectangles;
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(squares[i].X + squares[i].Width / 2, squares[i + 3].X + squares[i + 3].Width / 2, 0.11);
            Assert.True(squares[i].Y + squares[i].Height <= squares[i + 3].Y);
        }

        Assert.EndsWith("unit 1: 6 positive, 0 negative; strongest 6 from c (below).", diagram.Alternative, StringComparison.Ordinal);
        Assert.EndsWith("strongest 6 from C.", (diagram with { InputNames = ["a", "b", "c", "A", "B", "C"] }).Alternative, StringComparison.Ordinal);
    }

    [Fact]
    public void Widths_of_lines_are_proportional_to_magnitudes()
    {
        var diagram = NetworkDiagram.Of("Symmetry", [Hidden, Output], [[-1.1, -1.1], [6.4]]);
        var lines = new DrawnSvg(diagram).Lines;
        Assert.Equal(14, lines.Count);
        var widest = lines.Max(line => line.Width);
        foreach (var connection in diagram.Connections)
        {
            var line = Assert.Single(lines, line => line.Meaning.StartsWith($"{connection.From.Label} → {connection.To.Label}:", StringComparison.Ordinal));
            Assert.Equal(widest * Math.Abs(connection.Weight) / 14.2, line.Width, 0.06);
        }

        Assert.Contains("A 6-2-1 network", diagram.Alternative, StringComparison.Ordinal);
        Assert.Contains("output: −8.8 from hidden 1, −8.8 from hidden 2, bias 6.4.", diagram.Alternative, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_that_skips_a_layer_does_not_run_through_the_unit_between()
    {
        NetworkUnit input = new("in"), hidden = new("between", 1), output = new("out", 1);
        var drawn = new DrawnSvg(NetworkDiagram.Of("Skip", [[input], [hidden], [output]], [new(input, hidden, 1), new(hidden, output, 1), new(input, output, 1)]));
        var circle = drawn.All("circle").Select(c => (X: DrawnSvg.Number(c, "cx"), Y: DrawnSvg.Number(c, "cy"), R: DrawnSvg.Number(c, "r"))).OrderByDescending(c => c.Y).ThenByDescending(c => c.R).ElementAt(1);
        var skip = Assert.Single(drawn.Lines, line => line.Meaning.StartsWith("in → out", StringComparison.Ordinal));
        Assert.All(skip.Points, point => Assert.True(Math.Sqrt(Math.Pow(point.X - circle.X, 2) + Math.Pow(point.Y - circle.Y, 2)) > circle.R + 2));
    }

    [Fact]
    public void What_does_not_fit_together_is_named()
    {
        Assert.Equal("6 inputs do not fill 4 rows evenly. (Parameter 'rows')", Assert.Throws<ArgumentException>(() => WeightDiagram.Of("t", Hidden, rows: 4)).Message);
        Assert.StartsWith("The weight of unit 0 from input 1 is NaN", Assert.Throws<ArgumentException>(() => WeightDiagram.Of("t", new[,] { { 1, double.NaN } })).Message, StringComparison.Ordinal);
        Assert.Equal("Expected 2 columns of weights into layer 2; found 3.", Assert.Throws<ArgumentException>(() => NetworkDiagram.Of("t", [Hidden, new double[1, 3]])).Message);
        Assert.Equal("Expected 2 biases in layer 1; found 1.", Assert.Throws<ArgumentException>(() => NetworkDiagram.Of("t", [Hidden, Output], [[1], [1]])).Message);
    }
}
