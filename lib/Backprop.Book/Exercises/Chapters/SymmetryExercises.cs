using static Backprop.Notation;

namespace Backprop;

/// <summary>Chapter 7: why the printed network answers as it does, and how runs are counted.</summary>
internal static class SymmetryExercises
{
    /// <summary>The exercises in order.</summary>
    public static IReadOnlyList<Func<Exercise>> All { get; } = [EightInputs, OtherBiases, OwnSums, TanhUnits, MedianOfSolvers, FirstSlope];

    private static Exercise EightInputs()
    {
        var (patterns, symmetric) = (Patterns(8).Count(), Patterns(8).Count(IsSymmetric));
        return new(
            "count", 1,
            "Eight inputs in place of six. How many patterns are there, how many are symmetric, and what is the cost of a network that always answers 0 (targets 0 and 1)?",
            [
                new NumberAnswer("patterns", patterns) { Format = "F0", Mistakes = [(patterns / 2, "In a symmetric pattern half of the inputs are free; in patterns of any kind all of them are.")] },
                new NumberAnswer("symmetric", symmetric) { Format = "F0", Mistakes = [(patterns / 2, "Half of the inputs are free, not half of the patterns.")] },
                new NumberAnswer("cost", symmetric / 2.0) { Format = "F0", Mistakes = [(symmetric, "The cost has a ½ in front."), ((patterns - symmetric) / 2.0, "Those it has right.")] },
            ],
            "Choose the left half.",
            $"2⁸ = {patterns} patterns; the left half of a symmetric one is free, 2⁴ = {symmetric}; each of them is answered with 0 in place of 1, and half the sum of the squares is {symmetric / 2}.");
    }

    private static Exercise OtherBiases()
    {
        var z = Symbol("z");
        var bend = Logistic(z);
        double Hidden(double half, double bias) => bend.Evaluate((z, half + bias)) + bend.Evaluate((z, -half + bias));
        double Output(double half, double bias) => bend.Evaluate((z, -8.8 * Hidden(half, bias) + 6.4));
        return new(
            "compute", 2,
            "The published output unit has weights −8.8 and −8.8 and a bias of 6.4. Suppose the hidden units had biases of −2.1 in place of −1.1. What is the output for a symmetric pattern, where both hidden net inputs are the bias alone? And where the halves differ by u = 3.5, so that one unit gets u more and the other u less?",
            [
                new NumberAnswer("symmetric", Output(0, -2.1)) { Format = "F3", Mistakes = [(Output(0, -1.1), "That is with a bias of −1.1.")] },
                new NumberAnswer("u = 3.5", Output(3.5, -2.1)) { Format = "F3", Mistakes = [(Output(0, -2.1), $"One of the two units rises: logistic(3.5 − 2.1) = {bend.Evaluate((z, 1.4)):F2}."), (Output(3.5, -1.1), "That is with a bias of −1.1.")] },
            ],
            "First the sum of the two hidden outputs.",
            $"The hidden outputs add up to {Hidden(0, -2.1):F3} and {Hidden(3.5, -2.1):F3}, and the output is {Output(0, -2.1):F3} and {Output(3.5, -2.1):F3}. (With −1.1 the first is {Output(0, -1.1):F3}.)");
    }

    private static Exercise OwnSums()
    {
        Option Set(string key, int[] weights, Wording says) => new(key, string.Join(" : ", weights), Sums(weights).Distinct().Count() == 1 << weights.Length, says);
        return new(
            "predict", 2,
            "Which of these sets of weights give each half pattern a sum of its own?",
            [
                new ChoiceAnswer(
                    "the sets",
                    Set("A", [1, 2, 3], "1 + 2 = 3."),
                    Set("B", [1, 2, 5], "All eight sums differ."),
                    Set("C", [2, 3, 5], "2 + 3 = 5."),
                    Set("D", [1, 3, 5], "All eight sums differ."),
                    Set("E", [1, 2, 4, 7], "1 + 2 + 4 = 7."),
                    Set("F", [3, 5, 6, 7], "All sixteen sums differ.")) { IsSelection = true },
            ],
            "Look for two different subsets with one sum.",
            $"The smallest gap as a share of the largest sum: 1 : 2 : 5 {Gap([1, 2, 5]):F3}, 1 : 3 : 5 {Gap([1, 3, 5]):F3}, 3 : 5 : 6 : 7 {Gap([3, 5, 6, 7]):F3}; 1 : 2 : 4 has {Gap([1, 2, 4]):F3}.");

        static double Gap(int[] weights)
        {
            int[] sums = [.. Sums(weights).Order()];
            return sums.Zip(sums.Skip(1), (one, next) => next - one).Min() / (double)sums[^1];
        }
    }

