namespace Backprop;

/// <summary>Layers of one neuron each, and the last neuron drawn large: what comes in, what it makes of it, and what the cost looks at.</summary>
/// <example><code>
/// var (w, x, b, y) = (Symbol("w"), Symbol("x"), Symbol("b"), Symbol("y"));
/// var a = Let("a", Logistic(Let("z", w * x + b)));
/// NeuronDiagram.Of("A neuron", Let("C", Square(a - y)), weight: w).Bias   // b
/// </code></example>
public sealed record NeuronDiagram : Diagram
{
    private NeuronDiagram(string title, Quantity cost, Quantity activation, Quantity netInput, Symbol weight, Symbol input, Symbol bias, Symbol truth)
        : base(title) => (Cost, Activation, NetInput, Weight, Input, Bias, Truth) = (cost, activation, netInput, weight, input, bias, truth);

    /// <summary>The cost.</summary>
    public Quantity Cost { get; }

    /// <summary>What the neuron says.</summary>
    public Quantity Activation { get; }

    /// <summary>What it bends.</summary>
    public Quantity NetInput { get; }

    /// <summary>The weight of the connection to it.</summary>
    public Symbol Weight { get; }

    /// <summary>What the neuron below says.</summary>
    public Symbol Input { get; }

    /// <summary>The bias.</summary>
    public Symbol Bias { get; }

    /// <summary>What the neuron should say.</summary>
    public Symbol Truth { get; }

    /// <inheritdoc/>
    public override string Alternative =>
        $"Layers of one neuron each, the last of them drawn large. The activation {Input} comes in from the neuron below, multiplied by the weight {Weight} of the connection. With the bias {Bias} it makes the net input {NetInput.Name} = {NetInput.Definition}. Bent, that is the neuron's activation, {Activation.Name} = {Activation.Definition}. It goes on to the cost, which sees the truth {Truth} too: {Cost.Name} = {Cost.Definition}.";

    /// <summary>The last neuron of a network with one neuron in each layer.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="cost">The cost of the neuron's activation and the truth; the activation is a function of the net input.</param>
    /// <param name="weight">Which of the two factors in the net input is the weight.</param>
    /// <exception cref="ArgumentException">The cost is not made so, or the net input is not weight times input plus bias.</exception>
    public static NeuronDiagram Of(string title, Quantity cost, Symbol weight)
    {
        var activation = Only<Quantity>(cost);
        var netInput = Only<Quantity>(activation);
        Symbol[] symbols = [.. NamesIn(netInput.Definition).OfType<Symbol>()];
        var bias = symbols.FirstOrDefault(symbol => netInput.Definition.Derivative(symbol).CompareWith(1).Verdict == Verdict.Equal);
        var input = symbols.FirstOrDefault(symbol => symbol != bias && symbol != weight);
        return bias is not null && input is not null && netInput.Definition.CompareWith(weight * input + bias).Verdict == Verdict.Equal
            ? new(title, cost, activation, netInput, weight, input, bias, Only<Symbol>(cost))
            : throw new ArgumentException($"Expected a net input {weight} times what comes in, plus a bias; found {netInput.Name} = {netInput.Definition}.", nameof(cost));
    }

    internal override void Draw(Drawing drawing) => new NeuronDrawing(this).Draw(drawing);

    private static T Only<T>(Quantity quantity)
        where T : Expr
    {
        T[] found = [.. NamesIn(quantity.Definition).OfType<T>()];
        return found.Length == 1 ? found[0] : throw new ArgumentException($"Expected one {(typeof(T) == typeof(Symbol) ? "symbol" : "quantity with a name")} in {quantity.Name} = {quantity.Definition}; found {found.Length}.", nameof(quantity));
    }

    // The names that stand in a formula, without those behind them.
    private static IEnumerable<Expr> NamesIn(Expr formula) =>
        (formula is Quantity or Symbol ? [formula] : formula.Children.SelectMany(NamesIn)).Distinct();
}
