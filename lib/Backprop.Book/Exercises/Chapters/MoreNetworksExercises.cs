using static Backprop.Notation;

namespace Backprop;

/// <summary>Chapter 11: counting what a network learns with, direct connections, carries, and a loop that speaks.</summary>
internal static class MoreNetworksExercises
{
    /// <summary>The exercises in order.</summary>
    public static IReadOnlyList<Func<Exercise>> All { get; } = [EncoderSize, DirectConnection, TwoCarries, StrictlyLayered, SixTicks];

    private static Exercise EncoderSize()
    {
        var network = Network.Layered(8, 3, 8);
        var (weights, biases) = (8 * 3 + 3 * 8, network.Output.Units + network.Layers[1].Units);
        return new(
            "count", 1,
            "The encoder has eight inputs, three hidden units and eight outputs, with biases. How many numbers does it learn, and how many of them lead into the hidden units?",
            [
                new NumberAnswer("all", weights + biases) { Format = "F0", Mistakes = [(weights, "Every unit above the inputs has a bias too."), (weights + biases + 8, "Inputs have no bias: nothing is computed there.")] },
                new NumberAnswer("into the hidden units", 8 * 3 + 3) { Format = "F0", Mistakes = [(8 * 3, "And the biases?"), (8, "That is one hidden unit without its bias.")] },
            ],
            "For each unit above the inputs: one weight for each unit that it hears, and a bias.",
            "A hidden unit hears eight and has a bias: 3 · 9 = 27. An output hears three and has a bias: 8 · 4 = 32.");
    }

    private static Exercise DirectConnection()
    {
        var (s, w, u, v, d) = (Symbol("s"), Symbol("w"), Symbol("u"), Symbol("v"), Symbol("d"));
        var σ = Function("σ");
        var h = Let("h", σ(w * s));
        var x = Let("x", v * s + u * h);
        var y = Let("y", σ(x));
        var cost = Let("E", OneHalf * Square(y - d));
        var (direct, around) = (cost.By(v), cost.By(w));
        return new(
            "derive", 2,
            $"An input {s} reaches the output twice: directly with the weight {v}, and through a hidden unit. {h.Name} = {h.Definition}, {x.Name} = {x.Definition}, {y.Name} = {y.Definition}, {cost.Name} = {cost.Definition}. What are {direct.Name} and {around.Name}?",
            [
                new FormulaAnswer($"{direct.Name}", direct.Value)
                {
                    Context = [cost], Links = direct.Links,
                    Mistakes = [new(direct.Value + around.Value, "Two weights, two slopes: the other way does not touch this weight."), new((y - d) * s, "The output bends: a link is missing.")],
                    Means = "No hidden unit stands between, so nothing of it is in the slope.",
                },
                new FormulaAnswer($"{around.Name}", around.Value)
                {
                    Context = [cost], Links = around.Links,
                    Mistakes = [new(direct.Value, "That is the slope of the direct weight.")],
                },
            ],
            "Follow the arrows from the cost back to each weight.",
            $"{direct}{around}");
    }

    private static Exercise TwoCarries()
    {
        const int a2 = 1, a1 = 1, b2 = 1, b1 = 1;
        static int Fires(double net) => net > 0 ? 1 : 0;
        var carry1 = Fires(a1 + b1 - 1.5);
        var second = a2 + b2 + carry1 - 1.5;
        var carry2 = Fires(second);
        var middle = a2 + b2 + carry1 - 2 * carry2 - 0.5;
        return new(
            "compute", 1,
            "In the adder made of thresholds, 3 + 3: all four inputs are 1. The first carry has the net input 1 + 1 − 1.5 and fires. The second carry hears the two upper digits and the first carry, each with the weight 1, and has the bias −1.5. The middle digit hears the same three, gets −2 from the second carry, and has the bias −0.5. What are their net inputs, and does the middle digit fire?",
            [
                new NumberAnswer("second carry", second) { Format = "F1", Mistakes = [(second - carry1, "It listens to the first carry as well.")] },
                new NumberAnswer("middle digit", middle) { Format = "F1", Mistakes = [(middle + 2, "The second carry takes 2 away."), (middle - carry1, "The first carry is added to the two digits.")] },
                new ChoiceAnswer("fires", new("yes", "", middle > 0, "Its net input is above 0."), new("no", "", middle <= 0, "Whatever is above 0 fires.")),
            ],
            "Three ones arrive at both. Add each one's bias, and for the digit the −2 of the carry.",
            $"Three ones arrive: 3 − 1.5 = {second:F1}, so two are carried on; 3 − 2 − 0.5 = {middle:F1}, and one stays. 3 + 3 is 110.");
    }

    private static Exercise StrictlyLayered() => new(
        "choose", 1,
        "A strictly layered network with three hidden units learned negation in none of two hundred runs of 10,000 sweeps. What does that say of PDP's claim that its network learns it?",
        [
            new ChoiceAnswer(
                "what it says",
                new("A", "the claim is refuted", false, "Another network was run: PDP's has direct connections."),
                new("B", "nothing about the claim", true, "With the direct connections the same task is learned in every run."),
                new("C", "the seeds were unlucky", false, "Two hundred failures in two hundred runs are not bad luck.")),
        ],
        "What differs between the two networks?",
        "What differs is the direct connections: without them three hidden units must both pass on and overrule three digits.");

    private static Exercise SixTicks()
    {
        var (w, u) = (Symbol("w"), Symbol("u"));
        var σ = Function("σ");
        Quantity? state = null;
        var uses = 0;
        Expr cost = 0;
        for (var t = 1; t <= 6; t++)
        {
            var input = w * Symbol("x", index: $"{t}");
            uses += state is null ? 0 : 1;
            state = Let("h", index: t, σ(state is null ? input : input + u * state));
            if (t >= 5) cost += OneHalf * Square(state - Symbol("d", index: $"{t}"));
        }

        var paths = Let("E", cost).By(u).Paths.Count;
        return new(
            "count", 2,
            $"A hidden unit listens to itself with the weight {u}, and to an input, for six ticks, with no state before the first; the cost looks at ticks 5 and 6. How often is {u} used, and how many products of links make up the derivative with respect to it?",
            [
                new NumberAnswer("uses", uses) { Format = "F0", Mistakes = [(6, "At tick 1 there is nothing to listen to yet.")] },
                new NumberAnswer("products", paths) { Format = "F0", Mistakes = [(uses, "So it would be if the cost looked at tick 6 only."), (2 * uses, "From tick 5 the use at tick 6 is not reached."), (1, "Each use is a place where the weight acts on the cost.")] },
            ],
            "Draw the six states and the arrows between them.",
            $"Between six states there are {uses} steps, and each uses the weight once. From tick 6 one path leads to each of the {uses} uses, from tick 5 one to each of the first {paths - uses}: {paths} products. A use from which both ticks can be reached has two of them.");
    }
}
