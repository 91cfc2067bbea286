using Backprop.Tests.HandWritten;

namespace Backprop.Tests.Learning;

/// <summary>A network drawn by a seed, as formulas and by hand: 1 to 6 layers of 1 to 20 units, skip connections, any activations and costs.</summary>
internal sealed class RandomNetwork
{
    private static readonly (Bend ByHand, Activation Derived)[] Hidden =
    [
        (Bend.Logistic, Activation.Logistic), (Bend.Tanh, Activation.Tanh), (Bend.ReLU, Activation.ReLU),
        (Bend.Softplus, Activation.Softplus), (Bend.Linear, Activation.Identity),
    ];

    private readonly int _seed;

    public RandomNetwork(int seed)
    {
        _seed = seed;
        var random = new SeededRandom(seed);
        var (depth, cases) = (1 + random.Below(6), 2 + random.Below(9));
        int[] inputs = [.. Enumerable.Range(0, 1 + random.Below(2)).Select(_ => 1 + random.Below(20))];
        var layers = inputs.Select((units, k) => Layer.Input($"input {k}", units)).ToList();
        var groups = new List<UnitGroup>();
        for (var level = 1; level <= depth; level++)
        {
            var isLast = level == depth;
            var (bend, activation) = Hidden[random.Below(Hidden.Length)];
            var kind = isLast ? random.Below(3) : 0;
            if (kind == 1) (bend, activation) = (Bend.Logistic, Activation.Logistic);
            if (kind == 2) (bend, activation) = (Bend.Softmax, Activation.Softmax);
            if (isLast) (Loss, Cost) = kind switch { 0 => (Loss.HalfSquares, Cost.HalfSumOfSquares), 1 => (Loss.CrossEntropy, Cost.CrossEntropy), _ => (Loss.LogLikelihood, Cost.ClassCrossEntropy) };

            // The first computed layer hears all inputs; each later one the layer before it and, by chance, any further down.
            int[] sources = level == 1
                ? [.. Enumerable.Range(0, inputs.Length)]
                : [.. Enumerable.Range(0, layers.Count - 1).Where(_ => random.Below(4) == 0), layers.Count - 1];
            var (units, biased) = (1 + random.Below(20), random.Below(4) > 0);
            groups.Add(new(units, sources, bend, biased));
            layers.Add(Layer.Of($"layer {level}", units, activation, biased, [.. sources.Select(source => layers[source])]));
        }

        Network = Network.Of(layers[^1], Cost);
        HandWritten = new LayeredNet(inputs, [.. groups], cases) { Loss = Loss };
        Parameters = random.Uniform(HandWritten.ParameterCount, 0.7);
        var targets = new double[groups[^1].Units * cases];
        for (var c = 0; c < cases; c++)
        {
            if (Loss == Loss.LogLikelihood) targets[random.Below(groups[^1].Units) * cases + c] = 1;
            else for (var j = 0; j < groups[^1].Units; j++) targets[j * cases + c] = random.Below(2);
        }

        Data = new DataSet(random.Uniform(inputs.Sum() * cases, 1), targets, cases);
        var first = 0;
        for (var k = 0; k < inputs.Length; k++)
        {
            HandWritten.SetInput(k, Data.Inputs.Slice(first * cases, inputs[k] * cases));
            first += inputs[k];
        }

        HandWritten.SetTarget(Data.Targets);
    }

    public Network Network { get; }

    public LayeredNet HandWritten { get; }

    public DataSet Data { get; }

    public double[] Parameters { get; }

    private Loss Loss { get; }

    private Cost Cost { get; } = Cost.HalfSumOfSquares;

    public override string ToString() => $"seed {_seed}: {Network}";
}
