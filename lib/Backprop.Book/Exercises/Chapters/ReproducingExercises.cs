using static Backprop.Notation;

namespace Backprop;

/// <summary>Chapter 10: counting runs, telling chance from difference, checking what was printed.</summary>
internal static class ReproducingExercises
{
    /// <summary>The exercises in order.</summary>
    public static IReadOnlyList<Func<Exercise>> All { get; } = [CensoredMedian, TwoCounts, LineAtItsEnd, PrintedWeights, LuckyDraw, Protocol];

    private static Exercise CensoredMedian() => new(
        "find the fault", 2,
        "“3 of 40 runs solved it; the quartiles are 3,890, 3,973 and 3,982 sweeps.” The limit was 4,000. What may one say of the median run?",
        [
            new ChoiceAnswer(
                "the median run",
                new("A", "it needs about 3,970 sweeps", false, "That is the median of the three quickest. Order all 40."),
                new("B", "it is not solved within 4,000 sweeps", true, "That is all. In the order of their sweeps the 20th is not solved."),
                new("C", "it never solves the task", false, "Nobody knows: the runs were stopped.")),
        ],
        "Put all 40 in order.",
        "The 20th and 21st of 40 are unsolved at the limit, and so is every run from the fourth on.");

    private static Exercise TwoCounts()
    {
        double Error(int right) => Math.Sqrt(right / 200.0 * (1 - right / 200.0) / 200);
        var (difference, error) = (110 / 200.0 - 94 / 200.0, Math.Sqrt(Error(94) * Error(94) + Error(110) * Error(110)));
        return new(
            "compute", 2,
            "94 of 200 runs solve a task; with other seeds 110 of 200. By how much is the second share larger, what is the standard error of that, from the two shares as they are, and is the difference more than twice its error?",
            [
                new NumberAnswer("difference", difference),
                new NumberAnswer("standard error", error) { Format = "F4", Mistakes = [(Error(94), "That is the error of one of the two shares; both swing."), (2 * Error(94), "Independent errors add up as squares."), (Error(94) + Error(110), "Independent errors add up as squares.")] },
                new ChoiceAnswer("more than two standard errors", new("no", "", difference < 2 * error, $"It is {difference / error:F1} standard errors: chance alone can make that."), new("yes", "", difference >= 2 * error, $"Each count alone swings by {200 * Error(94):F0} runs.")),
            ],
            "The standard error of a share p of n is √(p(1 − p)/n).",
            $"Each share has an error of about {Error(94):F3}; the difference one of {error:F3}, and it is {difference:F2}.");
    }

    private static Exercise LineAtItsEnd()
    {
        var (h, l) = (Symbol("H"), Symbol("l"));
        // 280 − 33 l is 0 at its intercept over its slope.
        var line = 280 - 33 * l;
        var doublings = line.Evaluate((l, 0)) / -line.Derivative(l).Evaluate();
        return new(
            "compute", 1,
            $"PDP reports a line fitted to the presentations that XOR takes with {h} hidden units: 280 − 33 log₂ {h}. For which {h} is it 0?",
            [new NumberAnswer("H", Math.Pow(2, doublings)) { Format = "F0", Mistakes = [(doublings, "That is the logarithm of H.")], Means = "So the line has an end, and must bend before it." }],
            "Solve for the logarithm first.",
            $"log₂ H = 280/33 = {doublings:F2}, so H = {Math.Pow(2, doublings):F0}.");
    }

    private static Exercise PrintedWeights()
    {
        var z = Symbol("z");
        double Bend(double net) => Logistic(z).Evaluate((z, net));
        var hidden = Bend(2.2 - 6.4);
        double Output(double seen) => Bend(6.3 - 4.2 - 9.4 * seen);
        return new(
            "compute", 2,
            "PDP prints an XOR network with one hidden unit and direct connections. Hidden unit: weights −6.4 and −6.4, bias 2.2. Output: −4.2 and −4.2 from the inputs, −9.4 from the hidden unit, bias 6.3. What is the output for the inputs (1, 0)?",
            [new NumberAnswer("output", Output(hidden)) { Format = "F3", Mistakes = [(Output(0), "The hidden unit is small, but not 0."), (1 - Output(hidden), "Look at the signs of the direct weights and of the bias."), (hidden, "That is the hidden unit.")], Means = "As it was printed." }],
            "The hidden unit first.",
            $"The hidden unit has the net input −4.2 and says {hidden:F4}; the output has 6.3 − 4.2 − 9.4 · {hidden:F4} = {6.3 - 4.2 - 9.4 * hidden:F2}, and says {Output(hidden):F3}.");
    }

    private static Exercise LuckyDraw()
    {
        // As chapter 8 finds them: of all held-out facts, and of those that three others share the answer with, and none. A test compares.
        const double all = 0.48, shared = 0.79, alone = 0.15;
        NumberAnswer Four(double share, string format) => new($"at {share:P0}", Math.Pow(share, 4)) { Format = format, Mistakes = [(share, "All four must be right.")] };
        NumberAnswer[] four = [Four(all, "P1"), Four(shared, "P0"), Four(alone, "P3")];
        return new(
            "compute", 1,
            $"A network gets {all:P0} of the held-out facts right. How likely is it that all four are right, if each is right independently (two digits)? And if the four come from a kind of which it answers {shared:P0}, or {alone:P0}?",
            four,
            "Multiply.",
            $"{four[0].Value:F4}, {four[1].Value:F3}, {four[2].Value:F5}: the same network may have four of four right or none, depending on which four were drawn.");
    }

    private static Exercise Protocol() => new(
        "choose", 2,
        "Which of these must be fixed before the runs?",
        [
            new ChoiceAnswer("before the runs", [.. new List<(string Key, string Words, string Why)>
            {
                ("A", "the range of the initial weights", "Much in chapters 6 and 8 depends on it."), ("B", "ε and α", "They set the pace, and who gets there."),
                ("C", "the limit", "It decides who counts as unsolved."), ("D", "when a run counts as solved", "Right side of ½, or within 0.2?"),
                ("E", "the seeds", "Whoever chooses them afterwards chooses the result."), ("F", "which row will be quoted", "This is the one that is forgotten: for any claim a more flattering row can be found afterwards."),
            }.Select(one => new Option(one.Key, one.Words, true, one.Why))]) { IsSelection = true },
        ],
        "What could be chosen afterwards so that the result looks better?",
        "All of them.");
}
