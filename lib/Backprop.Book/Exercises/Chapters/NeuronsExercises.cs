using System.Collections.Immutable;
using static Backprop.Notation;

namespace Backprop;

/// <summary>Chapter 3: shapes, the two readings of the weights, sums over paths.</summary>
internal static class NeuronsExercises
{
    private static readonly IndexVariable I = Index("i"), J = Index("j"), Cases = Index("c", size: "n");
    private static readonly Family W = Indexed("w", J, I), Y = Indexed("y", I);

    // The derivatives with respect to the net inputs, given: an earlier line of the sweep.
    private static readonly Family Arrived = new(new DerivativeName(new LetterName("E"), new LetterName("x")), [J]);

    /// <summary>The exercises in order.</summary>
    public static IReadOnlyList<Func<Exercise>> All { get; } = [Shapes, WhichWay, SquaredInputs, TwoProducts, LostPlus, EqualInputs];

    private static Exercise Shapes()
    {
        const int below = 3, above = 4, cases = 5;
        var (y, d, b) = (Indexed("y", I, Cases), Indexed("d", J, Cases), Indexed("b", J));
        var x = Let("x", (J, Cases), Sum(I, y[I, Cases] * W[J, I]) + b[J]);
        var output = Let("a", (J, Cases), Logistic(x[J, Cases]));
        var total = Let("E", OneHalf * Sum(Cases, Sum(J, Square(output[J, Cases] - d[J, Cases]))));
        var sweep = BackwardSweep.Of(total, W, b, y);
        var values = new MatrixValues { { W, new double[above, below] }, { y, new double[below, cases] }, { d, new double[above, cases] }, { b, new double[above] } };
        ShapeAnswer Of(Wording label, double[,] matrix) => new(label, matrix.GetLength(0), matrix.GetLength(1));
        return new(
            "give the shape", 1,
            $"{below} units below, {above} units above, {cases} cases, each case a column. What are the shapes of W, ∂E/∂X (net inputs), ∂E/∂W, ∂E/∂b (a bias for each unit above), and ∂E/∂Y (activations below)? Give rows × columns, as in `2x7`.",
            [
                Of("W", values.Of(W)) with { Transposed = "A row of W holds what one unit above hears." },
                Of("∂E/∂X", values.Of(sweep[x])),
                Of("∂E/∂W", values.Of(sweep[W])) with { Transposed = "A derivative has the shape of what it is taken with respect to." },
                Of("∂E/∂b", values.Of(sweep[b])) with { Mistakes = [(above, cases, $"One bias for each unit, whatever the number of cases. What happens to the {cases}?")] },
                Of("∂E/∂Y", values.Of(sweep[y])),
            ],
            "A derivative has the shape of what it is taken with respect to; that alone answers four of the five.",
            $"{MatrixSweep.Of(sweep).WithShapes()}");
    }

    private static Exercise WhichWay()
    {
        var two = new Sizes((I, 2), (J, 2));
        (Expr, double)[] at = [.. Numbers(W, new double[,] { { 1, 2 }, { 3, 4 } }), .. Numbers(Arrived, new double[,] { { 1 }, { 0 } })];
        double Entry(int unit) => new Instantiation(two, Back).Apply(Back, ImmutableDictionary<IndexVariable, int>.Empty.Add(I, unit)).Evaluate(at);
        double[] right = [Entry(1), Entry(2)];
        // W times the same vector: the sum runs over the second index of W.
        double[] other = [1 * 1 + 2 * 0, 3 * 1 + 4 * 0];
        return new(
            "which way round", 2,
            "∂E/∂y = ☐ ∂E/∂x. All layers have 2 units, so the shapes do not decide whether it is W or its transpose. W has the rows (1 2) and (3 4), and ∂E/∂x is the column (1, 0). What are the two entries of ∂E/∂y?",
            [
                new NumberAnswer("first entry", right[0]) { Means = "That alone does not decide yet." },
                new NumberAnswer("second entry", right[1]) { Mistakes = [(other[1], "That is W times ∂E/∂x: it adds up over what a unit hears. Which weights lead from the units below into unit 1 above?")], Means = "It is the transpose." },
            ],
            "Only the first net input matters here. Which weights lead into unit 1 above?",
            $"{new Formula(Line.Of(new DerivativeName(new LetterName("E"), new LetterName("y", null, ["i"]))), [Line.Of(Back)])}The sum runs over the units above, the first index of the weights: the transposed matrix. It gives ({right[0]}, {right[1]}); W itself would give ({other[0]}, {other[1]}).");
    }

