using static Backprop.Notation;

namespace Backprop;

/// <summary>Chapter 1: the links of one neuron, their values, one step.</summary>
internal static class OneNeuronExercises
{
    private static readonly Symbol W = Symbol("w", layer: "L"), B = Symbol("b", layer: "L"), Before = Symbol("a", layer: "L-1"), Y = Symbol("y");
    private static readonly UnaryFunction Σ = Function("σ");
    private static readonly Quantity Z = Let("z", layer: "L", W * Before + B), A = Let("a", layer: "L", Σ(Z)), C = Let("C", index: 0, Square(A - Y));

    /// <summary>The exercises in order.</summary>
    public static IReadOnlyList<Func<Exercise>> All { get; } = [TanhLink, SquaredWeight, ByHand, NegativeInput, LostSign, Ratio];

    private static Exercise TanhLink()
    {
        var (known, z) = (C.By(W).With(Σ, Tanh), Z);
        var (link, a) = (known.Links[1], A.With(Σ, Tanh));
        var netSquare = 1 - Square(z);
        return new(
            "complete the line", 1,
            $"Let σ be tanh. Then {C.By(W).Name} = 2({A.Name} − {Y}) · ☐ · {Before}. What stands in the box?",
            [
                new FormulaAnswer($"{link.Name}", link.Value)
                {
                    Context = [C], Defined = (Σ, Tanh),
                    Means = $"The slope costs no new exponential: {A.Name} has been computed already.",
                    Mistakes =
                    [
                        new(netSquare, $"The second link. Where {W}, {Before} and {B} are 1, the net input is {At(z)} and yours is {At(netSquare)}; but tanh never falls, so its slope is never negative. Which of {Z.Name} and {A.Name} is the output?"),
                        new(a * (1 - a), $"That is the slope of the logistic function. At {Z.Name} = 0 yours is 0, and there tanh is steepest."),
                        new(1 - Square(Tanh(a)), $"tanh is applied twice: {A.Name} is tanh({Z.Name}) already."),
                    ],
                },
            ],
            $"What name does tanh({Z.Name}) have above?",
            $"{link.Steps()}");

        double At(Expr formula) => formula.Evaluate((W, 1), (Before, 1), (B, 1));
    }

    private static Exercise SquaredWeight()
    {
        var z = Let("z", layer: "L", Square(W) * Before + B);
        var a = Let("a", layer: "L", Σ(z));
        var chain = Let("C", index: 0, Square(a - Y)).By(W);
        var common = chain.Links[0].Value * chain.Links[1].Value;
        return new(
            "derive", 2,
            $"Somebody squares the weight: {z.Name} = {z.Definition}. Everything else stays, and σ stays undefined. What is {chain.Name} now?",
            [
                new FormulaAnswer($"{chain.Name}", chain.Value)
                {
                    Links = chain.Links,
                    Means = $"Only the last link is new: the other two use {z.Name} by its name.",
                    Mistakes =
                    [
                        new(common * Before, $"The first two links are right. In the last, {z.Name} has changed and its derivative was not taken again: where all letters are 1, yours is half of it."),
                        new(common * Square(W), $"In the last link you differentiated with respect to {Before}; the question moves {W}."),
                        new(chain.Links[0].Value * chain.Links[1].Value.Substitute(z, Square(W)) * chain.Links[2].Value, $"The slope σ′ is taken at {z.Name}, whatever stands inside it."),
                    ],
                },
            ],
            $"Only the definition of {z.Name} has changed. Which of the three links differentiates it?",
            $"{chain.Links[2].Steps()}{chain}");
    }

    private static Exercise ByHand()
    {
        var cost = C.With(Σ, Logistic);
        var (slopeW, slopeB) = (At(cost.By(W).Value), At(cost.By(B).Value));
        var (fallen, risen) = (CostAfter(-1), CostAfter(1));
        Expr net = At(cost.By(Z).Value);
        return new(
            "compute", 1,
            $"Logistic function, {W} = −1, {Before} = 0.4, {B} = 0.4, {Y} = 0. What are the two derivatives, and what is the cost after one step with ε = 1? You can find the derivatives in your head; for the cost you need a calculator.",
            [
                new NumberAnswer($"{C.By(W).Name}", slopeW)
                {
                    Mistakes = [(slopeB, $"That is {C.By(B).Name}. What came in?"), (slopeW / 2, "Half of it: the square brings down a 2, in the first link."), (-slopeW, "All but the sign: the square holds a − y, not y − a."), (4 * slopeW, "The slope σ′ is missing: a(1 − a) is a quarter here.")],
                },
                new NumberAnswer($"{C.By(B).Name}", slopeB)
                {
                    Mistakes = [(slopeW, $"That is {C.By(W).Name}. The bias is a weight on a 1."), (slopeB / 2, "Half of it: the square brings down a 2, in the first link."), (4 * slopeB, "The slope σ′ is missing: a(1 − a) is a quarter here.")],
                },
                new NumberAnswer("the cost after the step", fallen)
                {
                    Mistakes = [(risen, "You went up: the step goes against the derivative, minus ε times it."), (At(cost), "That is the cost before the step.")],
                    Means = "It fell.",
                },
            ],
            $"Four lines: {Z.Name}, {A.Name}, {C.By(A).Name}, {C.By(Z).Name}. Then the step: subtract each derivative, and go forward once more.",
            $"{Z.Name} = {At(Z)} and {A.Name} = {At(A.With(Σ, Logistic))}, so the cost is {At(cost)}. Then {C.By(A).Name} = {At(cost.By(A.With(Σ, Logistic)).Value)} and {C.By(Z).Name} = {net}. The step leads to {W} = {-1 - slopeW} and {B} = {0.4 - slopeB}, where the cost is {fallen:F4}.");

        double At(Expr formula) => formula.Evaluate((W, -1), (Before, 0.4), (B, 0.4), (Y, 0));
        double CostAfter(int direction) => cost.Evaluate((W, -1 + direction * slopeW), (Before, 0.4), (B, 0.4 + direction * slopeB), (Y, 0));
    }

