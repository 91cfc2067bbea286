using static Backprop.Notation;

namespace Backprop.Tests.Derivations;

/// <summary>Costs whose derivative with respect to the net input cancels to y − d, and derivations that refuse a wrong step.</summary>
public class Cancellations
{
    private static readonly IndexVariable J = Index("j"), K = Index("k", size: "n_j"), L = Index("l", size: "n_j");
    private static readonly Family X = Indexed("x", J), D = Indexed("d", J);

    // Sizes that are alike hide which is which, one choice of a free index hides the others, and what has no value proves nothing.
    [Fact]
    public void A_line_that_does_not_follow_for_every_size_and_index_is_refused()
    {
        var (p, q) = (Index("p"), Index("q"));
        var (u, v) = (Indexed("u", p), Indexed("v", q));
        var sums = Let("G", Sum(p, Sum(q, u[p] + v[q])));
        Assert.NotNull(Derivation.Of(sums).Then("right", _ => q.Size * Sum(p, u[p]) + p.Size * Sum(q, v[q])));
        Assert.Throws<InvalidOperationException>(() => Derivation.Of(sums).Then("the sizes mixed up", _ => p.Size * Sum(p, u[p]) + q.Size * Sum(q, v[q])));
        Assert.Throws<InvalidOperationException>(() => Derivation.Of(Let("g", p, p * u[p])).Then("right for p = 1 alone", _ => u[p]));
        Assert.Throws<InvalidOperationException>(() => Derivation.Of(sums).Then("without a value", e => e + Ln(-1)));
    }

    [Fact]
    public void Cross_entropy_with_logistic_units_cancels()
    {
        var sweep = BackwardSweep.Of(LogisticEntropy(out var y), X[J]);
        var derivation = Derivation.Of(sweep[X]).Insert(sweep[y]).Distribute().MultiplyOut();
        Assert.Equal("yⱼ − dⱼ", derivation.Result.ToString());
        Assert.Equal(4, derivation.Lines.Count);
    }

    [Fact]
    public void Cross_entropy_with_softmax_cancels_where_the_targets_add_up_to_one()
    {
        var sweep = BackwardSweep.Of(SoftmaxEntropy(out var y), X[J]);
        var S = Let("S", Sum(L, Exp(X[L])));
        var derivation = Derivation.Of(sweep[X]).Insert(sweep[y]).Name(S).Replace(Exp(X[J]), y[J] * S).PullOut();
        Assert.Equal("yⱼ Σₖ dₖ − dⱼ", derivation.Result.ToString());
        Assert.Equal("yⱼ − dⱼ", derivation.Using(Sum(K, D[K]), 1).Result.ToString());
    }

    [Fact]
    public void The_results_have_the_slopes_that_are_measured()
    {
        // Four units; the targets add up to 1, as softmax needs.
        double[] x = [0.3, -0.8, 1.1, 0.2], d = [0.1, 0.2, 0.6, 0.1];
        foreach (var softmax in new[] { false, true })
        {
            var cost = softmax ? SoftmaxEntropy(out var y) : LogisticEntropy(out y);
            var sizes = new Sizes((J, 4));
            var number = cost.For(sizes);
            var sweep = BackwardSweep.Of(cost, X[J]);
            var start = Derivation.Of(sweep[X]).Insert(sweep[y]);
            var S = Let("S", Sum(L, Exp(X[L])));
            var result = softmax ? start.Name(S).Replace(Exp(X[J]), y[J] * S).PullOut().Using(Sum(K, D[K]), 1).Result : start.Distribute().MultiplyOut().Result;
            (Expr, double)[] at = [.. x.Select((value, k) => (X.For(sizes, k + 1), value)), .. d.Select((value, k) => (D.For(sizes, k + 1), value))];
            for (var unit = 0; unit < 4; unit++)
            {
                const double h = 1e-5;
                double[] up = [.. x], down = [.. x];
                up[unit] += h;
                down[unit] -= h;
                Assert.Equal((Value(number, up, d) - Value(number, down, d)) / (2 * h), result.For(sizes, (J, unit + 1)).Evaluate(at), 8);
            }
        }
    }

    [Fact]
    public void A_step_that_changes_the_value_is_refused_with_a_witness()
    {
        var sweep = BackwardSweep.Of(LogisticEntropy(out var y), X[J]);
        var start = Derivation.Of(sweep[X]).Insert(sweep[y]);
        var error = Assert.Throws<InvalidOperationException>(() => start.Then("twice as much", value => 2 * value));
        Assert.StartsWith("twice as much: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Different: at ", error.Message, StringComparison.Ordinal);
    }