    private static Exercise SquaredInputs()
    {
        var net = Sum(I, W[J, I] * Square(Y[I]));
        var x = Let("x", J, net);
        // E changes with each net input by what has arrived there: as a linear cost it has the derivatives that are asked for.
        var cost = Let("E", Sum(J, Arrived[J] * x[J]));
        var sweep = BackwardSweep.Of(cost, W, Y);
        var (byY, byW) = (2 * Y[I] * Back, Arrived[J] * Square(Y[I]));
        var sizes = new Sizes((I, 3), (J, 2));
        Require(byY, sweep[Y].Definition, sizes);
        Require(byW, sweep[W].Definition, sizes);
        var (nameY, nameW) = (new DerivativeName(new LetterName("E"), new LetterName("y", null, ["i"])), new DerivativeName(new LetterName("E"), new LetterName("w", null, ["j", "i"])));
        return new(
            "derive", 2,
            $"Each input is squared before it is weighted: {x[J]} = {net}. Give {nameY} and {nameW} from {Arrived[J]}. Type a sum over j as `Σ_j`, and the given derivative as `dE/dx_j`.",
            [
                new FormulaAnswer($"{nameY}", byY)
                {
                    Sizes = sizes, Context = [x[J], Arrived[J], net, Y[I], W[J, I]],
                    Means = "The sum runs over the units that listen.",
                    Mistakes =
                    [
                        new(Back * Square(Y[I]), $"In the link from {x[J]} to {Y[I]} the square was not differentiated."),
                        new(Back, "That is right for inputs as they are; here each is squared."),
                    ],
                },
                new FormulaAnswer($"{nameW}", byW)
                {
                    Sizes = sizes, Context = [x[J], Arrived[J], net, Y[I], W[J, I]],
                    Mistakes = [new(Arrived[J] * Y[I], "That is right for inputs as they are; here each is squared."), new(Arrived[J] * 2 * Y[I], "The question moves the weight, not the input: nothing is left to differentiate in the square.")],
                },
            ],
            "Do it for a single j first.",
            $"{sweep[Y].InLinks()}{sweep[W].InLinks()}");
    }

    private static Exercise TwoProducts()
    {
        double[,] w = { { 1, 0 }, { 2, -1 }, { 0, 4 } }, δ = { { 1 }, { -2 }, { 3 } }, y = { { 2 }, { -1 } };
        var delta = Indexed("δ", J);
        var values = new MatrixValues { { W, w }, { delta, δ }, { Y, y } };
        var back = values.Of(new Family(new LetterName("p"), [I], Sum(J, delta[J] * W[J, I])));
        var table = values.Of(new Family(new LetterName("q"), [J, I], delta[J] * Y[I]));
        return new(
            "compute", 1,
            "Two units below, three above. W has the rows (1 0), (2 −1), (0 4); δ = (1, −2, 3) and y = (2, −1). Compute the two entries of Wᵀδ, and the entry in row 2, column 1 of δyᵀ.",
            [
                new NumberAnswer("first entry of Wᵀδ", back[0, 0]) { Mistakes = [(w[0, 0] * δ[0, 0], "The first column of W has three entries.")] },
                new NumberAnswer("second entry of Wᵀδ", back[1, 0]),
                new NumberAnswer("row 2, column 1 of δyᵀ", table[1, 0]) { Mistakes = [(table[0, 1], "That is row 1, column 2: rows belong to δ.")] },
            ],
            "Wᵀδ: for each unit below, run down its column of W. δyᵀ: a row for each δ.",
            $"Wᵀδ = (1·1 + 2·(−2) + 0·3, 0·1 + (−1)·(−2) + 4·3) = ({back[0, 0]}, {back[1, 0]}); row 2 of δyᵀ is −2 times (2, −1), which is ({table[1, 0]}, {table[1, 1]}).");
    }

