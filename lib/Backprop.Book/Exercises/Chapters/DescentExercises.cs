using static Backprop.Notation;

namespace Backprop;

/// <summary>Chapter 4: sums over cases, steps, momentum, starts.</summary>
internal static class DescentExercises
{
    /// <summary>The exercises in order.</summary>
    public static IReadOnlyList<Func<Exercise>> All { get; } = [BiasOverCases, StepsByHand, SumAndMean, MomentumLine, Steepest, AllZero, PartOfTheCases];

    private static Exercise BiasOverCases()
    {
        var (i, j, c) = (Index("i"), Index("j"), Index("c", size: "n"));
        var below = Indexed("y", i, c)[i, c];
        var arrived = new Family(new DerivativeName(new LetterName("E"), new LetterName("x")), [j, c]);
        var b = Indexed("b", j);
        var cost = Let("E", Sum(c, Sum(j, arrived[j, c] * b[j])));
        var answer = Sum(c, arrived[j, c]);
        var derived = BackwardSweep.Of(cost, b)[b].Definition;
        var sizes = new Sizes((i, 4), (j, 2), (c, 3));
        if (answer.CompareWith(derived, sizes).Verdict != Verdict.Equal) throw new InvalidOperationException($"{answer} is not {derived}.");
        var name = new DerivativeName(new LetterName("E"), new LetterName("b", null, ["j"]));
        return new(
            "complete the line", 1,
            $"With {c.Size} cases, and {arrived[j, c]} known for each unit j and each case c: what is {name}? Type a sum over the cases as `Σ_c`, and the known derivative as `dE/dx_jc`.",
            [
                new FormulaAnswer($"{name}", answer)
                {
                    Sizes = sizes, Context = [c.Size, below], Means = "A bias takes part in every case.",
                    Mistakes = [new(Sum(c, arrived[j, c] * below), "That is the derivative with respect to a weight. What does a bias hear?"), new(answer / c.Size, "There is no 1/n to add: if E were the mean over the cases, the 1/n would be in ∂E/∂x already."), new(c.Size * arrived[j, c], "The cases differ.")],
                },
            ],
            "A bias is a weight from a unit that is always 1: use equation (6).",
            $"{new Formula(Line.Of(name), [Line.Of(derived)])}In matrix form it is ∂E/∂X times a column of ones.");
    }

    private static Exercise StepsByHand()
    {
        var (w, x, d) = (Symbol("w"), Symbol("x"), Symbol("d"));
        var one = Let("E", Square(w * x - d) / 2);
        var cost = CostFunction.Of(one, [w]).Over([x, d], new double[,] { { 1, 2 }, { 2, 2 }, { 3, 4 } });
        double Slope(double at)
        {
            Span<double> slope = stackalloc double[1];
            cost.ValueAndGradient([at], slope);
            return slope[0];
        }

        // The slope of a parabola is a straight line: two of its values give the curvature.
        var (slope, curvature) = (Slope(1), Slope(2) - Slope(1));
        var (after, bottom) = (cost.Value(1 - 0.05 * slope), 1 - slope / curvature);
        return new(
            "compute", 2,
            $"One linear unit, y = {w * x} (here {x} is the input). Three cases, input and target: (1, 2), (2, 2), (3, 4). The cost is half the sum of the squared errors, and {w} = 1. Give the derivative; the cost after a step with ε = 0.05; the ε below which descent converges; the ε that arrives in one step; the lowest cost there is.",
            [
                new NumberAnswer("the derivative", slope) { Mistakes = [(-2, "You summed the errors; each is multiplied by what came in.")] },
                new NumberAnswer("the cost after the step", after) { Mistakes = [(cost.Value(1 + 0.05 * slope), "You went up."), (cost.Value(1), "That is the cost before the step.")] },
                new NumberAnswer("converges below", 2 / curvature) { IsUpperBound = true, Mistakes = [(1 / curvature, "That one arrives in a single step. A somewhat larger one jumps across the bottom and still comes closer."), (2.0 / 3, $"The curvature is the sum of x², {curvature}."), (1.0 / 3, $"The curvature is the sum of x², {curvature}.")] },
                new NumberAnswer("arrives in one step", 1 / curvature),
                new NumberAnswer("the lowest cost", cost.Value(bottom)) { Mistakes = [(0, "No weight fits all three cases.")] },
            ],
            $"E is a parabola in {w}. What is its curvature?",
            $"The curvature is 1² + 2² + 3² = {curvature}. The derivative at 1 is {slope}, the bottom lies at {w} = 1 + 4/14 = {bottom:F4}, where the cost is {cost.Value(bottom):F4}; the step with 0.05 gives {after}.");
    }

