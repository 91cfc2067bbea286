using static Backprop.Notation;

namespace Backprop;

/// <summary>Chapter 8: sizes, a cost with a dead zone, decay, baselines.</summary>
internal static class FamilyTreesExercises
{
    /// <summary>The exercises in order.</summary>
    public static IReadOnlyList<Func<Exercise>> All { get; } = [Parameters, DeadZone, Balance, TwoPersons, Decay, Baseline];

    private static Network Trees()
    {
        var (person, relation) = (Layer.Input("person", 24), Layer.Input("relation", 12));
        var personCode = Layer.Of("person code", 6, Activation.Logistic, person);
        var relationCode = Layer.Of("relation code", 6, Activation.Logistic, relation);
        var joined = Layer.Of("joined", 12, Activation.Logistic, personCode, relationCode);
        return Network.Of(Layer.Of("answer", 24, Activation.Logistic, Layer.Of("squeezed", 6, Activation.Logistic, joined)), Cost.HalfSumOfSquares);
    }

    private static Exercise Parameters()
    {
        var network = Trees();
        var all = network.Compile(cases: 1).Parameters.Length;
        var biases = network.Layers.Where(layer => layer.Activation is not null).Sum(layer => layer.Units);
        return new(
            "count", 1,
            "24 units say who and 12 say which relation. Each group has 6 units of its own; 12 units listen to both codes, 6 to those, and 24 output units answer. How many weights and biases has the network?",
            [
                new NumberAnswer("weights and biases", all)
                {
                    Format = "F0",
                    Mistakes = [(all - biases, $"The {biases} biases are missing."), (all - 6 * 12, "The joined layer hears both codes, 12 inputs and not 6."), (all - biases - 6 * 12, "The joined layer hears both codes, and the biases are missing.")],
                },
            ],
            "For each layer: (inputs + 1) times units.",
            $"{Wording.Joined(" + ", network.Layers.Where(layer => layer.Activation is not null).Select(layer => (Wording)$"{(layer.From.Sum(from => from.Units) + 1) * layer.Units}"))} = {all}.");
    }

    private static Exercise DeadZone()
    {
        var (y, d) = (Symbol("y"), Symbol("d"));
        var inside = (d * Functions.Step.Apply(0.8 - (Expr)y) + (1 - d) * Functions.Step.Apply(y - 0.2)) * Square(y - d);
        var slope = Let("E", inside / 2).By(y).Value;
        double At(double output, double target) => slope.Evaluate((y, output), (d, target));
        NumberAnswer For(double output, double target, double threshold) => new($"output {output}, target {target}", At(output, target))
        {
            Mistakes = [(output - threshold, "You measured from the threshold. It only switches; the error is still output minus target."), (output - target, "That is the slope of the plain square; within the bound there is no error at all.")],
        };
        return new(
            "compute", 1,
            "The cost with the dead zone: a unit that should be on costs nothing above 0.8, one that should be off nothing below 0.2. What is ∂E/∂y for an output of 0.9 with target 1; 0.7 with target 1; 0.1 with target 0; 0.25 with target 0?",
            [.. new List<(double, double, double)> { (0.9, 1, 0.8), (0.7, 1, 0.8), (0.1, 0, 0.2), (0.25, 0, 0.2) }.Select(one => For(one.Item1, one.Item2, one.Item3)).Select(part => part with { Mistakes = [.. part.Mistakes.Where(mistake => Math.Abs(mistake.Value - part.Value) > 1e-9)] })],
            "A factor of 0 or 1, then equation (4).",
            $"{At(0.9, 1)}, {At(0.7, 1)}, {At(0.1, 0)}, {At(0.25, 0)}: the step switches, and where it is on the error is y − d.");
    }

    private static Exercise Balance()
    {
        const double momentum = 0.9, decay = 0.002;
        // At rest the change by the slope, drawn out by momentum, is what the decay takes: ε g/(1 − α) = decay · w.
        static double Slope(double rate, double weight) => decay * weight * (1 - momentum) / rate;
        var (asPrinted, larger) = (Slope(0.01, 1), Slope(0.05, 1));
        return new(
            "compute", 2,
            "A weight rests where its slope and the decay balance. As printed, ε = 0.01, α = 0.9 and a decay of 0.2 % a sweep: how large, without its sign, is the slope that holds a weight of 1? And with ε = 0.05?",
            [
                new NumberAnswer("ε = 0.01", asPrinted) { Mistakes = [(asPrinted * 10, "Momentum follows a steady slope ten times as far.")] },
                new NumberAnswer("ε = 0.05", larger) { Mistakes = [(asPrinted * 5, "With a larger ε a smaller slope is enough."), (larger * 10, "Momentum follows a steady slope ten times as far.")] },
            ],
            "Compute the change that each of the two makes in one sweep.",
            $"A steady slope g moves a weight by εg/(1 − α) a sweep, the decay by 0.002 of it: g = {asPrinted} and {larger}.");
    }

