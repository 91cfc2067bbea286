using static Backprop.Notation;

namespace Backprop;

/// <summary>Chapter 6: troughs, saddles, rates for two curvatures, starts.</summary>
internal static class CostSurfacesExercises
{
    /// <summary>The exercises in order.</summary>
    public static IReadOnlyList<Func<Exercise>> All { get; } = [TroughsCross, ThreeWeights, TwoCurvatures, WithMomentum, ThreePoints, WhichStarts];

    private static Exercise TroughsCross()
    {
        var (w, b, x, d) = (Symbol("w"), Symbol("b"), Symbol("x"), Symbol("d"));
        var cost = CostFunction.Of(Let("E", Square(Logistic(w * x + b) - d) / 2), [w, b]).Over([x, d], new[,] { { 2, 0.6 }, { -1, 0.2 } });
        // In each trough the unit says d, so its net input is ln(d/(1 − d)).
        double NetFor(double target) => (Ln(d) - Ln(1 - d)).Evaluate((d, target));
        var weight = (NetFor(0.6) - NetFor(0.2)) / 3;
        var bias = NetFor(0.2) + weight;
        if (cost.Value(weight, bias) > 1e-20) throw new InvalidOperationException($"The cost at ({weight}, {bias}) is {cost.Value(weight, bias)}.");
        return new(
            "compute", 2,
            "A logistic unit with squared error. Example 1: x = 2, target 0.6. Example 2: x = −1, target 0.2. At which w and b do the two troughs cross?",
            [
                new NumberAnswer("w", weight) { Mistakes = [((0.6 - 0.2) / 3, "You solved wx + b = d. The unit bends: which net input gives an output of d?")] },
                new NumberAnswer("b", bias) { Mistakes = [(0.2 + (0.6 - 0.2) / 3, "You solved wx + b = d. The unit bends: which net input gives an output of d?")] },
            ],
            "Two straight lines: in each trough the net input is the one that gives the target.",
            $"An output of d needs the net input ln(d/(1 − d)): 2w + b = {NetFor(0.6):F4} and −w + b = {NetFor(0.2):F4}.");
    }

    private static Exercise ThreeWeights()
    {
        var (u, v, q) = (Symbol("u"), Symbol("v"), Symbol("q"));
        var (three, two) = (Let("E", Square(u * v * q - 1) / 2), Let("E", Square(u * v - 1) / 2));
        (Expr, double)[] origin = [(u, 0), (v, 0), (q, 0)];
        Symbol[] all = [u, v, q];
        bool Vanish(int order) => order == 1
            ? all.All(p => three.Derivative(p).Evaluate(origin) == 0)
            : all.All(p => all.All(r => three.Derivative(p).Derivative(r).Evaluate(origin) == 0));
        int SweepsUntil(Quantity cost, params Symbol[] parameters)
        {
            var run = GradientDescent.Run(CostFunction.Of(cost, parameters), [.. parameters.Select(_ => 0.01)], learningRate: 0.1, sweeps: 2000);
            return run.Costs.Index().First(place => place.Item < 0.05).Index;
        }

        var (slow, quick) = (SweepsUntil(three, u, v, q), SweepsUntil(two, u, v));
        return new(
            "predict", 2,
            $"Three weights in a row: {three.Name} = {three.Definition}. Do all second derivatives vanish where all three are 0? And from (0.01, 0.01, 0.01), with ε = 0.1: is descent away from there faster or slower than with two weights?",
            [
                new ChoiceAnswer("second derivatives all 0", new("yes", "", Vanish(1) && Vanish(2), "The first that is not 0 is the third, with respect to each of the three once."), new("no", "", !Vanish(2), "Each second derivative still has one of the three weights as a factor.")) { IsPrediction = true },
                new ChoiceAnswer("descent is", new("faster", "", slow < quick, "With one weight more, each derivative has one small factor more: two in place of one."), new("slower", "", slow > quick, $"The cost is below 0.05 after {slow} sweeps; with two weights after {quick}.")) { IsPrediction = true },
            ],
            "How large is a derivative at 0.01?",
            $"{three.By(u)}At 0.01 that contains two small factors. And where all three are 0 the second derivatives do not tell a saddle from a minimum: all of them are 0.");
    }

