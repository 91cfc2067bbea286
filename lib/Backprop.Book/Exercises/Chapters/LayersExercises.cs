using System.Text.RegularExpressions;
using static Backprop.Notation;

namespace Backprop;

/// <summary>Chapter 2: counting links, the recursion for δ, two paths, and how gradients shrink.</summary>
internal static partial class LayersExercises
{
    private static readonly UnaryFunction Σ = Function("σ");
    private static readonly Symbol Y = Symbol("y");

    /// <summary>The exercises in order.</summary>
    public static IReadOnlyList<Func<Exercise>> All { get; } = [CountLinks, WhichWeight, Shortcut, Bound, LargeWeights, NewWeight];

    private static Symbol W(int layer) => Symbol("w", layer: $"{layer}");

    private static Symbol B(int layer) => Symbol("b", layer: $"{layer}");

    private static Quantity Chain(int layers, UnaryFunction? activation = null)
    {
        Expr a = Symbol("a", layer: "0");
        for (var l = 1; l <= layers; l++) a = Let("a", layer: $"{l}", (activation ?? Σ)(Let("z", layer: $"{l}", W(l) * a + B(l))));
        return Let("C", index: 0, Square(a - Y));
    }

    private static Exercise CountLinks()
    {
        var (n, l) = (Symbol("n"), Symbol("l"));
        int Count(int layers, int layer) => Chain(layers).By(W(layer)).Links.Count;
        var (last, more) = (Count(1, 1), Count(2, 1) - Count(1, 1));
        return new(
            "count", 1,
            $"How many links lead from {Symbol("C", index: "0")} to the weight of layer {l} in a chain of {n} layers? Write it with {n} and {l}; then the number for n = 7 and l = 3.",
            [
                new FormulaAnswer($"links, in {n} and {l}", more * (n - l) + last)
                {
                    // Layers are counted from 1, and l is one of the n.
                    Domain = [l - 1, n - l],
                    Mistakes =
                    [
                        new(more * (n - l) + 1, "For l = n that gives 1, but the last layer has three links."),
                        new(3 * (n - l), "A layer further back replaces the last link by three: that is two more, not three."),
                        new(3 * (n - l + 1), "A layer further back replaces the last link by three: that is two more, not three."),
                    ],
                },
                new NumberAnswer("for n = 7, l = 3", Count(7, 3))
                {
                    Format = "F0",
                    Mistakes = [(Count(7, 4), "That is one layer nearer to the cost."), (Count(7, 2), "That is one layer further back."), (3 * (7 - 3), "A layer further back replaces the last link by three: two more, not three.")],
                },
            ],
            "Take l = n first, then one layer further back.",
            $"The last layer has {last} links, and each layer further back {more} more: {Count(3, 3)}, {Count(3, 2)}, {Count(3, 1)} for the three weights of a chain of three.");
    }

    private static Exercise WhichWeight()
    {
        var z = Symbol("z", layer: "l");
        var (above, here) = (Symbol("w", layer: "l+1"), Symbol("w", layer: "l"));
        var a = Let("a", layer: "l", Σ(z));
        var chain = Let("z", layer: "l+1", above * a + Symbol("b", layer: "l+1")).By(z);
        var (activation, next) = (Symbol("a", layer: "l"), Symbol("z", layer: "l+1"));
        Expr[] names = [above, here, activation, Symbol("a", layer: "l+1"), z, next];
        (Regex, string, string)[] spellings = [(Above(), "__lp1", "[l + 1]"), (Here(), "__l", "[l]")];
        return new(
            "complete the code", 1,
            "A program with weights `w`, net inputs `z` and `slope(u)` = σ′(u) carries δ from layer l + 1 to layer l:\n\n`delta[l] = delta[l + 1] * ___ * slope(___);`\n\nWhat stands in the two gaps?",
            [
                new FormulaAnswer("the first gap", chain.Links[0].Value)
                {
                    Context = names, Spellings = spellings,
                    Means = "It is the weight that lies between the two net inputs.",
                    Mistakes =
                    [
                        new(here, $"{here} lies below {z}. Which weight lies between {z} and {chain.Links[0].Of}?"),
                        new(activation, $"That is the link to the weight {above}, not to {activation}."),
                    ],
                },
                new FormulaAnswer("the second gap", z)
                {
                    Context = names, Spellings = spellings,
                    Means = "The slope is taken at the net input at which the recursion arrives.",
                    Mistakes =
                    [
                        new(next, $"The slope there is in {Symbol("δ", layer: "l+1")} already."),
                        new(activation, "That is what the function gives; its slope is taken at what goes in."),
                    ],
                },
            ],
            $"{next} = {above * activation + Symbol("b", layer: "l+1")}. What multiplies {activation}? And how does {activation} come from {z}?",
            $"{chain}");
    }