    private static Exercise SumAndMean()
    {
        const int cases = 64, part = 8;
        const double forTheSum = 0.1;
        var (w, n) = (Symbol("w"), Symbol("n"));
        var total = Let("E", Function("f")(w));
        // What the slope of the mean over a part has to be multiplied by to give the slope of the sum over it.
        double Ratio(int of) => (total.By(w).Value / Let("M", total / n).By(w).Value).Evaluate((n, of));
        return new(
            "convert", 1,
            $"A recipe says ε = {forTheSum} for the sum over all {cases} cases. Your program takes {part} cases at a time and follows the mean over these {part}. Which ε moves the weights as far in one pass over the data, as long as they hardly change within it?",
            [
                new NumberAnswer("ε", forTheSum * Ratio(part))
                {
                    Mistakes =
                    [
                        (forTheSum * Ratio(cases), $"That is right for the mean over all {cases}, once in a pass. Yours makes {cases / part} changes in a pass."),
                        (forTheSum / Ratio(part), $"The slope of the mean over {part} is {part} times smaller than that of their sum, so the rate must be larger."),
                        (forTheSum, $"Then each change is only 1/{part} of the one that the sum over these {part} gives."),
                    ],
                },
            ],
            $"The {cases / part} sums over {part} cases add up to the sum over all {cases}. So look at one of them.",
            $"The recipe moves the weights by −{forTheSum} times the sum over all cases, which is the sum over the {cases / part} parts. The mean over a part is its sum divided by {part}, so ε must be {part} times as large: {forTheSum * Ratio(part)}.");
    }

    private static Exercise MomentumLine()
    {
        var (rate, gradient, momentum, change) = (Symbol("rate"), Symbol("gradient"), Symbol("momentum"), Symbol("change"));
        var line = -rate * gradient + momentum * change;
        double Change(int sweep)
        {
            Expr v = 0;
            for (var t = 0; t < sweep; t++) v = line.Substitute(change, v);
            return v.Evaluate((rate, 0.1), (gradient, 1), (momentum, 0.9));
        }

        return new(
            "complete the code", 2,
            "Equation (9) as code: `change = ___; weight += change;` with the names `rate`, `gradient`, `momentum` and `change`. What stands in the gap? And with a slope that stays 1, ε = 0.1 and α = 0.9: what is the third change, and what do the changes tend to?",
            [
                new FormulaAnswer("the gap", line)
                {
                    Means = "The previous change is multiplied by α, and with it every change that went into it.",
                    Mistakes =
                    [
                        new(-rate * gradient - momentum * change, "Then the changes are −0.1, −0.01, −0.091: it brakes on a straight slope."),
                        new(rate * gradient + momentum * change, "With += that goes uphill. With -= it is the other usual form, and right."),
                        new(-rate * gradient, "That is equation (8): nothing is kept."),
                        new(-rate * gradient + momentum * gradient, "The last change is kept, not the last slope."),
                    ],
                },
                new NumberAnswer("third change", Change(3)) { Mistakes = [(Change(2), "That is the second."), (Change(4), "That is the fourth.")] },
                new NumberAnswer("limit", -0.1 / (1 - 0.9)) { Mistakes = [(0.1 / (1 - 0.9), "The step goes against the slope.")] },
            ],
            "The third change is the new slope's part, plus 0.9 times the second change.",
            $"The changes are {Change(1)}, {Change(2)}, {Change(3)}, and they tend to −0.1/(1 − 0.9) = {Change(400):F3}.");
    }