    private static Exercise TwoCurvatures()
    {
        const double steep = 9, flat = 1;
        var (largest, best) = (2 / steep, 2 / (steep + flat));
        var pace = Math.Abs(1 - best * flat);
        return new(
            "compute", 1,
            $"E = ½(w² + 9b²). Below which ε does descent converge? Which ε makes the slower of the two directions as quick as possible, and by what factor, in size, does a sweep then multiply the distance?",
            [
                new NumberAnswer("converges below", largest) { IsUpperBound = true, Mistakes = [(2 / flat, "That is the limit of the flat direction; the steep one explodes first."), (1 / steep, "With that the steep direction arrives in one step; twice as much is still not too large.")] },
                new NumberAnswer("best ε", best) { Mistakes = [(1 / steep, $"Right for b, which arrives in one step; w is then multiplied by {1 - flat / steep:F2} a sweep.")] },
                new NumberAnswer("the factor", pace),
            ],
            "Make |1 − 9ε| and |1 − ε| equal.",
            $"1 − ε = 9ε − 1 gives ε = {best} and a factor of {pace} in both directions (−{pace} in the steep one, which goes to and fro); after ten sweeps {Math.Pow(pace, 10):F3} of the distance is left.");
    }

    private static Exercise WithMomentum()
    {
        const double steep = 9, rate = 0.15, momentum = 0.9;
        var (w, b) = (Symbol("w"), Symbol("b"));
        var bowl = CostFunction.Of(Let("E", (Square(w) + steep * Square(b)) / 2), [w, b]);
        // Complex roots have the size √α, both of them.
        bool Swings(double curvature) => Math.Pow(1 + momentum - rate * curvature, 2) < 4 * momentum;
        if (!Swings(1) || !Swings(steep)) throw new InvalidOperationException("The roots are real.");
        var (plain, pace, root) = (Math.Abs(1 - rate), Math.Sqrt(momentum), Math.Sqrt(steep));
        var (bestMomentum, bestRate) = (Math.Pow((root - 1) / (root + 1), 2), 4 / Math.Pow(root + 1, 2));
        // The cost falls with the square of the distance; where the path swings, it is the crests that fall so.
        double Measured(double alpha)
        {
            var costs = GradientDescent.Run(bowl, [1, 1], rate, alpha, sweeps: 240).Costs;
            double Crest(int from) => costs.Skip(from).Take(40).Max();
            return Math.Pow(Crest(200) / Crest(100), 1 / 200.0);
        }

        foreach (var (alpha, factor) in new[] { (0.0, plain), (momentum, pace) })
        {
            if (Math.Abs(Measured(alpha) - factor) > 0.005) throw new InvalidOperationException($"With α = {alpha} a sweep multiplies by {Measured(alpha)}.");
        }

        return new(
            "predict", 2,
            $"The same bowl, E = ½(w² + 9b²), with ε = {rate} and momentum α = {momentum}. Is descent quicker or slower, in the long run, than without momentum? And by what factor, in size, does a sweep multiply the distance from the bottom, in the long run and with momentum?",
            [
                new ChoiceAnswer(
                    "with momentum it is",
                    new("quicker", "", pace < plain, "On a steady slope it would be. On this bowl the path swings past the bottom and back, in both directions."),
                    new("slower", "", plain < pace, "The path swings past the bottom and back, in both directions, and the swings die out slowly.")) { IsPrediction = true },
                new NumberAnswer("the factor", pace) { Mistakes = [(plain, "That is the factor without momentum."), (momentum, "That is the product of the two roots. Both have the same size, its square root."), (Math.Abs(1 - rate * steep), "That is the steep direction without momentum.")] },
            ],
            "Are the roots of r² − (1 + α − ελ) r + α = 0 complex, for λ = 1 and for λ = 9?",
            $"Both pairs of roots are complex, so in both directions the size is √α = {pace:F3}, against {plain} without momentum. A smaller α would be quicker: the best pair of this bowl is α = {bestMomentum} and ε = {bestRate}, and gives {Math.Sqrt(bestMomentum)}.");
    }

