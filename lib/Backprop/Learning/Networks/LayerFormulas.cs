namespace Backprop;

/// <summary>One layer of a network as formulas: equations (1) and (2), or the given states of an input.</summary>
/// <param name="Unit">The index of its units.</param>
/// <param name="NetInput">x_jc, equation (1); null for an input.</param>
/// <param name="Output">y_jc, equation (2), or the given states.</param>
/// <param name="Weights">The weights w_ji from each layer that it listens to.</param>
/// <param name="Biases">b_j; null where there are none.</param>
internal sealed record LayerFormulas(IndexVariable Unit, Family? NetInput, Family Output, OrderedDictionary<Layer, Family> Weights, Family? Biases)
{
    private const string Letters = "ikjlmpqrstuv";

    /// <summary>The weights, source by source, then the biases.</summary>
    public IEnumerable<Family> Parameters => Biases is null ? Weights.Values : Weights.Values.Append(Biases);

    /// <summary>The formulas of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="before">The formulas of the layers before, those that it listens to among them; how many there are is its number.</param>
    /// <param name="at">The index of a case.</param>
    public static LayerFormulas Of(Layer layer, IReadOnlyDictionary<Layer, LayerFormulas> before, IndexVariable at)
    {
        var number = before.Count;
        var level = $"{number}";
        var letter = number < Letters.Length ? Letters[number].ToString() : $"i{number}";
        var unit = IndexVariable.Of(letter, Symbol.Of(new LetterName("n", level)));
        if (layer.Activation is null) return new(unit, null, new Family(new LetterName("y", level), unit, at), [], null);

        var weights = new OrderedDictionary<Layer, Family>();
        var terms = new List<Expr>();
        foreach (var source in layer.From)
        {
            var below = before[source];
            var weight = new Family(new LetterName("w", level), unit, below.Unit);
            weights.Add(source, weight);
            terms.Add(IndexSum.Of(below.Unit, below.Output[below.Unit, at] * weight[unit, below.Unit]));
        }

        var biases = layer.HasBias ? new Family(new LetterName("b", level), unit) : null;
        if (biases is not null) terms.Add(biases[unit]);
        var netInput = new Family(new LetterName("x", level), [unit, at], Sum.Of([.. terms]));
        var output = new Family(new LetterName("y", level), [unit, at], layer.Activation.Output(netInput, unit, at));
        return new(unit, netInput, output, weights, biases);
    }
}
