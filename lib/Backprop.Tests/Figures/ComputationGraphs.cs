using System.Globalization;
using CsCheck;
using static Backprop.Notation;

namespace Backprop.Tests.Figures;

/// <summary>Computation graphs: the data against a derivation by hand, and the drawing by its geometry.</summary>
public class ComputationGraphs
{
    private readonly Symbol _w = Symbol("w", layer: "L");
    private readonly Symbol _b = Symbol("b", layer: "L");
    private readonly Symbol _y = Symbol("y");
    private readonly Symbol _previous = Symbol("a", layer: "L-1");

    private Quantity Cost => Let("C", index: 0, Square(Let("a", layer: "L", Logistic(Let("z", layer: "L", _w * _previous + _b))) - _y));

    private ComputationGraph OneNeuron => ComputationGraph.Of(Cost, [_w, _b], (_w, 0.5), (_previous, 0.8), (_b, 0.1), (_y, 1));

    [Fact]
    public void Nodes_and_arrows_carry_the_values_of_a_pocket_calculator()
    {
        // z = 0.5·0.8 + 0.1 = 0.5; a = 0.6224593; C = 0.1425370; dC/da = −0.7550813; a(1 − a) = 0.2350037;
        // dC/dz = −0.1774469; dC/dw = 0.8 of it = −0.1419575.
        var graph = OneNeuron;
        Assert.Equal(
            ["w⁽ᴸ⁾ 0.5 -0.1419575", "a⁽ᴸ⁻¹⁾ 0.8 ", "b⁽ᴸ⁾ 0.1 -0.1774469", "z⁽ᴸ⁾ 0.5 -0.1774469", "a⁽ᴸ⁾ 0.6224593 -0.7550813", "y 1 ", "C₀ 0.142537 "],
            graph.Nodes.Select(node => FormattableString.Invariant($"{node.Name} {Math.Round(node.Value!.Value, 7)} {(node.Gradient is { } g ? Math.Round(g, 7) : null)}")));
        Assert.Equal(
            ["w⁽ᴸ⁾→z⁽ᴸ⁾ a⁽ᴸ⁻¹⁾ 0.8", "a⁽ᴸ⁻¹⁾→z⁽ᴸ⁾  ", "b⁽ᴸ⁾→z⁽ᴸ⁾ 1 1", "z⁽ᴸ⁾→a⁽ᴸ⁾ a⁽ᴸ⁾(1 − a⁽ᴸ⁾) 0.2350037", "a⁽ᴸ⁾→C₀ 2(a⁽ᴸ⁾ − y) -0.7550813", "y→C₀  "],
            graph.Edges.Select(edge => FormattableString.Invariant($"{edge.From.Name}→{edge.To.Name} {edge.Rate} {(edge.RateValue is { } r ? Math.Round(r, 7) : null)}")));
    }

    [Fact]
    public void A_quantity_that_is_used_twice_is_one_node_with_two_arrows()
    {
        // C = a·q with a = x², q = a³.
        var a = Let("a", Symbol("x").Pow(2));
        var graph = ComputationGraph.Of(Let("C", a * Let("q", a.Pow(3))));
        Assert.Equal(["x", "a", "q", "C"], graph.Nodes.Select(node => $"{node.Name}"));
        Assert.Equal(["q", "C"], graph.Edges.Where(edge => edge.From.Of == a).Select(edge => $"{edge.To.Name}").Order(StringComparer.Ordinal).Reverse());
        Assert.Single(new DrawnSvg(graph).Rectangles, rectangle => rectangle.Meaning.StartsWith("a =", StringComparison.Ordinal));
    }

    [Fact]
    public void A_family_is_one_node_for_all_its_elements()
    {
        // Equations (1) to (7) of the paper.
        var (i, j) = (Index("i"), Index("j"));
        var (w, y, d) = (Indexed("w", j, i), Indexed("y", i), Indexed("d", j));
        var x = Let("x", j, Sum(i, y[i] * w[j, i]));
        var output = Let("y", j, Logistic(x[j]));
        var graph = ComputationGraph.Of(Let("E", OneHalf * Sum(j, Square(output[j] - d[j]))), [w[j, i]]);
        Assert.Equal(
            ["w_ji: ∂E/∂x_j y_i", "x_j: ∂E/∂y_j y_j(1 − y_j)", "y_j: y_j − d_j"],
            graph.Nodes.Where(node => node.DerivativeName is not null).Select(node => Plain($"{node.Name}: {node.Derivative}")));
        Assert.Equal(["y_i→x_j ", "w_ji→x_j y_i", "x_j→y_j y_j(1 − y_j)", "y_j→E y_j − d_j", "d_j→E "], graph.Edges.Select(edge => Plain($"{edge.From.Name}→{edge.To.Name} {edge.Rate}")));
        Assert.Equal(0, new DrawnSvg(graph).Crossings());
    }

