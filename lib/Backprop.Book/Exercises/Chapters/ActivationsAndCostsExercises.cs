using static Backprop.Notation;

namespace Backprop;

/// <summary>Chapter 5: pairs of activation and cost.</summary>
internal static class ActivationsAndCostsExercises
{
    /// <summary>The exercises in order.</summary>
    public static IReadOnlyList<Func<Exercise>> All { get; } = [TanhPair, SoftmaxNumbers, OtherInput, MostLearned, SlopeOfTheError, WhichPair];

    private static Exercise TanhPair()
    {
        var (x, d) = (Symbol("x"), Symbol("d"));
        var y = Let("y", Tanh(x));
        var cost = Let("E", -(1 + d) * Ln(1 + y) / 2 - (1 - d) * Ln(1 - y) / 2);
        var chain = cost.By(x);
        var answer = Checked.Form(y - d, chain.Value);
        return new(
            "derive", 2,
            $"A tanh unit, {y.Name} = {y.Definition}, and targets of −1 and 1. The cost is {cost.Name} = {cost.Definition}. What is {chain.Name}, in its simplest form?",
            [
                new FormulaAnswer($"{chain.Name}", answer)
                {
                    Context = [cost], Means = "The slope of the cost cancels the slope of the unit.",
                    Mistakes =
                    [
                        new((y - d) * (1 - Square(y)), $"You took the error for the derivative with respect to {y.Name}; that is the square's, not this cost's."),
                        new(2 * (y - d), $"Twice the answer: each term of the cost carries a ½."),
                    ],
                },
            ],
            $"Bring the derivative with respect to {y.Name} to one denominator.",
            $"{chain}{new Formula(Line.Of(chain.Name), [Line.Of(answer, "over one denominator, which cancels")])}So this pair belongs to the three of the text: up to a constant the cost is A(x) − d x, with A = ln(eˣ + e⁻ˣ) and A′ = tanh x = y.");
    }

    private static Exercise SoftmaxNumbers()
    {
        Symbol[] x = [Symbol("x", index: "1"), Symbol("x", index: "2"), Symbol("x", index: "3")];
        (Expr, double)[] at = [(x[0], 0), (x[1], Math.Log(2)), (x[2], Math.Log(5))];
        var sum = Exp(x[0]) + Exp(x[1]) + Exp(x[2]);
        double Output(int k) => (Exp(x[k]) / sum).Evaluate(at);
        double Slope(int k) => (-Ln(Exp(x[0]) / sum)).Derivative(x[k]).Evaluate(at);
        NumberAnswer ByInput(int k) => new($"{new DerivativeName(new LetterName("E"), x[k].Name)}", Slope(k))
        {
            Mistakes = [(k > 0 ? 0 : double.NaN, $"Raise {x[k]}, and the first output falls. The three must add up to 0: shift all inputs by the same, and nothing changes."), (Output(k) * (1 - Output(k)) * Slope(k), "The factor y(1 − y) is too much: it has cancelled already.")],
        };
        return new(
            "compute", 2,
            "Softmax of three net inputs, (0, ln 2, ln 5). The first class is the right one, and the cost is minus the logarithm of its output. What are the three outputs, and the three derivatives of the cost with respect to the net inputs?",
            [.. Enumerable.Range(0, 3).Select(k => new NumberAnswer($"output {k + 1}", Output(k))), .. Enumerable.Range(0, 3).Select(ByInput)],
            "The exponentials are whole numbers. Divide each by their sum first.",
            $"The exponentials are 1, 2 and 5, so the outputs are ⅛, ¼ and ⅝; the derivatives are the outputs minus the targets: {Slope(0)}, {Slope(1)}, {Slope(2)}.");
    }

    private static Exercise OtherInput()
    {
        var (x1, x2, s) = (Symbol("x", index: "1"), Symbol("x", index: "2"), Symbol("s"));
        var sum = Exp(s * x1) + Exp(s * x2);
        var (y1, y2) = (Let("y", index: 1, Exp(s * x1) / sum), Let("y", index: 2, Exp(s * x2) / sum));
        var derived = y1.By(x2);
        var answer = Checked.Form(-s * y1 * y2, derived.Value);
        return new(
            "complete the line", 1,
            $"Softmax with two classes and a number {s} that makes it sharper or softer: {y1.Name} = {y1.Definition}, and {y2.Name} likewise. {derived.Name} = ☐. Write it with the outputs, `y1` and `y2`.",
            [
                new FormulaAnswer($"{derived.Name}", answer)
                {
                    Context = [y1, y2], Means = "What one output wins, the other loses, and the sharper the choice, the faster.",
                    AlsoRight = [new(-s * y2 * (1 - y2), $"Right: for two classes 1 − {y2.Name} is {y1.Name}.")],
                    Mistakes =
                    [
                        new(0, $"Where {s} and both inputs are 1 the slope is {derived.Value.Evaluate((x1, 1), (x2, 1), (s, 1))}: {x2} stands in the denominator of {y1.Name}."),
                        new(-y1 * y2, $"That is right for {s} = 1. One link is missing: how does the exponent change with {x2}?"),
                        new(s * y1 * y2, $"All but the sign: raising {x2} takes from {y1.Name}."),
                        new(s * y1 * (1 - y1), $"That is the derivative with respect to {x1}."),
                    ],
                },
            ],
            $"{x2} stands in the denominator, and {s} stands beside it.",
            $"{derived}{new Formula(Line.Of(derived.Name), [Line.Of(answer, "with the outputs")])}");
    }