    private static Exercise ThreePoints()
    {
        var (u, v) = (Symbol("u"), Symbol("v"));
        var cost = Let("E", Square(u * v - 1) / 2);
        string Kind(double atU, double atV)
        {
            (Expr, double)[] at = [(u, atU), (v, atV)];
            double Second(Symbol p, Symbol r) => cost.Derivative(p).Derivative(r).Evaluate(at);
            if (Math.Abs(cost.Derivative(u).Evaluate(at)) + Math.Abs(cost.Derivative(v).Evaluate(at)) > 1e-12) return "slope";
            var determinant = Second(u, u) * Second(v, v) - Second(u, v) * Second(u, v);
            return determinant < 0 ? "saddle" : "minimum";
        }

        ChoiceAnswer At(double atU, double atV, Wording where, Dictionary<string, Wording> says) =>
            new(where, [.. new List<string> { "minimum", "saddle", "slope" }.Select(kind => new Option(kind, "", kind == Kind(atU, atV), says.GetValueOrDefault(kind, "Compute both derivatives there.")))]);
        return new(
            "find the fault", 2,
            $"{cost.Name} = {cost.Definition}. Somebody says: at (0, 0), (1, 1) and (2, ½) the gradient is 0, so all three are minima; at (0, 2) one derivative is 0, so it is nearly one. What are the first, the second and the last?",
            [
                At(0, 0, "(0, 0)", new() { ["minimum"] = "Walk along u = v: the cost falls.", ["saddle"] = "Down along u = v, up along u = −v.", ["slope"] = "Both derivatives are 0 there." }),
                At(1, 1, "(1, 1)", new() { ["minimum"] = "The cost is 0 and cannot be less. It lies on a whole curve of such places.", ["saddle"] = "The cost is 0 there. Can it be less anywhere?", ["slope"] = "Both derivatives are 0 there." }),
                At(0, 2, "(0, 2)", new() { ["slope"] = $"The other derivative is {cost.Derivative(u).Evaluate((u, 0), (v, 2))}.", ["minimum"] = "One derivative is not 0, and along it the cost falls.", ["saddle"] = "At a saddle both derivatives are 0." }),
            ],
            "Walk along u = v.",
            $"{cost.By(u)}At (0, 0) the second derivatives are 0, −1 and 0.");
    }

    private static Exercise WhichStarts()
    {
        var random = new SeededRandom(1);
        double[] half = [.. Enumerable.Repeat(0.5, 9)];
        double[] With(params (int At, double Value)[] changes)
        {
            double[] start = [.. half];
            foreach (var (at, value) in changes) start[at] = value;
            return start;
        }

        // Weights to the hidden units, their biases, weights to the output, its bias.
        var onlyBiases = new double[9];
        foreach (var bias in (int[])[4, 5]) onlyBiases[bias] = random.Uniform(1);
        // What the hint of E says: it is the targets of XOR that hold it.
        if (!Learns(onlyBiases, [0, 1, 1, 1])) throw new InvalidOperationException("Start E does not learn the inclusive or.");
        Option Start(string key, Wording words, double[] start, Wording says) => new(key, words, Learns(start, [0, 1, 1, 0]), says);
        return new(
            "predict", 3,
            "XOR, a 2-2-1 network, ε = 0.5, α = 0.9, 6,000 sweeps. Which of these starts end with all four cases right?",
            [
                new ChoiceAnswer(
                    "the starts",
                    Start("A", "all weights and biases ½", half, "Exchange the hidden units, and the sweep is the same sweep: they stay equal for ever."),
                    Start("B", "all 0", new double[9], "There is no slope at all: the four cases cancel."),
                    Start("C", "all ½, but the weights to the output ½ and 0.4", With((7, 0.4)), "The two hidden units get different slopes from the first sweep on."),
                    Start("D", "all ½, but the biases of the hidden units 0.1 and 0.2", With((4, 0.1), (5, 0.2)), "The two hidden units say different things from the first case on."),
                    Start("E", "all 0, but the biases of the hidden units random", onlyBiases, "The hidden units differ from the start. But both weights to the output are 0, so no slope reaches them; and the output says ½ to all four cases, so the slopes of its own weights and bias cancel.")) { IsSelection = true },
            ],
            "Which two derivatives must differ first?",
            "The hidden units must differ, but that is not enough. In E they do; but where all weights are 0 the output says ½ to all four cases, and the four errors of XOR then add up to 0, so its own weights get no slope either. With the targets of the inclusive or, 0 1 1 1, they do not, and E learns it.");

        static bool Learns(double[] start, double[] targets)
        {
            var network = Network.Layered(2, 2, 1).Compile(cases: 4);
            network.Load(new DataSet([0, 0, 1, 1, 0, 1, 0, 1], targets, 4));
            start.CopyTo(network.Parameters);
            new Trainer(network).Train(new LearningRule(Rate: 0.5, Momentum: 0.9), sweeps: 6000);
            network.Sweep();
            return network.IsAllRight();
        }
    }
}