    private static Exercise TwoPersons()
    {
        var compiled = Trees().Compile(cases: 2);
        var random = new SeededRandom(1);
        foreach (ref var parameter in compiled.Parameters) parameter = random.Uniform(0.3);
        // Two persons, one relation each, somebody as the answer.
        double[] Units(int units, int first, int second) => [.. Enumerable.Range(0, units).SelectMany(unit => new List<double> { unit == first ? 1 : 0, unit == second ? 1 : 0 })];
        compiled.Load(new DataSet([.. Units(24, 0, 5), .. Units(12, 1, 2)], Units(24, 7, 9), 2));
        compiled.Sweep();
        var moving = compiled.Gradient[..(24 * 6)].ToArray().Count(slope => slope != 0);
        return new(
            "predict", 1,
            "One sweep over only those facts that ask about Colin or Arthur. Of the 144 weights from the people to their code, how many can have a derivative that is not 0?",
            [new NumberAnswer("derivatives", moving) { Format = "F0", Mistakes = [(144, "Equation (6): times what came in. What do the other 22 people say?"), (2, "Each person has a weight to each of the six units.")] }],
            "Equation (6) has the activation below as a factor. Which of them are 1?",
            $"Two columns of the weight matrix, six weights each: {moving}. The others are moved only by what momentum has kept and by the decay.");
    }

    private static Exercise Decay()
    {
        double Half(double decay) => Math.Log(0.5) / Math.Log(1 - decay);
        return new(
            "compute", 1,
            "A weight has no slope at all, only a decay of 0.2 % a sweep. After how many sweeps, to the nearest whole sweep, is half of it left? And with a decay of 0.02 %?",
            [
                new NumberAnswer("0.2 %", Half(0.002)) { Format = "F0", Mistakes = [(0.5 / 0.002, "0.2 % of what is left, not of the beginning.")] },
                new NumberAnswer("0.02 %", Half(0.0002)) { Format = "N0", Mistakes = [(0.5 / 0.0002, "0.02 % of what is left, not of the beginning.")] },
            ],
            "Multiply, do not subtract: for which n is 0.998ⁿ one half?",
            $"ln ½ / ln 0.998 = {Half(0.002):F0}, and ln ½ / ln 0.9998 = {Half(0.0002):N0}. In 1,500 sweeps the printed decay halves such a weight {1500 / Half(0.002):F1} times over.");
    }

    private static Exercise Baseline()
    {
        // As chapter 8 finds them: of all held-out facts, and of those of the eight relations where a look-up gets none. A test compares.
        const double all = 0.48, hard = 0.38;
        const int networks = 20, asked = 4 * networks, right = 60, easy = 50;
        const double share = right / (double)asked, ofOthers = (right - easy) / (double)(asked - easy);
        var (luck, swing) = (all * asked, Math.Sqrt(asked * all * (1 - all)));
        return new(
            "compute", 2,
            $"Imagine another program: {networks} networks, four held-out facts each, {right} of the {asked} right. How many of the {networks} would one expect to have all four right, to one decimal, if each answer were right independently, with that share as its probability? Of the {asked} facts {easy} are about uncles, aunts, nephews and nieces, and all {easy} are right. What share of the other {asked - easy} is right? The networks of this chapter have {all:P0} of all right, and {hard:P0} of those about the other eight relations. Where does the other program's lead come from?",
            [
                new NumberAnswer("networks with all four", networks * Math.Pow(share, 4)) { Format = "F1", Mistakes = [(networks * share, "That is one fact; four must be right at once."), (networks * Math.Pow(share, 3), "That is three facts."), (Math.Pow(share, 4), "That is the share of the networks.")] },
                new NumberAnswer("share of the others", ofOthers) { Format = "P0", Mistakes = [((right - easy) / (double)asked, $"Of the {asked - easy}, not of all {asked}."), (share, "That is the share of all.")] },
                new ChoiceAnswer(
                    "the lead",
                    new("A", "from those that can be looked up: it was asked more of them, and has all of them right", ofOthers < hard, "Whoever only knows the other facts by heart gets every uncle, aunt, nephew and niece right, and of these it was asked many. On the other relations it is no better."),
                    new("B", "from those where a look-up gets none", ofOthers >= hard, "Then its share where a look-up gets none should be larger than that of the networks. Is it?"),
                    new("C", "from nowhere: it is luck", right < luck + 2 * swing, $"At {all:P0} luck gives {luck:F0} of {asked}, and swings by {swing:F0} or so.")),
            ],
            "What would somebody answer who only knows the other 100 facts by heart?",
            $"{networks} · ({right}/{asked})⁴ = {networks * Math.Pow(share, 4):F1}, and {right - easy} of {asked - easy} is {ofOthers:P0}, against {hard:P0}: a share of all depends on what is asked.");
    }
}
