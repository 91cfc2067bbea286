using System.Collections.Immutable;

namespace Backprop;

/// <summary>The words of the book: what each means here, and the cells that use it first.</summary>
public static class Glossary
{
    private const string
        OneNeuron = "01-one-neuron.ipynb",
        Layers = "02-layers.ipynb",
        Neurons = "03-neurons.ipynb",
        Descent = "04-examples-and-descent.ipynb",
        Costs = "05-activations-and-costs.ipynb",
        Surfaces = "06-cost-surfaces.ipynb",
        Families = "08-family-trees.ipynb",
        Time = "09-through-time.ipynb";

    internal static IReadOnlyList<(string Word, string Meaning, Place[] Used)> Words { get; } =
    [
        ("activation", "the number that a unit sends on: its net input, bent", [new(OneNeuron, "define-a")]),
        ("activation function", "what bends it: logistic, tanh, ReLU; softmax, which takes a whole layer", [new(OneNeuron, "logistic"), new(Costs, "softmax")]),
        ("back-propagation", "computing all slopes of the cost in one sweep from the cost back", [new(OneNeuron, "delta")]),
        ("backward sweep", "that sweep: one line for each derivative, each line using those above it; many texts say pass", [new(OneNeuron, "numbers")]),
        ("batch, mini-batch", "all cases, or a part of them, before each change", [new(Descent, "batch")]),
        ("bias", "a weight from a unit that is always 1", [new(OneNeuron, "define-z")]),
        ("case, example", "an input and what should come out", [new(OneNeuron, "lamp")]),
        ("central difference", "a slope measured by moving up and down by the same small step", [new(OneNeuron, "check-logistic-w")]),
        ("cost", "how wrong the network is, as one number", [new(OneNeuron, "define-c")]),
        ("cross-entropy", "the cost that belongs to probabilities", [new(Costs, "entropy")]),
        ("curvature", "the second derivative: how fast a slope changes", [new(Descent, "parabola")]),
        ("decay", "each weight shrinks by a share after every change", [new(Families, "training")]),
        ("forward sweep", "from the input to the cost, each quantity after those that it uses; many texts say pass", [new(OneNeuron, "numbers")]),
        ("gradient", "the column of all slopes; the steepest way up", [new(OneNeuron, "step")]),
        ("gradient descent", "small steps against the gradient", [new(Descent, "equation-8")]),
        ("held out", "kept from training, to be asked afterwards", [new(Families, "training")]),
        ("hidden unit", "a unit of which the data say nothing", [new(OneNeuron, "box-picture")]),
        ("layer", "units side by side; the input is layer 0, and is not counted", [new(OneNeuron, "symbols")]),
        ("learning rate", "how long the steps are, ε", [new(OneNeuron, "step")]),
        ("link", "one factor of the chain rule: how fast one quantity changes with one that it is made of", [new(OneNeuron, "chain-w")]),
        ("local minimum", "a place from which no small step goes down, though lower ones exist; shown is what looks like one and is not, the trap that is printed for XOR", [new(Surfaces, "trap-printed")]),
        ("momentum", "a part of the last change that is made again, α", [new(Descent, "equation-9")]),
        ("net input", "what comes into a unit: weighted, added up, not yet bent", [new(OneNeuron, "define-z")]),
        ("partial derivative", "a derivative with respect to one letter, the others held fixed", [new(OneNeuron, "chain-w")]),
        ("pass over the data", "every case taken once, all together or a part at a time", [new(Descent, "stochastic")]),
        ("path", "a row of links from the cost to a weight; along it multiply, over paths add", [new(OneNeuron, "two-paths")]),
        ("plateau", "a place that is no minimum, although all slopes there are nearly 0", [new(Surfaces, "plateau-derivative")]),
        ("quartiles", "the values below which a quarter, a half (the median) and three quarters of the runs lie", [new(Descent, "seeds")]),
        ("recurrent weight", "a weight through which a unit hears the last state of a unit of its own layer", [new(Time, "time-32")]),
        ("saddle", "all slopes 0, up in one direction and down in another", [new(Surfaces, "saddle-surface")]),
        ("seed", "the number that fixes what is drawn at random: the same seed, the same run", [new(Descent, "train")]),
        ("softmax", "net inputs made into shares that add up to 1", [new(Costs, "softmax")]),
        ("standard error", "how far chance alone typically moves a count or a share", [new(Families, "other-tree")]),
        ("sweep, in training", "one look at all cases, with one change of the weights unless another number is said", [new(Descent, "train")]),
        ("target", "what should come out", [new(Neurons, "equation-3")]),
        ("tick", "one step of a loop's clock", [new(Time, "time-02")]),
        ("unit, neuron", "adds up what comes in and bends it", [new(OneNeuron, "box-picture")]),
        ("unrolled", "a loop written as one layer for each tick", [new(Time, "time-08")]),
        ("vanishing gradient", "slopes that shrink from layer to layer on the way back", [new(Layers, "measure")]),
        ("weight", "how strongly one unit hears another", [new(OneNeuron, "define-z")]),
    ];

    /// <summary>The words in the order of the alphabet, each with its meaning and a link to where it is shown.</summary>
    /// <example><code>Glossary.Table().ToString().Contains("gradient descent")   // True</code></example>
    public static GuideTable Table() => new(
        ["word", "what it means here", "shown in"],
        Words.OrderBy(word => word.Word, StringComparer.Ordinal).Select(word => ImmutableArray.Create(
            GuideTable.Words(word.Word),
            GuideTable.Words(word.Meaning),
            (string.Join(", ", word.Used.Select(place => GuideTable.Link(place).Markdown)), string.Join(", ", word.Used.Select(place => GuideTable.Link(place).Text))))));
}