    private static Exercise LostPlus()
    {
        var x = Symbol("x");
        var q = Let("q", Square(x));
        var p = Let("p", q + q);
        var b = Let("b", p * q);
        var right = b.Derivative(x).Evaluate((x, 1));
        // Each part of each user, users before parts, with its rate at x = 1. A name that stands twice is two parts.
        (string User, string Part, double Rate)[] uses = [("b", "p", 1), ("b", "q", 2), ("p", "q", 1), ("p", "q", 1), ("q", "x", 2)];
        var (printed, added) = (Arrived(adds: false), Arrived(adds: true));
        if (added != right) throw new InvalidOperationException($"The uses give {added}, the derivative is {right}.");
        return new(
            "find the fault", 2,
            $"{b.Name} = {b.Definition}, {p.Name} = {Wording.Raw("$q + q$", "q + q")}, {q.Name} = {q.Definition}. A program visits users before parts and does, for each part of each user (a name that stands there twice is two parts),\n\n`arrived[part] = arrived[user] * rate;`\n\nwhere `rate` is the derivative of the user with respect to that part, the other parts held fixed. At {x} = 1 it prints {printed}. What should it print, and what is wrong with the line?",
            [
                new NumberAnswer("it should print", right) { Mistakes = [(right / 2, $"The direct use of {q.Name} in {b.Name} = {b.Definition} is lost."), (printed, "That is what it prints.")] },
                new ChoiceAnswer(
                    "the fault",
                    new("A", "the order of the visits", false, $"The order is right. Look at what happens when a rate arrives at {q.Name} for the second time."),
                    new("B", "`=` should be `+=`", true, $"{q.Name} is used three times, and each use sends a rate that must be added to the others."),
                    new("C", "the product should be a sum", false, "Along a path one multiplies.")),
            ],
            $"Which definitions contain {q.Name}, and how often?",
            $"{b.By(x)}At 1 that is {right}.");

        double Arrived(bool adds)
        {
            var arrived = new Dictionary<string, double> { ["b"] = 1 };
            foreach (var (user, part, rate) in uses)
                arrived[part] = arrived[user] * rate + (adds ? arrived.GetValueOrDefault(part) : 0);
            return arrived["x"];
        }
    }

    private static Exercise EqualInputs()
    {
        var x = Let("x", J, Sum(I, Y[I] * W[J, I]));
        var cost = Let("E", OneHalf * Sum(J, Square(Logistic(x[J]) - Indexed("d", J)[J])));
        var small = cost.For(new Sizes((I, 2), (J, 2)));
        var (w1, w2, y1, y2) = (Symbol("w", index: "1,1"), Symbol("w", index: "1,2"), Symbol("y", index: "1"), Symbol("y", index: "2"));
        var same = (small.By(w1).Value - small.By(w2).Value).Substitute(y2, y1).CompareWith(0).Verdict == Verdict.Equal;
        return new(
            "explain", 2,
            $"Two inputs are equal in every case, {y1} = {y2}. What can be said of the two weights that lead from them to one unit, while the network learns by steps against the gradient, and by nothing else?",
            [
                new ChoiceAnswer(
                    "the two weights",
                    new("A", "they become equal", false, "Equal slopes keep the difference; they do not shrink it."),
                    new("B", "their difference never changes", same, "Equation (6) gives both the same derivative, so both change by the same."),
                    new("C", "nothing: it depends on the start", false, "What the difference is depends on the start. Does it change?")),
            ],
            "Write equation (6) for both.",
            $"{BackwardSweep.Of(cost, W)[W].InLinks()}With equal activations the two derivatives are equal.");
    }

    // Equation (7).
    private static Expr Back => Sum(J, Arrived[J] * W[J, I]);

    private static void Require(Expr shown, Expr derived, Sizes sizes)
    {
        if (shown.CompareWith(derived, sizes).Verdict != Verdict.Equal) throw new InvalidOperationException($"{shown} is not what was derived, {derived}.");
    }

    private static IEnumerable<(Expr, double)> Numbers(Family family, double[,] values)
    {
        for (var row = 0; row < values.GetLength(0); row++)
        {
            for (var column = 0; column < values.GetLength(1); column++)
                yield return (Backprop.Symbol.Of(family.Name.WithIndices(family.Indices.Length == 1 ? [$"{row + 1}"] : [$"{row + 1}", $"{column + 1}"])), values[row, column]);
        }
    }
}