    // w[l + 1], w^(l+1), w^{1+l}
    [GeneratedRegex(@"(?:\[|\^[({]?)\s*(?:l\s*\+\s*1|1\s*\+\s*l)\s*[\])}]?", RegexOptions.CultureInvariant)]
    private static partial Regex Above();

    [GeneratedRegex(@"\[\s*l\s*\]|\^\s*(?:\(\s*l\s*\)|\{\s*l\s*\}|l\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Here();

    private static Exercise Shortcut()
    {
        var (a1, v, w2, w3) = (Symbol("a", layer: "1"), Symbol("v"), W(2), W(3));
        var z2 = Let("z", layer: "2", w2 * a1 + B(2));
        var a2 = Let("a", layer: "2", Σ(z2));
        var z3 = Let("z", layer: "3", w3 * a2 + v * a1 + B(3));
        var chain = z3.By(a1);
        Expr[] paths = [.. chain.Paths.Select(path => Product.Of([.. path.Select(link => link.Value)]))];
        return new(
            "derive", 2,
            $"A shortcut leads past a layer: {z3.Name} = {z3.Definition}, where {a2.Name} = {a2.Definition} and {z2.Name} = {z2.Definition}. What is {chain.Name}, when {a2.Name} moves along with {a1}? Here σ stays undefined. Type the layer behind the letter, as in `w3` and `σ'(z2)`.",
            [
                new FormulaAnswer($"{chain.Name}", chain.Value)
                {
                    Paths = [.. paths.Zip(chain.Paths, (path, links) => (path, (Wording)(links.Count > 1 ? $"{a2.Name}" : $"{v}")))],
                    Context = [z3, a2],
                    Means = "Along a path multiply, over the paths add.",
                    Mistakes = [new(w3 * a2 * (1 - a2) * w2 + v, "a(1 − a) is the slope of the logistic function alone; here σ may be any function."), new(paths[0] * paths[1], "Along a path one multiplies; these are two paths, two ways of moving the net input at once.")],
                },
            ],
            $"{a1} stands in two of the definitions. Which?",
            $"{chain}The two {chain.Name} are not the same. On the left {a2.Name} moves along with {a1}. On the right it is one link: the shortcut alone, with {a2.Name} held fixed. That link is {v}.");
    }

    private static Exercise Bound()
    {
        const int layers = 10;
        var chain = Chain(layers).By(B(1));
        // Each slope is a quarter at most, each weight is 2, and the error 1 at most.
        var most = chain.Links.Select(Largest).Aggregate((product, factor) => product * factor);
        var (slope, weight) = (0.25, 2.0);
        // The error and the last slope are not largest at the same output: 2a · a(1 − a), for the truth 0.
        var reached = Enumerable.Range(0, 3001).Select(k => k / 3000.0).Max(at => 2 * at * at * (1 - at)) * Math.Pow(slope * weight, layers - 1);
        return new(
            "bound", 2,
            $"Ten logistic layers, all weights 2, and a truth between 0 and 1. Bound the size of {chain.Name}: take the largest value of each link by itself. What do you get?",
            [
                new NumberAnswer("the bound", most)
                {
                    IsUpperBound = true,
                    Mistakes =
                    [
                        (most * weight, "Ten slopes but nine weights: the first weight lies below the first net input."),
                        (most / slope, "One slope is missing: each of the ten layers has one."),
                        (most / Math.Pow(weight, layers - 1), "The weights are missing."),
                        (most / 2, "The square brings down a 2."),
                        (reached, "That much can be reached. The bound is larger: it takes the largest error and the largest slope, which do not come together."),
                    ],
                    Means = "About a thousandth, although every weight is 2.",
                },
            ],
            "Write it down for two layers first.",
            $"The product has {chain.Links.Count} links: twice an error of at most 1, ten slopes of at most ¼, nine weights of 2, and a last link of 1. That is 2 · (¼)¹⁰ · 2⁹ = {most:G3}. No chain reaches it: an error of 1 needs the output 0 or 1, where the last slope is 0. If the biases are free, the most that can be reached is {reached:G3}: for the truth 0 the error and the last slope together give 2a · a(1 − a), which is largest at a = ⅔, where it is 8/27. The bound has ½ in its place.");

        static double Largest(Link link) => link.Value switch
        {
            Number one => one.Value.ToDouble(),
            Call => 0.25,
            Symbol => 2,
            _ => 2,
        };
    }

    private static Exercise LargeWeights()
    {
        const int layers = 20;
        var chain = Chain(layers, Logistic);
        var sweep = BackwardSweep.Of(chain, W(1), W(layers));
        double Size(int of, double weight, double bias) => Math.Abs(sweep[W(of)].Value.Evaluate(
        [
            (Symbol("a", layer: "0"), 0.5), (Y, 1),
            .. Enumerable.Range(1, layers).SelectMany(l => new[] { ((Expr)W(l), weight), (B(l), bias) }),
        ]));
        var (small, large, centred, centredLast) = (Size(1, 1, 0), Size(1, 4, 0), Size(1, 4, -2), Size(layers, 4, -2));
        var relation = large > 10 * small ? "more" : large < small / 10 ? "less" : "same";
        Option Said(string key, Wording words) => new(key, words, key == relation, key == relation
            ? (Wording)$"It is {large}. With weights 4 the net inputs run to nearly 4, where the slope is so small that four times it is still far below 1."
            : $"4 · ¼ = 1 needs net inputs of 0. Where do they go with weights of 4? It is {large}.");
        return new(
            "predict", 3,
            $"Twenty logistic layers, input ½, truth 1. With weights 1 and biases 0 the size of {sweep[W(1)].Meaning} is {small}. What is it with weights 4 and biases 0? And with weights 4 and biases −2: how large is it, compared with that of {W(layers)}?",
            [
                new ChoiceAnswer("weights 4, biases 0", Said("more", "much more"), Said("same", "about the same"), Said("less", "much less")) { IsPrediction = true },
                new ChoiceAnswer(
                    "weights 4, biases −2",
                    new("smaller", "far smaller than that of the last weight", centred < centredLast / 2, "With these biases every net input is 0. What is four times the slope there?"),
                    new("equal", "as large as that of the last weight", Math.Abs(centred - centredLast) < 1e-9, $"Both are {centred}: every net input is 0, the slope ¼, and 4 · ¼ = 1 in each layer."),
                    new("larger", "larger than that of the last weight", centred > 2 * centredLast, "With these biases every net input is 0. What is four times the slope there?")) { IsPrediction = true },
            ],
            "Compute three layers forward.",
            $"Weights 4 and biases 0: {large}. Weights 4 and biases −2: {centred} for the first weight, and {centredLast} for the last. Large weights cure nothing by themselves; what counts is where the net inputs are.");
    }

    private static Exercise NewWeight()
    {
        var chain = Chain(2, Logistic);
        (Expr, double)[] At(double w2) => [(Symbol("a", layer: "0"), 1), (W(1), 1), (B(1), -1), (W(2), w2), (B(2), -1), (Y, 1)];
        var sweep = BackwardSweep.Of(chain, W(2), B(1), B(2));
        double Of(Symbol by, double w2) => sweep[by].Value.Evaluate(At(w2));
        var (last, first) = (Of(B(2), 2), Of(B(1), 2));
        var moved = 2 - Of(W(2), 2);
        // The new weight in the recursion, while the values of the forward sweep are the old ones.
        var mixed = first * moved / 2;
        return new(
            "find the fault", 2,
            $"Two logistic layers, one neuron each: {Symbol("a", layer: "0")} = 1, {W(1)} = 1, {B(1)} = −1, {W(2)} = 2, {B(2)} = −1, truth 1, ε = 1. Somebody computes {Symbol("δ", layer: "2")} = {last}, changes {W(2)} to {moved}, and then computes {Symbol("δ", layer: "1")} = {mixed:F4}. What is {Symbol("δ", layer: "1")} really, and what went wrong?",
            [
                new NumberAnswer($"{Symbol("δ", layer: "1")}", first) { Mistakes = [(mixed, "That is their number. Which weight did the forward sweep run with?")] },
                new ChoiceAnswer(
                    "what went wrong",
                    new("A", "nothing: the newer weight is the better one", false, "Measure it: move the first bias a little up and down at the old weights. All slopes belong to one point."),
                    new("B", "the recursion used the changed weight", Math.Abs(mixed - first) > 1e-3, "All slopes of a sweep belong to one point, the one at which the forward sweep ran."),
                    new("C", "the last δ is wrong", Math.Abs(last + 0.25) > 1e-9, $"It is right: 2({0.5} − 1) · ¼.")),
            ],
            "All slopes belong to one point.",
            $"{Symbol("δ", layer: "1")} = {last} · 2 · ¼ = {first}; with the changed weight it would be {last} · {moved} · ¼ = {mixed:F4}.");
    }
}
