using static Backprop.Notation;

namespace Backprop.Tests.Derivations;

/// <summary>The backward sweep of a chain of layers: right, and of a size in proportion to the depth.</summary>
public class DeepChains
{
    private static readonly UnaryFunction σ = Function("σ");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_sweep_gives_what_differentiating_each_symbol_by_itself_gives(int layers)
    {
        var cost = Chain(layers).With(σ, Tanh);
        var sweep = BackwardSweep.Of((Quantity)cost);
        (Expr, double)[] point = [.. cost.Symbols().Select((symbol, i) => ((Expr)symbol, 0.3 + 0.1 * (i % 5)))];
        foreach (var symbol in cost.Symbols())
            Assert.Equal(cost.Derivative(symbol).Evaluate(point), sweep[symbol].Value.Evaluate(point), 12);
    }

    [Fact]
    public void Lines_and_characters_grow_in_proportion_to_the_depth()
    {
        // From 200 to 400 layers as much comes on as from 400 to 600: numbers of three digits all of them.
        int[] lengths = [.. Enumerable.Range(1, 3).Select(k => BackwardSweep.Of(Chain(200 * k)).ToLatex().Length)];
        Assert.Equal(lengths[2] - lengths[1], lengths[1] - lengths[0]);
    }

    [Fact]
    public void Ten_thousand_layers_work()
    {
        var sweep = BackwardSweep.Of(Chain(10_000));
        Assert.Equal("∂C₀/∂w⁽¹⁾ = ∂C₀/∂z⁽¹⁾ a⁽⁰⁾", sweep[Symbol("w", layer: "1")].ToString());
        var latex = sweep.ToLatex();
        Assert.All(["1", "5000", "10000"], layer => Assert.Contains($@"\partial w^{{({layer})}}", latex, StringComparison.Ordinal));
    }

    private static Quantity Chain(int layers)
    {
        Expr activation = Symbol("a", layer: "0");
        for (var l = 1; l <= layers; l++)
            activation = Let("a", layer: $"{l}", σ(Let("z", layer: $"{l}", Symbol("w", layer: $"{l}") * activation + Symbol("b", layer: $"{l}"))));
        return Let("C", index: 0, Square(activation - Symbol("y")));
    }
}