    private static Exercise TanhUnits()
    {
        var (u, w) = (Symbol("u"), Symbol("w"));
        var seen = w * (Tanh(u) + Tanh(-u));
        var answer = Checked.Form(0, seen);
        return new(
            "derive", 1,
            $"Suppose the two hidden units were tanh units without biases, with opposite weights, and both had the same weight {w} to the output. What would the output unit get from the two for a pattern with the net inputs {u} and −{u}?",
            [
                new FormulaAnswer("what it gets", answer)
                {
                    Context = [seen], Means = "For every u: so it could not tell a pattern from its mirror image, nor any pattern from any other.",
                    Mistakes = [new(2 * w * Tanh(u), "The second unit has the opposite signs."), new(w * Tanh(u), "That is what one of the two says.")],
                },
            ],
            "tanh is odd. What is the logistic function minus ½?",
            $"{new Formula(Line.Of(seen), [Line.Of(answer, "tanh is odd")])}The logistic function minus ½ is odd as well; what saves the published network is its biases.");
    }

    private static Exercise MedianOfSolvers()
    {
        // As chapter 7 finds them, of 1,000 runs each; a test compares.
        const int runs = 1000, solved = 983, solvedSoft = 431;
        const string median = "2,790", medianSoft = "560";
        return new(
            "find the fault", 2,
            $"“With targets 0 and 1 the median is {median} sweeps, with 0.1 and 0.9 it is {medianSoft}; so 0.1 and 0.9 is five times faster.” Of 1,000 runs each, {solved} and {solvedSoft} were solved, within 30,000 and 5,000 sweeps. What is wrong?",
            [
                new ChoiceAnswer(
                    "the fault",
                    new("A", "a thousand runs are too few", false, "A thousand is plenty. Ask who is counted."),
                    new("B", "both are medians of the solvers only", solvedSoft < runs / 2, $"Over all runs number {runs / 2} stands at slightly more than {median} in the first case; in the second it was not solved within the limit."),
                    new("C", "the two thousands had different starts", false, "They had the same ones, seeds 1 to 1,000. Ask who is counted.")),
            ],
            "Where does the 500th run of each thousand stand?",
            $"Of the {solved} solvers the median is number {(solved + 1) / 2}; the median of all is number {runs / 2}, a little later. Of the second thousand no median of all is known: only {solvedSoft} are solved, so number {runs / 2} is not. That the two limits differ makes it worse: the lower one leaves out more of the slow runs.");
    }

    private static Exercise FirstSlope()
    {
        bool[][] patterns = [.. Patterns(6)];
        var network = Network.Layered(6, 2, 1).Compile(cases: patterns.Length);
        network.Load(new DataSet(
            [.. Enumerable.Range(0, 6).SelectMany(input => patterns.Select(pattern => pattern[input] ? 1.0 : 0))],
            [.. patterns.Select(pattern => IsSymmetric(pattern) ? 1.0 : 0)],
            patterns.Length));
        network.Parameters.Clear();
        network.Sweep();
        var slope = network.Gradient[^1];
        var first = -0.1 * slope;
        return new(
            "compute", 2,
            "All weights and biases are 0, and the targets are 0 and 1. What is the derivative with respect to the output's bias, over all 64 patterns? And the first two changes of that bias with ε = 0.1 and α = 0.9, if the slope stayed as it is?",
            [
                new NumberAnswer("the derivative", slope) { Mistakes = [(slope / patterns.Length, "The cost is the sum over the cases, not the mean."), (8, "The 8 symmetric patterns pull the other way: 56 − 8."), (patterns.Length / 8.0, "The 8 symmetric patterns pull the other way: 56 − 8.")] },
                new NumberAnswer("first change", first) { Mistakes = [(-first, "The change goes against the slope.")] },
                new NumberAnswer("second change", 1.9 * first) { Mistakes = [(-1.9 * first, "The change goes against the slope."), (first, "Nine tenths of the first change are kept.")] },
            ],
            "δ is (½ − d)/4 for each case.",
            $"(56 − 8) · ½ · ¼ = {slope}; then {first} and {first} + 0.9 · ({first}) = {1.9 * first}. So the very first steps throw the network towards “always no”.");
    }

    private static IEnumerable<bool[]> Patterns(int inputs) =>
        Enumerable.Range(0, 1 << inputs).Select(number => Enumerable.Range(0, inputs).Select(place => (number >> place & 1) == 1).ToArray());

    private static bool IsSymmetric(bool[] pattern) => pattern.SequenceEqual(pattern.Reverse());

    private static IEnumerable<int> Sums(int[] weights) => Patterns(weights.Length).Select(half => half.Zip(weights, (isOn, weight) => isOn ? weight : 0).Sum());
}