    private static string Plain(string text) => text.Replace("ⱼᵢ", "_ji", StringComparison.Ordinal).Replace("ᵢ", "_i", StringComparison.Ordinal).Replace("ⱼ", "_j", StringComparison.Ordinal);

    [Fact]
    public void The_alternative_text_says_what_was_computed()
    {
        Assert.Equal(
            "4 symbols and 3 named quantities, with 6 arrows from what is used to what uses it, ending at C₀ = (a⁽ᴸ⁾ − y)². "
            + "Forwards: z⁽ᴸ⁾ = 0.5, a⁽ᴸ⁾ = 0.6225, C₀ = 0.1425. "
            + "Backwards: ∂C₀/∂a⁽ᴸ⁾ = −0.7551, ∂C₀/∂z⁽ᴸ⁾ = −0.1774, ∂C₀/∂b⁽ᴸ⁾ = −0.1774, ∂C₀/∂w⁽ᴸ⁾ = −0.142.",
            OneNeuron.Alternative);
        Assert.Equal(OneNeuron.Alternative, new DrawnSvg(OneNeuron).Description);
    }

    [Fact]
    public void A_symbol_without_a_value_is_named()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ComputationGraph.Of(Cost, [_w], (_w, 0.5), (_previous, 0.8), (_y, 1)));
        Assert.StartsWith("b⁽ᴸ⁾ has no value", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_data_give_the_same_svg_in_another_culture_and_whatever_was_drawn_before()
    {
        var (svg, culture) = (OneNeuron.ToSvg(), CultureInfo.CurrentCulture);
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.NotEqual(svg, ComputationGraph.Of(Chain(3)).ToSvg());
            Assert.Equal(svg, OneNeuron.ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(20)]
    public void A_chain_of_layers_is_drawn_without_crossings(int layers)
    {
        var drawn = new DrawnSvg(ComputationGraph.Of(Chain(layers)));
        // Two lines into z, one into a for each layer and more; each with a weight, a bias, and the truth at the end.
        Assert.Equal(4 * layers + 2, drawn.Lines.Select(line => line.Meaning).Distinct().Count());
        Assert.Equal(0, drawn.Crossings());
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    public void Of_a_layer_in_which_everybody_listens_to_everybody_no_more_lines_cross_than_must_in_rows(int inputs, int units)
    {
        // m points on one line, each joined to n points on another: any two of each form one crossing, C(m,2)·C(n,2) in all.
        // A unit that is not at the edge has m weights and a bias of its own; where one of these stands with k inputs above
        // it, its line is cut by the lines of those k to the lowest unit and of the other m − k to the highest: m times.
        // A graph that is too wide puts weights into rows of their own, and some of these crossings are not needed then.
        var drawn = new DrawnSvg(ComputationGraph.Of(Layer(inputs, units)));
        var betweenInputs = inputs * (inputs - 1) / 2 * (units * (units - 1) / 2);
        var ofOwnWeights = Math.Max(0, units - 2) * (inputs + 1) * inputs;
        if (units < 3) Assert.Equal(betweenInputs, drawn.Crossings());
        else Assert.InRange(drawn.Crossings(), betweenInputs, betweenInputs + ofOwnWeights - 1);
    }

    [Fact]
    public void Random_trees_are_drawn_without_crossings() => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            var random = new Random(seed);
            var leaf = 0;
            var named = 0;
            var tree = ComputationGraph.Of((Quantity)Grow(4));
            return new DrawnSvg(tree).Crossings() == 0;

            Expr Grow(int depth)
            {
                if (depth == 0 || depth < 4 && random.Next(4) == 0) return Symbol("x", index: $"{++leaf}");
                Expr[] parts = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Grow(depth - 1))];
                return Let("q", ++named, parts.Aggregate((a, b) => a * b).Pow(2));
            }
        },
        iter: Trials.Or(20));

    [Fact]
    public void Boxes_do_not_overlap()
    {
        var boxes = new DrawnSvg(ComputationGraph.Of(Layer(3, 3))).Rectangles;
        foreach (var (a, b) in boxes.SelectMany((a, i) => boxes.Skip(i + 1).Select(b => (a, b))))
            Assert.False(a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height, $"{a.Meaning} and {b.Meaning}");
    }

    [Fact]
    public void Every_arrow_points_upwards()
    {
        foreach (var (_, points, _) in new DrawnSvg(ComputationGraph.Of(Layer(3, 2))).Lines) Assert.True(points[0].Y > points[^1].Y);
    }

    [Fact]
    public void A_graph_too_wide_for_a_phone_has_longer_boxes_and_stands_lower()
    {
        // XOR with two hidden units: in one line each, its formulas would need 598 px; 429 px are what a phone shows at letters of 9 px.
        var drawn = new DrawnSvg(ComputationGraph.Of(Xor, [Symbol("w", index: "3,1"), Symbol("w", index: "4,1")]));
        Assert.InRange(DrawnSvg.Number(drawn.All("svg").Single(), "width"), 1, 429);
        var boxes = drawn.Rectangles.ToDictionary(box => box.Meaning.Split(" =")[0]);
        foreach (var line in drawn.Lines)
        {
            var (from, to) = (boxes[line.Meaning.Split(" → ")[0]], boxes[line.Meaning.Split(" → ")[1]]);
            Assert.True(to.Y + to.Height < from.Y, line.Meaning);
        }

        var texts = drawn.All("text").Select(text => text.Value.Replace(" ", "", StringComparison.Ordinal)).ToList();
        Assert.Contains("=b3+w31y1", texts);
        Assert.Contains("+w32y2", texts);
    }

    [Theory]
    [InlineData("x = a + b − c", 46, "x|= a|+ b − c")]
    [InlineData("y₁₂₃(1 − y) w", 46, "y₁₂₃|· (1 − y)|· w")]
    [InlineData("f₁₂₃(1 − y) w", 46, "f₁₂₃(1|− y)|· w")]
    [InlineData("Σᵢ y w", 25, "Σᵢ y|· w")]
    [InlineData("abcdefgh", 20, "abcdefgh")]
    public void A_formula_takes_another_line_where_a_term_or_a_factor_begins(string formula, double widest, string lines) =>
        Assert.Equal(lines.Split('|'), FormulaLines.Of(formula, 10, widest, formula[0] == 'y' ? ["(1 − y)"] : []));

    private static Quantity Xor
    {
        get
        {
            var (y1, y2) = (Symbol("y", index: "1"), Symbol("y", index: "2"));
            return Let("E", OneHalf * Square(Unit(5, (3, Unit(3, (1, y1), (2, y2))), (4, Unit(4, (1, y1), (2, y2)))) - Symbol("d")));

            static Quantity Unit(int j, params (int I, Expr Y)[] from) =>
                Let("y", j, Logistic(Let("x", j, from.Aggregate((Expr)Symbol("b", index: $"{j}"), (sum, one) => sum + Symbol("w", index: $"{j},{one.I}") * one.Y))));
        }
    }

    internal static Quantity Chain(int layers)
    {
        var σ = Function("σ");
        Expr activation = Symbol("a", layer: "0");
        for (var l = 1; l <= layers; l++)
            activation = Let("a", layer: $"{l}", σ(Let("z", layer: $"{l}", Symbol("w", layer: $"{l}") * activation + Symbol("b", layer: $"{l}"))));
        return Let("C", Square(activation - Symbol("y")));
    }

    internal static Quantity Layer(int inputs, int units)
    {
        Expr total = 0;
        for (var j = 1; j <= units; j++)
        {
            Expr sum = Symbol("b", index: $"{j}");
            for (var i = 1; i <= inputs; i++) sum += Symbol("w", index: $"{j},{i}") * Symbol("x", index: $"{i}");
            total += Square(Let("y", j, Tanh(Let("z", j, sum))));
        }

        return Let("E", total);
    }
}