    private static Exercise MostLearned()
    {
        var (x, y) = (Symbol("x"), Symbol("y"));
        var output = Let("y", Logistic(x));
        var cost = Let("E", (1 - output).Pow(4) / 4);
        // |∂E/∂x| for the target 1, in the output y.
        var size = Let("s", Checked.Form((1 - y).Pow(4) * y, -cost.By(x).Value.Substitute(output, y)));
        var slope = size.By(y);
        const int tries = 3000;
        var best = Enumerable.Range(1, tries - 1).Select(k => k / (double)tries).MaxBy(at => size.Evaluate((y, at)));
        return new(
            "derive", 2,
            $"A logistic unit, the target 1, and a cost with a fourth power: {cost.Name} = {(1 - y).Pow(4) / 4}. Then the size of ∂E/∂x is {size.Name} = {size.Definition}. For which output {y} is it largest, and how large is it there?",
            [
                new NumberAnswer("largest at", Rationally(best)) { Mistakes = [(1.0 / 3, "That is for the square, as in the text."), (0.5, "There the slope of the unit is largest, but not the product."), (0, "There the slope of the unit is 0."), (1, "There the error is 0: a root of the derivative that is no maximum.")] },
                new NumberAnswer("its size there", size.Evaluate((y, Rationally(best)))) { Mistakes = [(size.Evaluate((y, 0.5)), "That is its size at ½."), (size.Evaluate((y, 1.0 / 3)), "That is its size at ⅓.")] },
            ],
            "Set the derivative to 0; one of its roots is no maximum.",
            $"{slope}{new Formula(Line.Of(slope.Name), [Line.Of(Checked.Form((1 - y).Pow(3) * (1 - 5 * y), slope.Value), "factored by hand")])}That is 0 at 1 and at ⅕. Below ⅕, the worse the error, the less is learned.");

        // The best of many places; the derivative is 0 at it.
        double Rationally(double at) => Math.Abs(slope.Value.Evaluate((y, at))) < 1e-12 ? at : throw new InvalidOperationException($"The slope at {at} is not 0.");
    }

    private static Exercise SlopeOfTheError()
    {
        var (y, d) = (Symbol("y"), Symbol("d"));
        var error = Let("error", y - d);
        var x = Symbol("x");
        var unit = Let("y", Logistic(x));
        var derived = Let("E", Square(unit - d) / 2).By(x).Value.Substitute(unit, y);
        var answer = error * y * (1 - y);
        Checked.Form(answer, derived);
        return new(
            "find the fault", 3,
            "A logistic output with squares. The code says\n\n`error = y - d; delta = error * (1 - error);`\n\nWith it a program learns AND, which is 1 only where both inputs are 1, but not XOR. What should stand on the right of `delta`, and why does it learn AND nevertheless?",
            [
                new FormulaAnswer("delta", answer)
                {
                    Context = [error, y, d], Means = "The slope belongs to the output, not to the error.",
                    Domain = [y * (1 - y), d * (1 - d)],
                    Mistakes = [new(error, "That is right for cross-entropy. Here the cost is the square."), new(error * (1 - error), "That is what stands there.")],
                },
                new ChoiceAnswer(
                    "why it learns AND",
                    new("A", "nothing is wrong: it learns AND", false, "Learning is no check. A gradient check refutes it at once."),
                    new("B", "the sign of each δ is right, only its size is not", true, "For errors between −1 and 1 the factor 1 − error is positive, so for each case δ has the right sign and the wrong size. For XOR that is not enough: two cases with the same output y and the targets 1 and 0 together give (y − 1)(2 − y) + y(1 − y) = −2(1 − y)², which is 0 at y = 1 and not at ½."),
                    new("C", "the two agree near ½", false, $"At y = ½ and d = 1 they give {(error * (1 - error)).Evaluate((y, 0.5), (d, 1))} and {answer.Evaluate((y, 0.5), (d, 1))}.")),
            ],
            "y(1 − y) is the slope where y is the output of a logistic unit. Is `error` that output?",
            $"δ is the error times the slope of the unit: {answer}. At y = 0.622 and d = 1 the code gives {(error * (1 - error)).Evaluate((y, 0.622), (d, 1)):F3} in place of {answer.Evaluate((y, 0.622), (d, 1)):F3}.");
    }

    private static Exercise WhichPair()
    {
        ChoiceAnswer For(Wording task, string right, Dictionary<string, string> replies) => new(task,
        [
            .. "ABCD".Select(letter => $"{letter}").Select(key => new Option(key, "", key == right, replies.GetValueOrDefault(key, "What range do the outputs have to have, and do they have to add up to 1?"))),
        ]);
        return new(
            "choose", 1,
            "Which unit and cost for which task? Use each letter once.\n\n- A: a linear unit, squares\n- B: one logistic unit, cross-entropy\n- C: softmax, minus the logarithm of the right class\n- D: several logistic units, cross-entropy for each\n",
            [
                For("tomorrow's temperature", "A", new() { ["A"] = "Any number can be right.", ["B"] = "An output between 0 and 1 cannot be a temperature." }),
                For("spam or not", "B", new() { ["B"] = "One probability.", ["A"] = "A probability must stay between 0 and 1." }),
                For("which of ten digits", "C", new() { ["C"] = "Exactly one is right, so the ten probabilities add up to 1.", ["D"] = "Exactly one of the ten is right; separate units do not know that." }),
                For("which of five tags fit: none, some or all", "D", new() { ["D"] = "Each tag is a question of its own.", ["C"] = "With softmax two tags cannot both be at 0.9." }),
            ],
            "Do the outputs have to add up to 1?",
            "Each pair gives y − d at the net input.");
    }
}
