using static Backprop.Notation;

namespace Backprop.Tests.Figures;

/// <summary>The paper's figure 5: a loop and its layers, and which uses of a weight the cost can see.</summary>
public class LoopDiagrams
{
    private static readonly LoopConnection[] Chain = [new(2, 1, "w₁"), new(1, 2, "w₂"), new(3, 2, "w₃"), new(2, 3, "w₄")];

    // By hand, backwards from unit 1 at the last tick: it hears unit 2, which hears 1 and 3, which hear 2, and so on.
    [Theory]
    [InlineData(1, "1", "", "", "")]
    [InlineData(2, "2", "1", "1", "")]
    [InlineData(3, "1 3", "2", "2", "1")]
    [InlineData(4, "2 4", "1 3", "1 3", "2")]
    [InlineData(5, "1 3 5", "2 4", "2 4", "1 3")]
    public void The_cost_sees_a_weight_at_the_ticks_found_by_hand(int ticks, string w1, string w2, string w3, string w4)
    {
        var diagram = LoopDiagram.Of("Loop", 3, ticks, Chain, output: 1);
        Assert.Equal([w1, w2, w3, w4], diagram.Connections.Select(connection => string.Join(' ', diagram.Uses(connection))));
    }

    [Fact]
    public void A_copy_of_a_weight_gets_a_derivative_exactly_where_the_cost_sees_it()
    {
        // The same three ticks as formulas, each use of w₁ with a symbol of its own.
        var σ = Function("σ");
        Symbol[] w1 = [.. Enumerable.Range(1, 3).Select(t => Symbol("w", layer: $"{t}", index: "1"))];
        var (w2, w3, w4) = (Symbol("w", index: "2"), Symbol("w", index: "3"), Symbol("w", index: "4"));
        Expr[] y = [Symbol("p"), Symbol("q"), Symbol("r")];
        foreach (var each in w1) y = [σ(each * y[1]), σ(w2 * y[0] + w3 * y[2]), σ(w4 * y[1])];

        var mentioned = y[0].Symbols().ToHashSet();
        Assert.Equal([1, 3], Enumerable.Range(1, 3).Where(t => mentioned.Contains(w1[t - 1])));
        var diagram = LoopDiagram.Of("Loop", 3, 3, Chain, output: 1);
        Assert.Equal([1, 3], diagram.Uses(Chain[0]));
        Assert.EndsWith(" It sees w₁ at ticks 1 and 3. It sees w₂ at tick 2. It sees w₃ at tick 2. It sees w₄ at tick 1.", diagram.Alternative, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_connection_is_drawn_once_in_the_loop_and_once_a_tick()
    {
        var lines = new DrawnSvg(LoopDiagram.Of("Loop", 3, 3, Chain, output: 1)).Lines;
        foreach (var connection in Chain)
            Assert.Equal(4, lines.Count(line => line.Meaning.StartsWith($"{connection.Label}: from unit {connection.From} to unit {connection.To}", StringComparison.Ordinal)));
        Assert.Equal(16, lines.Count);
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_and_named()
    {
        Assert.Contains("w has the end 4", Assert.Throws<ArgumentException>(() => LoopDiagram.Of("t", 3, 1, [new(4, 1, "w")], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("to itself", Assert.Throws<ArgumentException>(() => LoopDiagram.Of("t", 3, 1, [new(1, 1, "w")], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("w and v both go from unit 1 to unit 2", Assert.Throws<ArgumentException>(() => LoopDiagram.Of("t", 3, 1, [new(1, 2, "w"), new(1, 2, "v")], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("output is unit 0", Assert.Throws<ArgumentException>(() => LoopDiagram.Of("t", 3, 1, [new(1, 2, "w")], 0)).Message, StringComparison.Ordinal);
    }
}