    private static Exercise Steepest()
    {
        var (w1, w2) = (Symbol("w", index: "1"), Symbol("w", index: "2"));
        var bowl = Let("E", (Square(w1) + 4 * Square(w2)) / 2);
        double Slope(Symbol by) => bowl.Derivative(by).Evaluate((w1, 2), (w2, 1));
        var (g1, g2) = (Slope(w1), Slope(w2));
        var cosine = (g1 * 2 + g2 * 1) / (Math.Sqrt(g1 * g1 + g2 * g2) * Math.Sqrt(5));
        var angle = double.RadiansToDegrees(Math.Acos(cosine));
        return new(
            "compute", 2,
            $"{bowl.Name} = {bowl.Definition}. At (2, 1): by what angle, in degrees, does the steepest way down miss the direction to the lowest point? And for a gradient of (3, −4): what is the most negative slope in any direction (of length 1)?",
            [
                new NumberAnswer("angle", angle) { Unit = "°", Mistakes = [(0, "Only if the level lines are circles."), (180 - angle, "One of your two directions goes up."), (Math.Acos(cosine), "That is the angle in radians."), (double.RadiansToDegrees(Math.Acos(0.6)), "That is the angle in the bowl of the text.")] },
                new NumberAnswer("most negative slope", -Math.Sqrt(3 * 3 + 4 * 4)) { Mistakes = [(-4, "That is the slope along one axis; a slanted direction falls faster."), (-7, "Lengths at right angles add up by their squares."), (5, "That is the steepest rise.")] },
            ],
            "The cosine of the angle is the scalar product of the two directions divided by their lengths.",
            $"The gradient is ({g1}, {g2}), the way to the lowest point is −(2, 1): the cosine is {cosine}, the angle {angle:F1}°. No direction has a slope below minus the length of the gradient.");
    }

    private static Exercise AllZero()
    {
        var (xor, and) = (FromZero([0, 1, 1, 0]), FromZero([0, 0, 0, 1]));
        return new(
            "predict", 3,
            "A 2-2-1 network of logistic units, all nine weights and biases 0. How many of the nine derivatives are not 0 in the first sweep, for XOR and for AND (1 only where both inputs are 1)? And is each learned in the end?",
            [
                new NumberAnswer("derivatives that are not 0, XOR", xor.NotZero) { Format = "F0", Mistakes = [(9, "δ of the output is (½ − d)/4 for each case. Add up.")] },
                new NumberAnswer("derivatives that are not 0, AND", and.NotZero)
                {
                    Format = "F0",
                    Mistakes =
                    [
                        (0, "For AND the δ of the output do not cancel: three cases pull one way, one the other."),
                        (2, "The bias of the output has a derivative too."),
                        (9, "The weights to the output are 0, so nothing is sent back through them."),
                    ],
                },
                new ChoiceAnswer("XOR is learned", YesOrNo(xor.Learned, "Nothing moves: it stays half lit for ever.")) { IsPrediction = true },
                new ChoiceAnswer("AND is learned", YesOrNo(and.Learned, "The two hidden units stay equal and count as one, and one is enough for AND.")) { IsPrediction = true },
            ],
            "δ of the output is (½ − d)/4 for each case.",
            $"XOR: {xor.NotZero} of nine. AND: {and.NotZero} of nine, the two weights to the output and its bias.");

        static Option[] YesOrNo(bool isYes, Wording says) => [new("yes", "", isYes, says), new("no", "", !isYes, says)];
        static (int NotZero, bool Learned) FromZero(double[] targets)
        {
            var network = Network.Layered(2, 2, 1).Compile(cases: 4);
            network.Load(new DataSet([0, 0, 1, 1, 0, 1, 0, 1], targets, 4));
            network.Parameters.Clear();
            network.Sweep();
            var notZero = network.Gradient.ToArray().Count(slope => Math.Abs(slope) > 1e-12);
            new Trainer(network).Train(new LearningRule(Rate: 0.5), sweeps: 5000);
            network.Sweep();
            return (notZero, network.IsAllRight());
        }
    }

    private static Exercise PartOfTheCases()
    {
        double Spread(int cases) => Math.Sqrt((64.0 - cases) / (63.0 * cases));
        return new(
            "compute", 2,
            "Of 64 cases a random part is drawn, each case at most once. By what factor, larger than 1, should the spread of its mean slope narrow when the part grows from 8 cases to 32?",
            [
                new NumberAnswer("factor", Spread(8) / Spread(32))
                {
                    Mistakes =
                    [
                        (2, "That is for cases that may be drawn twice. What would the spread be if all 64 were drawn?"),
                        (Spread(4) / Spread(16), "That is from 4 to 16 cases."),
                        (Spread(32) / Spread(8), "That is the share of the spread that is left. By what factor does it narrow?"),
                    ],
                },
            ],
            "Put 8, and then 32, for m in the formula of the text, and divide the two.",
            $"The spread of a part of m out of 64 is proportional to the square root of (64 − m)/(63 m). That gives √7 = {Spread(8) / Spread(32)}.");
    }
}
