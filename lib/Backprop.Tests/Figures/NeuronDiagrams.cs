using static Backprop.Notation;

namespace Backprop.Tests.Figures;

/// <summary>A neuron drawn large: its letters come from the definitions that the drawing is given, and so does what is said of it.</summary>
public class NeuronDiagrams
{
    private static readonly Symbol W = Symbol("w", layer: "L"), B = Symbol("b", layer: "L"), Y = Symbol("y"), Before = Symbol("a", layer: "L-1");
    private static readonly UnaryFunction Bend = Function("σ");

    [Fact]
    public void Every_letter_stands_in_the_drawing_once_with_its_word_and_in_the_alternative_with_its_definition()
    {
        // The bias first: which symbol is what follows from the derivatives, not from the order.
        var a = Let("a", layer: "L", Bend(Let("z", layer: "L", B + Before * W)));
        var diagram = NeuronDiagram.Of("Enlarged", Let("C", index: 0, Square(a - Y)), weight: W);
        var texts = new DrawnSvg(diagram).All("text").Select(text => text.Value).ToList();

        Assert.Equal((B, Before, Y), (diagram.Bias, diagram.Input, diagram.Truth));
        foreach (var (letter, word) in new[] { ("w(L)", "weight"), ("b(L)", "bias"), ("z(L)", "net input"), ("a(L)", "activation"), ("a(L−1)", "activation below"), ("y", "truth") })
            Assert.Equal(texts.IndexOf(word), texts.IndexOf(letter) + 1);
        Assert.Contains("cost", texts);
        Assert.EndsWith(
            "With the bias b⁽ᴸ⁾ it makes the net input z⁽ᴸ⁾ = b⁽ᴸ⁾ + a⁽ᴸ⁻¹⁾ w⁽ᴸ⁾. Bent, that is the neuron's activation, a⁽ᴸ⁾ = σ(z⁽ᴸ⁾). It goes on to the cost, which sees the truth y too: C₀ = (a⁽ᴸ⁾ − y)².",
            diagram.Alternative,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_neuron_of_one_input_is_refused_and_named()
    {
        var unbiased = Let("a", Bend(Let("z", W * Before)));
        Assert.Contains("plus a bias; found z = ", Assert.Throws<ArgumentException>(() => NeuronDiagram.Of("t", Let("C", Square(unbiased - Y)), W)).Message, StringComparison.Ordinal);
        Assert.Contains("Expected one quantity with a name in C = ", Assert.Throws<ArgumentException>(() => NeuronDiagram.Of("t", Let("C", Square(W - Y)), W)).Message, StringComparison.Ordinal);
    }
}
