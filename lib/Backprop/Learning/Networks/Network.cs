using System.Collections.Concurrent;

namespace Backprop;

/// <summary>A network as formulas: equations (1) to (3) for its layers, and the gradient that is derived from them.</summary>
/// <remarks>
/// Nothing here knows how to go backwards. The layers become definitions, and <see cref="BackwardSweep"/> differentiates them;
/// that formula is what is compiled and trained with.
/// </remarks>
/// <example><code>Network.Layered(2, 2, 1).Cost.Definition.ToString()   // 1/2 Σ_c Σⱼ (y_jc⁽²⁾ − d_jc)²</code></example>
public sealed class Network
{
    private readonly Dictionary<Layer, LayerFormulas> _formulas = [];

    // Experiments ask for the same network again for every seed.
    private readonly ConcurrentDictionary<int, Lazy<CompiledNetwork>> _compiled = [];

    private Network(Layer output, Cost cost)
    {
        if (cost.TakesLogarithms && output.Activation!.Beyond01() is var (at, found))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The {cost.Name} takes logarithms of the outputs, so they must lie between 0 and 1; those of {output.Name} do not: at the net input {at} the output is {found:G3}. Give that layer the activation {nameof(Activation.Logistic)} or {nameof(Activation.Softmax)}, or choose the cost {nameof(Backprop.Cost.HalfSumOfSquares)}."), nameof(cost));
        }

        if (cost == Backprop.Cost.CrossEntropy && output.Activation == Activation.Softmax)
            throw new ArgumentException($"The {cost.Name} takes the units one by one, but those of {output.Name} share one sum: where one says 1 the others cannot be told from 0. Choose the cost {nameof(Backprop.Cost.ClassCrossEntropy)}.", nameof(cost));
        Output = output;
        Layers = LayersBelow(output);
        foreach (var layer in Layers) _formulas.Add(layer, LayerFormulas.Of(layer, _formulas, Case));
        var units = _formulas[output].Unit;
        Target = new Family("d", units, Case);
        CostFunction = cost;
        var total = cost.Of(OutputOf(output)[units, Case], Target[units, Case], units, Case);
        FreeIndices.RequireOnly([], total, new LetterName("E"));
        Cost = Quantity.Of("E", total);
        Parameters = [.. Layers.SelectMany(layer => _formulas[layer].Parameters)];
        Gradient = BackwardSweep.Of(Cost, Parameters.Select(parameter => (Expr)parameter));
    }

    /// <summary>The index of a case, c; n says how many there are.</summary>
    public IndexVariable Case { get; } = IndexVariable.Of("c", Symbol.Of("n"));

    /// <summary>All layers: inputs first, then the others, each kind in the order in which it was made.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>The layers whose states come with each case.</summary>
    public IEnumerable<Layer> Inputs => Layers.Where(layer => layer.Activation is null);

    /// <summary>The layer whose outputs are compared with the targets.</summary>
    public Layer Output { get; }

    /// <summary>What the outputs should be: d_jc.</summary>
    public Family Target { get; }

    /// <summary>Which cost it is.</summary>
    public Cost CostFunction { get; }

    /// <summary>The cost as a formula: E.</summary>
    public Quantity Cost { get; }

    /// <summary>Weights and biases, layer after layer: for each its weights, source by source, then its biases.</summary>
    public IReadOnlyList<Family> Parameters { get; }

    /// <summary>The gradient as formulas, from the cost backwards.</summary>
    public BackwardSweep Gradient { get; }

    /// <summary>A network of layers one after the other, of logistic units with biases, with the paper's cost.</summary>
    /// <param name="units">How many units each layer has, from the input to the output.</param>
    public static Network Layered(params int[] units) => Layered(Activation.Logistic, Backprop.Cost.HalfSumOfSquares, units);

    /// <summary>A network of layers one after the other.</summary>
    /// <param name="activation">The activation of every layer but the input.</param>
    /// <param name="cost">The cost.</param>
    /// <param name="units">How many units each layer has, from the input to the output.</param>
    /// <exception cref="ArgumentException">There is no layer above the input, or the outputs have no logarithms where the cost takes them.</exception>
    public static Network Layered(Activation activation, Cost cost, params int[] units)
    {
        if (units.Length < 2) throw new ArgumentException($"A layered network has an input and at least one more layer; found {units.Length}.", nameof(units));
        var layer = Layer.Input("input", units[0]);
        for (var i = 1; i < units.Length; i++) layer = Layer.Of(i == units.Length - 1 ? "output" : $"hidden {i}", units[i], activation, layer);
        return Of(layer, cost);
    }

    /// <summary>The network of a layer and all that it listens to.</summary>
    /// <param name="output">The output layer.</param>
    /// <param name="cost">The cost; the paper's half sum of squares unless given.</param>
    /// <exception cref="ArgumentException">The output is an input, or its activations have no logarithms where the cost takes them.</exception>
    public static Network Of(Layer output, Cost? cost = null) => output.Activation is null
        ? throw new ArgumentException($"The layer {output.Name} is an input; expected a layer that listens to another.", nameof(output))
        : new(output, cost ?? Backprop.Cost.HalfSumOfSquares);

    /// <summary>The outputs of a layer, equation (2), or the given states of an input.</summary>
    /// <exception cref="ArgumentException">The layer is not of this network.</exception>
    public Family OutputOf(Layer layer) => Require(layer).Output;

    /// <summary>The index of a layer's units.</summary>
    public IndexVariable UnitOf(Layer layer) => Require(layer).Unit;

    /// <summary>The weights from one layer to another: w_ji from unit i to unit j.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public Family WeightsBetween(Layer from, Layer to) => Require(to).Weights.TryGetValue(from, out var weights)
        ? weights
        : throw new ArgumentException($"The layer {to.Name} does not listen to {from.Name}.", nameof(from));

    /// <summary>The biases of a layer.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public Family BiasesOf(Layer layer) => Require(layer).Biases ?? throw new ArgumentException($"The layer {layer.Name} has no biases.", nameof(layer));

    /// <summary>How far the indices run for a number of cases.</summary>
    public Sizes SizesFor(int cases) => new(Layers.Select(layer => (UnitOf(layer), layer.Units)).Append((Case, cases)));

    /// <summary>The network for a number of cases, ready to run: the formulas compiled, once, and memory of its own for all values.</summary>
    /// <param name="cases">How many cases one sweep goes over.</param>
    public CompiledNetwork Compile(int cases) => _compiled.GetOrAdd(cases, count => new(() => new CompiledNetwork(this, count))).Value.Copy();

    /// <summary>The layers and the cost.</summary>
    public override string ToString() => $"{string.Join(", ", Layers)}; {CostFunction.Name}";

    private LayerFormulas Require(Layer layer) => _formulas.TryGetValue(layer, out var formulas)
        ? formulas
        : throw new ArgumentException($"The layer {layer.Name} is not of this network; there are {string.Join(", ", Layers.Select(other => other.Name))}.", nameof(layer));

    // In the order in which they were made, each comes after those that it listens to; inputs first, so that their numbers are the lowest.
    private static Layer[] LayersBelow(Layer output)
    {
        var found = new HashSet<Layer> { output };
        var open = new Queue<Layer>(found);
        while (open.TryDequeue(out var layer))
        {
            foreach (var source in layer.From.Where(found.Add)) open.Enqueue(source);
        }

        return [.. found.OrderBy(layer => layer.Activation is not null).ThenBy(layer => layer.Made)];
    }
}