    private static Exercise NegativeInput()
    {
        var cost = C.With(Σ, Logistic);
        var (slopeW, slopeB) = (At(cost.By(W).Value), At(cost.By(B).Value));
        return new(
            "predict", 1,
            $"{W} = 0.5 and {B} = 0.1, as in the text, but now {Before} = −0.8 and {Y} = 0: what came in is negative, and the answer is too large. What does one step downhill do to the weight, and what to the bias?",
            [
                new ChoiceAnswer("the weight", Move("rises", slopeW < 0, $"Its derivative is {slopeW:F4}: what came in is negative, so a larger weight makes the net input smaller."), Move("falls", slopeW > 0, "For the weight multiply by what came in. It is negative, so a smaller weight makes the net input larger.")) { IsPrediction = true },
                new ChoiceAnswer("the bias", Move("rises", slopeB < 0, "The bias is added to the net input as it is, whatever came in."), Move("falls", slopeB > 0, $"Its derivative is {slopeB:F4}: the bias is added as it is.")) { IsPrediction = true },
            ],
            "Would a larger weight make the net input larger?",
            $"{C.By(W).Name} = {slopeW:F4} and {C.By(B).Name} = {slopeB:F4}. A step goes against the sign of each.");

        double At(Expr formula) => formula.Evaluate((W, 0.5), (Before, -0.8), (B, 0.1), (Y, 0));
        static Option Move(string key, bool isRight, Wording says) => new(key, "", isRight, says);
    }

    private static Exercise LostSign()
    {
        var z = Symbol("z");
        var inside = 1 + Exp(-z);
        var a = Let("a", 1 / inside);
        var innerSlope = Exp(-z).Derivative(z);
        // Each line as it stands, and what it should be; the last follows from the third.
        (Expr Stands, Expr Should)[] lines =
        [
            (1 / inside, Logistic(z).WrittenOut()),
            (-inside.Pow(-2) * inside.Derivative(z), (1 / inside).Derivative(z)),
            (Exp(-z), inside.Derivative(z)),
            (-inside.Pow(-2) * Exp(-z), -inside.Pow(-2) * Exp(-z)),
        ];
        Wording[] replies =
        [
            "That line is the definition.",
            "That line is right: the power rule, and the inner derivative is kept.",
            "The exponential brings down the factor of its own exponent, −1.",
            "That line is wrong, but it only follows from another one. Which?",
        ];
        return new(
            "find the fault", 2,
            new Wording().Add("Somebody derives the slope of the logistic function in four lines:\n\n1. a = (1 + e⁻ᶻ)⁻¹\n2. da/dz = −(1 + e⁻ᶻ)⁻² · d(1 + e⁻ᶻ)/dz\n3. d(1 + e⁻ᶻ)/dz = e⁻ᶻ\n4. so da/dz = −e⁻ᶻ/(1 + e⁻ᶻ)² = −a(1 − a)\n\nWhich line is the first that is wrong, and what should its right side be?"),
            [
                new ChoiceAnswer("the line", [.. lines.Select((line, at) => new Option($"{at + 1}", "", line.Stands.CompareWith(line.Should).Verdict == Verdict.Different, replies[at]))]),
                new FormulaAnswer("its right side", innerSlope)
                {
                    Context = [a],
                    Mistakes = [new(Exp(-z), "That is what stands there. Which factor does the chain rule bring down?"), new(-z * Exp(-z - 1), "That is the power rule; here the exponent moves, not the base.")],
                },
            ],
            "The logistic function rises everywhere, so its slope is positive. Follow the sign upwards.",
            $"{new Formula(Line.Of(Symbol("s")), [Line.Of(Logistic(z).WrittenOut().Derivative(z)), Line.Of(Logistic(z).Derivative(z))])}where s is the slope. The wrong line has lost one minus sign: it is −1 times the right one.");
    }

    private static Exercise Ratio()
    {
        var z = Let("z", layer: "L", Square(W) * Before + B);
        var cost = Let("C", index: 0, Square(Let("a", layer: "L", Σ(z)) - Y));
        var ratio = cost.By(W).Value / cost.By(B).Value;
        return new(
            "derive", 2,
            $"Once more the neuron that squares its weight, {z.Name} = {z.Definition}. For any σ and any truth: what is {cost.By(W).Name} divided by {cost.By(B).Name}?",
            [
                new FormulaAnswer("the ratio", ratio)
                {
                    Context = [cost],
                    Means = $"So the line along which the gradient of one example lies depends on what came in and on {W}, but neither on σ nor on the truth.",
                    Mistakes =
                    [
                        new(Before, $"That is the ratio of the text, where {W} is not squared."),
                        new(Square(W), $"That is how {z.Name} changes with {Before}; the question moves {W}."),
                        new(1 / ratio, "Upside down."),
                    ],
                },
            ],
            "The two chains have two links in common.",
            $"{cost.By(W)}{cost.By(B)}");
    }
}
