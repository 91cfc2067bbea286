using System.Collections.Immutable;
using static Backprop.Notation;

namespace Backprop;

/// <summary>Chapter 9: loops, uses and paths, averages and sums.</summary>
internal static class ThroughTimeExercises
{
    /// <summary>The exercises in order.</summary>
    public static IReadOnlyList<Func<Exercise>> All { get; } = [LinearLoop, LastUse, UsesAndPaths, GrowthAndDecay, AverageAndSum, LongCarry];

    private static (Quantity Cost, Symbol W, Symbol Start, Symbol D, Quantity[] States) Loop(int ticks)
    {
        var (w, start, d) = (Symbol("w"), Symbol("y", layer: "0"), Symbol("d"));
        var states = new List<Quantity>();
        for (var t = 1; t <= ticks; t++) states.Add(Let(new LetterName("y", $"{t}"), w * (t == 1 ? start : states[^1])));
        return (Let("E", Square(states[^1] - d) / 2), w, start, d, [.. states]);
    }

    private static Exercise LinearLoop()
    {
        var (cost, w, start, d, states) = Loop(3);
        var chain = cost.By(w);
        var last = states[^1];
        var answer = Checked.Form(3 * (last - d) * Square(w) * start, chain.Value);
        return new(
            "derive", 2,
            $"A loop of one linear unit: {states[0].Name} = {states[0].Definition}, {states[1].Name} = {states[1].Definition}, {states[2].Name} = {states[2].Definition}, and {cost.Name} = {cost.Definition}. What is {chain.Name}?",
            [
                new FormulaAnswer($"{chain.Name}", answer)
                {
                    Context = [cost], Means = "Three equal terms, one for each use of the weight.",
                    Mistakes =
                    [
                        new(3 * Square(w), "That is the derivative of w³. The link from the cost is missing."),
                        new((last - d) * Square(w) * start, "That is one use of the weight; it is used three times."),
                        new((last - d) * states[1], "That is the last use only. The state before holds the weight as well."),
                    ],
                },
            ],
            $"Write {last.Name} with {w} and {start} only.",
            $"{chain}");
    }

    private static Exercise LastUse()
    {
        var (cost, w, start, d, states) = Loop(3);
        (Expr, double)[] at = [(w, 1), (start, 1), (d, 0)];
        var claim = (states[^1] - d) * states[1];
        var (claimed, measured) = (claim.Evaluate(at), cost.By(w).Value.Evaluate(at));
        return new(
            "find the fault", 2,
            $"Somebody says of that loop: the second state is a number by then, so {new DerivativeName(states[2].Name, w.Name)} = {states[1].Name} and {cost.By(w).Name} = {claim}. At {w} = {start} = 1 and {d} = 0: what does the claim give, what does a measurement give, and what is wrong?",
            [
                new NumberAnswer("the claim", claimed),
                new NumberAnswer("measured", measured) { MeasuredWithin = 0.03, Mistakes = [(claimed, "Move the weight a little and run all three ticks again.")] },
                new ChoiceAnswer(
                    "what is wrong",
                    new("A", "nothing: a partial derivative holds the state", false, "As a link it does. The slope of the cost moves every use of the weight."),
                    new("B", "the second state holds the weight too", true, "It is one path of three."),
                    new("C", "the start should be differentiated", false, "The start does not depend on the weight.")),
            ],
            "Measure.",
            $"{cost.By(w)}The claim is one of the three paths: {claimed} in place of {measured}.");
    }

    private static Exercise UsesAndPaths()
    {
        const int ticks = 5;
        var σ = Function("σ");
        Symbol[] weights = [.. Enumerable.Range(1, 4).Select(number => Symbol("w", index: $"{number}"))];
        Quantity CostOf(bool copies)
        {
            Expr[] states = [.. Enumerable.Range(1, 3).Select(unit => (Expr)Symbol("y", layer: "0", index: $"{unit}"))];
            for (var t = 1; t <= ticks; t++)
            {
                var tick = t;
                Expr Weight(int number) => copies && number == 1 ? Let(new LetterName("v", $"{tick}"), weights[0]) : weights[number - 1];
                Quantity State(int unit, Expr net) => Let(new LetterName("y", $"{tick}", [$"{unit}"]), σ(net));
                states = [State(1, Weight(1) * states[1]), State(2, Weight(2) * states[0] + Weight(3) * states[2]), State(3, Weight(4) * states[1])];
            }

            return Let("E", Square(states[0] - Symbol("d")) / 2);
        }

        var paths = CostOf(copies: false).By(weights[0]).Paths.Count;
        var uses = CostOf(copies: true).Quantities().Count(quantity => quantity.Name is LetterName { Letter: "v" });
        return new(
            "count", 3,
            $"The three-unit loop of figure 5 runs for {ticks} ticks, and the cost looks at unit 1. How many uses of {weights[0]} (from unit 2 to unit 1) can the cost see, and on how many paths does it reach that weight?",
            [
                new NumberAnswer("uses", uses) { Format = "F0", Mistakes = [(ticks, "At ticks 4 and 2 what unit 1 says is not heard in time.")] },
                new NumberAnswer("paths", paths) { Format = "F0", Mistakes = [(uses, "To the first tick two ways lead: through unit 1, and through unit 3.")] },
            ],
            "Draw it backwards from the cost.",
            $"{uses} uses, at the ticks 5, 3 and 1; {paths} paths, since the earliest use is reached in two ways.");
    }

