using static Backprop.Notation;

namespace Backprop.Tests.Expressions;

/// <summary>Formulas with indices: identities of algebra are proved for all sizes, and what is no identity is refuted at small ones.</summary>
public class IndexedComparisons
{
    private static readonly IndexVariable I = Index("i"), L = Index("l", size: "n_i"), J = Index("j"), K = Index("k", size: "n_j"), M = Index("m");
    private static readonly Symbol A = Symbol("a"), S = Symbol("s");
    private static readonly Family Y = Indexed("y", I), W = Indexed("w", J, I), D = Indexed("d", J), Z = Indexed("z", J);
    private static readonly Family X = Let("x", J, Sum(I, Y[I] * W[J, I])), O = Let("o", J, Logistic(X[J]));
    private static readonly Family P = Let("p", J, Exp(Z[J]) / Sum(K, Exp(Z[K])));
    private static readonly Quantity E = Let("E", OneHalf * Sum(J, Square(O[J] - D[J])));

    public static TheoryData<string, Expr, Expr> Identities() => new()
    {
        { "the gradient of a layer, in another order", E.Derivative(W[K, L]), (O[K] - D[K]) * Y[L] * (O[K] - Square(O[K])) },
        { "constants in front of a sum", Sum(I, A * Y[I] + 1), A * Sum(L, Y[L]) + I.Size },
        { "a square of a sum", Square(Sum(I, Y[I])), Sum(I, L, Y[I] * Y[L]) },
        { "the order of two sums", Sum(J, Sum(I, W[J, I])), Sum(L, Sum(K, W[K, L])) },
        { "a square inside a sum", Sum(J, Square(Sum(I, W[J, I] * Y[I]))), Sum(I, L, Y[I] * Y[L] * Sum(J, W[J, I] * W[J, L])) },
        { "the slopes of softmax", P[J].By(Z[K]).Value, P[J] * (Delta(J, K) - P[K]) },
        { "softmax of shifted net inputs", Exp(Z[J] - A) / Sum(K, Exp(Z[K] - A)), P[J] },
        { "softmax adds up to 1", Sum(J, P[J]), 1 },
        { "logistic and its mirror image", Sum(J, Logistic(Z[J])) + Sum(J, Logistic(-Z[J])), J.Size },
        { "a divisor in which the index stands", Sum(I, Tanh(Y[I])), Sum(L, 2 * Logistic(2 * Y[L]) - 1) },
        { "cross-entropy of softmax", (-Sum(J, D[J] * Ln(P[J]))).Derivative(Z[K]), P[K] * Sum(J, D[J]) - D[K] },
        { "a delta picks its term", Sum(J, (Z[J] + A) * (Delta(J, K) + A)), Z[K] + A + A * Sum(J, Z[J]) + Square(A) * J.Size },
        { "a delta has no direction", Delta(J, K) * Z[J], Z[K] * Delta(K, J) },
        { "the variance", Mean(I, Square(Y[I] - Mean(L, Y[L]))), Mean(I, Square(Y[I])) - Square(Mean(I, Y[I])) },
    };

    public static TheoryData<string, Expr, Expr> NotIdentities() => new()
    {
        { "a sign", (O[J] - D[J]) * Y[I], (D[J] - O[J]) * Y[I] },
        { "a factor left out", (O[J] - D[J]) * O[J] * (1 - O[J]) * Y[I], (O[J] - D[J]) * O[J] * (1 - O[J]) },
        { "the other index", Sum(I, Y[I] * W[J, I]), Sum(I, Y[I]) * W[J, I] },
        { "the other softmax", P[J].By(Z[K]).Value, P[J] * (Delta(J, K) - P[J]) },
        { "a delta that is no factor 1", Delta(J, K) * Z[J], Z[K] },
        { "cross-entropy whose targets do not add up to 1", (-Sum(J, D[J] * Ln(P[J]))).Derivative(Z[K]), P[K] - D[K] },
        { "a symbol inside a definition", Let("q", Sum(I, S * Y[I])), Let("q", Sum(I, S * Y[I])).Substitute(S, 2) },
        { "a sum that is not there", Sum(I, Square(Y[I])), Square(Sum(I, Y[I])) },
        { "a size", Sum(I, Y[I]), Mean(I, Y[I]) },
        { "an undefined function", Sum(I, Function("f")(Y[I])), Function("f")(Sum(I, Y[I])) },
    };

    [Theory]
    [MemberData(nameof(Identities))]
    public void An_identity_is_proved_for_all_sizes(string what, Expr left, Expr right) =>
        Assert.True(left.CompareWith(right).Verdict == Verdict.Equal, $"{what}: {left.CompareWith(right)}");

    [Theory]
    [MemberData(nameof(NotIdentities))]
    public void What_is_no_identity_is_refuted_at_sizes_that_differ(string what, Expr left, Expr right)
    {
        var comparison = left.CompareWith(right);
        Assert.True(comparison.Verdict == Verdict.Different, $"{what}: {comparison}");
        var sizes = comparison.Witness.Where(pair => pair.Symbol.Name is LetterName { Letter: "n" }).Select(pair => pair.Value).ToList();
        Assert.NotEmpty(sizes);
        Assert.Distinct(sizes);
    }

