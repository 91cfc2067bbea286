using System.Collections.Concurrent;
using Backprop.Tests.Site;
using CsCheck;
using static Backprop.Notation;
using static Backprop.Tests.Matrices.RandomMatrixFormulas;

namespace Backprop.Tests.Matrices;

/// <summary>What is printed in matrix notation has the value of the formula with indices: the text is read by a reader of its own and computed.</summary>
public class PrintedMatrixForms
{
    public static TheoryData<string> Shapes() => ["ij", "jl", "j", ""];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_printed_text_has_the_value_of_the_index_formula(string shape)
    {
        IndexVariable[] free = shape switch { "ij" => [I, J], "jl" => [J, L], "j" => [J], _ => [] };
        var (compared, texts) = (0, new ConcurrentBag<string>());
        In(free).Sample(
            formula =>
            {
                if (FormOf(formula, free) is not { Right: { } right }) return true;
                var (plain, latex) = (right.ToString(), right.ToLatex());
                texts.Add(latex);
                var expected = Loops(formula, free);
                if (expected.Cast<double>().Any(value => !(Math.Abs(value) < 1e6))) return true;
                Interlocked.Increment(ref compared);
                return Near(Read(plain, false), expected) && Near(Read(latex, true), expected);

                double[,] Read(string text, bool isLatex) => MatrixText.Value(text, isLatex, isLatex ? InLatex : InPlain, expected.GetLength(0), expected.GetLength(1));
            },
            iter: Trials.Or(400),
            print: formula => $"{formula} -> {FormOf(formula, free)} or {FormOf(formula, free).ToLatex()}");
        Assert.True(compared > 0.9 * Trials.Or(400), $"only {compared} formulas had a matrix form");
        KatexSetter.AssertSets([.. texts.Distinct().Take(2_000)]);
    }

    [Fact]
    public void As_a_textbook_writes_it()
    {
        var (a, b, q, u, v, w) = (Families[0].Family, Families[1].Family, Families[3].Family, Families[4].Family, Families[5].Family, Families[6].Family);
        var (λ, c) = (Symbols[0].Symbol, Symbols[1].Symbol);
        (IndexVariable[] Free, Expr Formula, string Form)[] byHand =
        [
            ([I, J], (1 - λ) * a[I, J], "(1 − λ) A"),
            ([J], (λ + c) * v[J], "(λ + c) v"),
            ([J], v[J] - (1 - λ) * Sum(I, a[I, J] * u[I]), "v − (1 − λ) Aᵀ u"),
            ([J], Square(v[J]) - (1 + c), "v^⊙2 − (1 + c) 1"),
            ([J], Square(v[J]) - λ * (1 + c), "v^⊙2 − λ(1 + c) 1"),
            ([I, J], u[I] * Square(v[J]), "u (v^⊙2)ᵀ"),
            ([I], Sum(J, v[J] * Square(a[I, J])), "A^⊙2 v"),
            ([J], Sum(I, u[I] * Square(a[I, J])), "(Aᵀ)^⊙2 u"),
            ([J, L], 2 * Delta(J, L), "2 I"),
            ([J, L], Delta(J, L) / J.Size, "1/nⱼ I"),
            ([], Sum(J, v[J]) - c, "1ᵀ v − c"),
            ([], Sum(J, v[J]) - (c - 1) * λ, "1ᵀ v − (c − 1) λ"),
            ([], Sum(J, v[J]) - 2, "1ᵀ v − 2"),
            ([], 2 * Sum(J, v[J]), "2·1ᵀ v"),
            ([J], q[J, J], "diag(Q)"),
            ([], Sum(J, q[J, J]), "tr(Q)"),
            ([], Sum(J, v[J] * q[J, J]), "vᵀ diag(Q)"),
            ([J, L], q[J, L] * Delta(J, L), "Q ⊙ I"),
            ([I, J], Sum(K, w[K]) * a[I, J], "(1ᵀ w) A"),
            ([J, L], 2 * λ * Square(Sum(J, q[J, J])) * q[J, L], "2λ tr(Q)^2 Q"),
            ([I, J], Sum(K, w[K]) * Sum(J, v[J]) * a[I, J], "(1ᵀ v) (1ᵀ w) A"),
            ([J, L], Sum(I, K, b[I, K] * Delta(J, L)), "(1ᵀ B 1) I"),
        ];
        Assert.Equal(byHand.Select(line => line.Form), byHand.Select(line => FormOf(line.Formula, line.Free).Right?.ToString()));
    }

    private static MatrixForm FormOf(Expr formula, IndexVariable[] free) =>
        free.Length == 0 ? MatrixForm.Of(Let("z", formula)) : MatrixForm.Of(new Family("z", [.. free], formula));

    private static double[,] Loops(Expr formula, IndexVariable[] free)
    {
        var loops = new BruteForce().Size(I, 3).Size(J, 2).Size(K, 4);
        foreach (var (family, numbers) in Families)
            loops.Given(family, numbers.GetLength(1) == 1 ? numbers.Cast<double>().ToArray() : numbers);
        foreach (var (symbol, number) in Symbols) loops.Given(symbol, number);
        var result = new double[free.Length > 0 ? loops.SizeOf(free[0]) : 1, free.Length > 1 ? loops.SizeOf(free[1]) : 1];
        for (var row = 0; row < result.GetLength(0); row++)
        {
            for (var column = 0; column < result.GetLength(1); column++)
                result[row, column] = loops.Value(formula, [.. free.Zip([row + 1, column + 1])]);
        }

        return result;
    }

    private static Dictionary<string, double[,]> InPlain { get; } = new()
    {
        ["A"] = Families[0].Numbers, ["B"] = Families[1].Numbers, ["D"] = Families[2].Numbers, ["Q"] = Families[3].Numbers,
        ["u"] = Families[4].Numbers, ["v"] = Families[5].Numbers, ["w"] = Families[6].Numbers,
        ["λ"] = new[,] { { 0.3 } }, ["c"] = new[,] { { -1.7 } }, ["nᵢ"] = new[,] { { 3.0 } }, ["nⱼ"] = new[,] { { 2.0 } }, ["nₖ"] = new[,] { { 4.0 } },
    };

    private static Dictionary<string, double[,]> InLatex { get; } = InPlain.ToDictionary(
        pair => pair.Key switch { "λ" => @"\lambda", "c" => "c", "nᵢ" => "n_{i}", "nⱼ" => "n_{j}", "nₖ" => "n_{k}", var name => $@"\boldsymbol{{{name}}}" },
        pair => pair.Value);

    private static bool Near(double[,] read, double[,] expected) =>
        read.Cast<double>().Zip(expected.Cast<double>()).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-9 * Math.Max(1, Math.Abs(pair.Second)));
}