    private static Exercise GrowthAndDecay()
    {
        const int ticks = 50;
        var (_, w, start, _, states) = Loop(ticks);
        var rate = states[^1].By(start).Value;
        double At(double weight) => rate.Evaluate((w, weight));
        return new(
            "compute", 1,
            $"A linear loop, {states[0].Name} = {states[0].Definition} and so on for {ticks} ticks. How fast does the last state change with the start y⁽⁰⁾, for a weight of 1.1, and for 0.9?",
            [
                new NumberAnswer("1.1", At(1.1)) { Mistakes = [(ticks * 0.1, "Factors multiply; they do not add up."), (ticks * 1.1, "Factors multiply; they do not add up.")] },
                new NumberAnswer("0.9", At(0.9)) { Mistakes = [(ticks * -0.1, "Factors multiply; they do not add up."), (ticks * 0.9, "Factors multiply; they do not add up.")] },
            ],
            "One factor for each tick.",
            $"1.1⁵⁰ = {At(1.1):F0} and 0.9⁵⁰ = {At(0.9):F4}.");
    }

    private static Exercise AverageAndSum()
    {
        double[] slopes = [0.2, -0.1, 0.5];
        var t = Index("t", size: "T");
        var g = Indexed("g", t);
        (Expr, double)[] at = [.. slopes.Select((slope, k) => ((Expr)Symbol("g", index: $"{k + 1}"), slope))];
        double Of(Expr formula) => formula.For(new Sizes((t, slopes.Length))).Evaluate(at);
        var (mean, sum) = (Of(Mean(t, g[t])), Of(Sum(t, g[t])));
        return new(
            "convert", 1,
            "Three copies of a weight have the slopes 0.2, −0.1 and 0.5. What is the paper's common slope, what is the derivative with respect to the one weight, and which ε with the second takes the same step as ε = 0.3 with the first?",
            [
                new NumberAnswer("the paper's", mean) { Mistakes = [(sum, "That is the sum; the paper takes the average.")] },
                new NumberAnswer("the derivative", sum) { Mistakes = [(mean, "That is the average; the derivative is the sum.")] },
                new NumberAnswer("ε", 0.3 * mean / sum) { Mistakes = [(0.3 * sum / mean, "The sum is three times the average, so its rate is a third.")] },
            ],
            "ε times the slope must stay as it is.",
            $"({slopes[0]} − 0.1 + {slopes[2]})/3 = {mean}; the sum is {sum}; 0.3 · {mean} = {0.3 * mean / sum} · {sum}.");
    }

    private static Exercise LongCarry()
    {
        static int Run(int a, int b, int bits)
        {
            var (carry, length, longest) = (0, 0, 0);
            for (var t = 0; t < bits; t++)
            {
                length = carry == 1 ? length + 1 : 0;
                longest = Math.Max(longest, length);
                carry = ((a >> t & 1) + (b >> t & 1) + carry) >> 1;
            }

            return longest;
        }

        var (test, trained) = (Run(511, 1, 10), Enumerable.Range(0, 256).Max(pair => Run(pair / 16, pair % 16, 4)));
        // The cost of the first tick alone, as a formula: the recurrent weights are not in it.
        var (w, u, v, bit) = (Symbol("w"), Symbol("u"), Symbol("v"), Symbol("x"));
        var first = Let("E", Square(Logistic(v * Logistic(w * bit)) - Symbol("d")) / 2);
        var depends = first.Symbols().Contains(u);
        return new(
            "predict", 2,
            "The adder over three ticks. What is the derivative of the first tick's cost with respect to the recurrent weights? And 511 + 1, in ten bits: over how many ticks must the carry run? And if training had four bits in place of three, over how many ticks could a carry run in it at most?",
            [
                new ChoiceAnswer("first tick", new("zero", "", !depends, "There is no state before the first tick, so the weight is not in that cost at all."), new("small", "", depends, "There is no state before the first tick."), new("large", "", false, "There is no state before the first tick.")),
                new NumberAnswer("ticks, 511 + 1", test) { Format = "F0", Mistakes = [(10, "The carry begins after the first digit."), (8, "Count the ticks at which a carry arrives.")] },
                new NumberAnswer("ticks, training", trained) { Format = "F0", Mistakes = [(4, "The carry begins after the first digit.")] },
            ],
            "Write 511 in binary.",
            $"511 is nine ones. A carry arrives at {test} of the ten ticks; with four bits at {trained} at most. A thousand random pairs hold few of the very longest, so test those by themselves.");
    }
}