    [Fact]
    public void The_witness_is_a_point_at_which_the_formulas_written_out_differ()
    {
        var (left, right) = (Sum(I, Square(Y[I])), Square(Sum(I, Y[I])));
        var comparison = left.CompareWith(right);
        Assert.Equal("Different: at nᵢ = 2, y₁ = 1, y₂ = 1 the values are 2 and 4.", comparison.Reason);
        var sizes = new Sizes((I, (int)comparison.Witness[0].Value));
        (Expr, double)[] point = [.. comparison.Witness.Skip(1).Select(pair => ((Expr)pair.Symbol, pair.Value))];
        Assert.Equal((2, 4), (left.For(sizes).Evaluate(point), right.For(sizes).Evaluate(point)));
    }

    [Fact]
    public void Two_families_of_one_name_are_two_things()
    {
        var second = Indexed("w", M, J);
        var both = Sum(J, W[J, I] * Sum(M, second[M, J]));
        Assert.Equal(Verdict.Equal, both.CompareWith(Sum(M, Sum(J, second[M, J] * W[J, I]))).Verdict);
        Assert.Equal(Verdict.Different, Sum(J, I, W[J, I]).CompareWith(Sum(M, J, second[M, J])).Verdict);
        var clash = Sum(J, I, W[J, I]).CompareWith(Sum(J, L, Indexed("w", J, Index("i", size: "m"))[J, Index("i", size: "m")]));
        Assert.Equal(Verdict.NotDecided, clash.Verdict);
        Assert.Contains("wⱼᵢ is two families of one name", clash.Reason, StringComparison.Ordinal);
        Assert.EndsWith("Give one of them another name, or another letter.", clash.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_be_too_long_written_out_is_not_decided()
    {
        IndexVariable[] letters = [.. "abcdefghk".Select(letter => Index($"{letter}"))];
        var all = letters.Aggregate((Expr)1, (product, index) => product * Function("f")(Indexed("u", index)[index] + product));
        var sum = letters.Aggregate(all, (body, index) => Sum(index, body));
        Assert.Contains("too long to compare", sum.CompareWith(sum + Function("g")(sum)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_delta_below_a_fraction_bar_is_0_there_is_nothing_to_compare()
    {
        // They have values only where j = k.
        Assert.Equal(Verdict.Equal, (Z[J] / Delta(J, K)).CompareWith(Z[K] / Delta(J, K)).Verdict);
        Assert.Equal(Verdict.Different, (Z[J] / Delta(J, K)).CompareWith(2 * Z[K] / Delta(J, K)).Verdict);
    }

    [Fact]
    public void Deltas_inside_functions_that_lead_from_one_to_the_next_end_undecided()
    {
        var over = Index("t", size: "n_j");
        var h = Let("h", J, Tanh(Sum(over, Exp(-Tanh(Delta(J, over))) * (1 - S))));
        var cost = Let("E", Sum(J, h[J] * (h[J] + S)));

        Assert.NotEqual(Verdict.Different, cost.CompareWith(cost.Definition.Expand()).Verdict);
        Assert.NotEqual(Verdict.Different, cost.CompareWith(cost.Inline().Expand()).Verdict);
    }

    [Fact]
    public void One_letter_that_runs_to_two_sizes_is_named() => Assert.Equal(
        "Not decided: no proof found, and the index j runs to m in one place and to nⱼ in another.",
        Z[J].CompareWith(Indexed("z", Index("j", size: "m"))[Index("j", size: "m")]).Reason);

    [Fact]
    public void A_formula_whose_indices_have_no_sizes_has_no_value_and_says_what_to_write()
    {
        Assert.Equal(
            "xⱼ has no value before its indices have sizes. Write it out first, as in .For(new Sizes((i, 3), (j, 3)), (j, 1)); what its symbols are then, .Symbols() tells.",
            Assert.Throws<InvalidOperationException>(() => ((Expr)X[J]).Evaluate((S, 1))).Message);
        Assert.Contains("as in .For(new Sizes((i, 3), (j, 3)));", Assert.Throws<InvalidOperationException>(() => E.Evaluate((S, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("Write it out first", Assert.Throws<InvalidOperationException>(() => Delta(J, K).Compile(S)).Message, StringComparison.Ordinal);
        // The formula as it is written, and not as it is computed.
        Assert.StartsWith("Σⱼ 1/(1 + exp(−zⱼ)) has no value before", Assert.Throws<InvalidOperationException>(() => Sum(J, 1 / (1 + Exp(-Z[J]))).Evaluate()).Message, StringComparison.Ordinal);
        // A value for what is summed says nothing of how far the sum runs.
        Assert.StartsWith("Σⱼ zⱼ has no value before its index has a size. Write it out first, as in .For(new Sizes((j, 3)));", Assert.Throws<InvalidOperationException>(() => Sum(J, Z[J]).Evaluate((Z[J], 1))).Message, StringComparison.Ordinal);

        // What the message says to write works.
        var written = ((Expr)X[J]).For(new Sizes((I, 3), (J, 3)), (J, 1));
        Assert.Equal(6, written.Evaluate([.. written.Symbols().Select((symbol, k) => ((Expr)symbol, k % 2 + 1.0))]));
    }

    [Fact]
    public void An_element_is_refused_outside_the_sizes()
    {
        var sizes = new Sizes((I, 2), (J, 3));
        Assert.Equal("y₁ w₃₁ + y₂ w₃₂", ((Expr)X[J]).For(sizes, (J, 3)).Inline().ToString());
        Assert.Contains("j = 4 is outside 1 to 3", Assert.Throws<ArgumentOutOfRangeException>(() => ((Expr)X[J]).For(sizes, (J, 4))).Message, StringComparison.Ordinal);
        Assert.Contains("at: (j, 1)", Assert.Throws<ArgumentException>(() => ((Expr)X[J]).For(sizes)).Message, StringComparison.Ordinal);
    }
}