    // With all free indices alike u₁v₁ is v₁u₁, and δ₁₁ is 1.
    [Fact]
    public void A_step_that_mixes_up_two_free_indices_is_refused()
    {
        var (u, v) = (Indexed("u", J), Indexed("v", J));
        Assert.Throws<InvalidOperationException>(() => Derivation.Of(Let("q", (J, K), u[J] * v[K])).Then("swapped", _ => u[K] * v[J]));
        Assert.Throws<InvalidOperationException>(() => Derivation.Of(Let("q", (J, K), u[J] * (Delta(J, K) - v[K]))).Then("without the delta", _ => u[J] * (1 - v[K])));
    }

    [Fact]
    public void An_assumption_that_is_not_stated_is_not_used()
    {
        var sweep = BackwardSweep.Of(SoftmaxEntropy(out var y), X[J]);
        var S = Let("S", Sum(L, Exp(X[L])));
        var line = Derivation.Of(sweep[X]).Insert(sweep[y]).Name(S).Replace(Exp(X[J]), y[J] * S).PullOut();
        Assert.Throws<InvalidOperationException>(() => line.Then("the targets add up to 1", _ => y[J] - D[J]));
        Assert.Throws<InvalidOperationException>(() => line.Using(Sum(K, D[K]), 2).Then("wrong sum", _ => y[J] - D[J]));
    }

    [Fact]
    public void A_step_that_changes_nothing_is_refused() =>
        Assert.Contains("changes nothing", Assert.Throws<InvalidOperationException>(() => Derivation.Of(Let("q", Sum(J, X[J]))).Distribute()).Message, StringComparison.Ordinal);

    [Fact]
    public void Each_line_is_printed_with_its_reason()
    {
        var sweep = BackwardSweep.Of(LogisticEntropy(out var y), X[J]);
        var text = Derivation.Of(sweep[X]).Insert(sweep[y]).Distribute().MultiplyOut();
        Assert.Equal(
            """
            ∂E/∂xⱼ = ∂E/∂yⱼ yⱼ(1 − yⱼ)
                   = ((1 − dⱼ)/(1 − yⱼ) − dⱼ/yⱼ) yⱼ(1 − yⱼ)   (∂E/∂yⱼ inserted)
                   = (1 − dⱼ) yⱼ − dⱼ(1 − yⱼ)   (each term of the bracket multiplied)
                   = yⱼ − dⱼ   (multiplied out)
            """,
            text.ToString());
        Assert.Contains(@"&& \frac{\partial E}{\partial y_{j}}\text{ inserted}", text.ToLatex(), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_a_reason_are_words_in_LaTeX_too() =>
        Assert.EndsWith(
            @"&& \text{d\_j sums to 100\%, as $\sigma$ does \{\#1\}}" + "\n" + @"\end{aligned}",
            Derivation.Of(Let("q", Symbol("u") * (Symbol("v") + 1))).Then("d_j sums to 100%, as σ does {#1}", value => value.Expand()).ToLatex(), StringComparison.Ordinal);

    // Σ_k x_k y_l is no Σ_l x_l y_l.
    [Fact]
    public void A_sum_is_not_taken_for_one_that_binds_another_index()
    {
        var y = Indexed("y", J);
        var q = Let("q", L, Sum(K, X[K] * y[L]));
        Assert.Contains("changes nothing", Assert.Throws<InvalidOperationException>(() => Derivation.Of(q).Using(Sum(L, X[L] * y[L]), 1)).Message, StringComparison.Ordinal);
    }

    private static double Value(Quantity cost, double[] x, double[] d) =>
        cost.Evaluate([.. x.Select((value, i) => ((Expr)Symbol("x", index: $"{i + 1}"), value)), .. d.Select((value, i) => ((Expr)Symbol("d", index: $"{i + 1}"), value))]);

    private static Quantity LogisticEntropy(out Family y)
    {
        y = Let("y", J, Logistic(X[J]));
        return Let("E", -Sum(J, D[J] * Ln(y[J]) + (1 - D[J]) * Ln(1 - y[J])));
    }

    private static Quantity SoftmaxEntropy(out Family y)
    {
        y = Let("y", J, Exp(X[J]) / Sum(K, Exp(X[K])));
        return Let("E", -Sum(J, D[J] * Ln(y[J])));
    }
}
