using static Backprop.Notation;

namespace Backprop.Tests.Learning;

/// <summary>The gradient check: what it takes, what it says, and that it finds a wrong derivative.</summary>
public class CheckedGradients
{
    // The index occurs in the cost alone, and in no family.
    [Fact]
    public void A_sweep_of_a_sum_over_numbers_is_checked_at_sizes()
    {
        var (i, s) = (Index("i"), Symbol("s"));
        var sweep = BackwardSweep.Of(Let("C", Sum(i, (Expr)i * Square(s))), s);
        Assert.InRange(sweep.Check(new Sizes((i, 3))).WorstRelativeError, 0, 1e-8);
        Assert.InRange(sweep.Check().WorstRelativeError, 0, 1e-8);
    }

    private static readonly Symbol W = Symbol("w"), V = Symbol("v"), X = Symbol("x"), Y = Symbol("y");

    [Fact]
    public void Points_at_which_nothing_can_be_measured_are_counted_and_do_not_count_as_agreement()
    {
        var check = GradientCheck.Of(Ln(X), X, 1 / X, points: 40);

        // ln has a value on one half of the interval that the points come from.
        Assert.InRange(check.Points.Count, 10, 30);
        Assert.Equal(40, check.Drawn);
        Assert.InRange(check.WorstRelativeError, 0, 1e-8);
        Assert.EndsWith($"{check.Points.Count} of 40 points could be measured; the function has no value beside the others", check.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_without_a_value_at_any_point_is_refused() =>
        Assert.Contains("No slope with respect to x could be measured", Assert.Throws<InvalidOperationException>(() => GradientCheck.Of(Ln(-1 - Square(X)), X, X)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_derived_formula_without_a_value_where_the_function_has_a_slope_is_infinitely_wrong() =>
        Assert.Equal(double.PositiveInfinity, GradientCheck.Of(Square(X), X, Ln(-1 - Square(X))).WorstRelativeError);

    [Fact]
    public void A_chain_rule_is_checked_in_one_word_and_so_is_its_derivative()
    {
        var σ = Function("σ");
        var z = Let("z", W * X);
        var C = Let("C", Square(Let("a", σ(z)) - Y));
        Assert.InRange(C.By(W).With(σ, Logistic).Check().WorstRelativeError, 0, 1e-8);
        Assert.InRange(C.By(W).With(σ, Tanh).Check(points: 20, seed: 7).WorstRelativeError, 0, 1e-7);
        var slope = C.By(W).With(σ, Tanh).Value;
        Assert.InRange(GradientCheck.Of(slope, [(W, slope.Derivative(W)), (X, slope.Derivative(X))]).WorstRelativeError, 0, 1e-7);
        Assert.Throws<InvalidOperationException>(() => C.By(W).Check());
        Assert.Contains("z is a quantity", Assert.Throws<ArgumentException>(() => C.By(z).With(σ, Tanh).Check()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_parameters_are_each_moved_by_themselves_and_a_wrong_one_is_found()
    {
        var f = Square(W) * Sin(V);
        var right = GradientCheck.Of(f, [(W, 2 * W * Sin(V)), (V, Square(W) * Cos(V))]);
        Assert.Equal(8, right.Points.Count);
        Assert.InRange(right.WorstRelativeError, 0, 1e-8);
        var wrong = GradientCheck.Of(f, [(W, 2 * W * Sin(V)), (V, W * Cos(V))]);
        Assert.InRange(wrong.WorstRelativeError, 0.01, double.PositiveInfinity);
        Assert.All(wrong.Points.Where(point => point.By == "w"), point => Assert.InRange(point.RelativeError, 0, 1e-8));
    }

    // Its ε is drawn as everything else is, and may be so far below 0 that there is no root.
    [Fact]
    public void A_norm_with_a_small_number_under_its_root_is_checked_whatever_the_seed()
    {
        var (j, k, x, g, b, ε) = (Index("j"), Index("k", size: "n_j"), Indexed("x", Index("j")), Indexed("g", Index("j")), Indexed("b", Index("j")), Symbol("ε"));
        var mean = Let("m", Mean(k, x[k]));
        var variance = Let("v", Mean(k, Square(x[k] - mean)));
        var layer = Let("h", j, (x[j] - mean) / Sqrt(variance + ε));
        var root = Let("h", j, x[j] / Sqrt(Mean(k, Square(x[k])) + ε));
        foreach (var norm in new[] { layer, root })
        {
            var sweep = BackwardSweep.Of(Let("E", Sum(j, Square(g[j] * norm[j] + b[j]))), x[j], g[j], b[j]);
            foreach (var seed in Enumerable.Range(1, 40)) Assert.InRange(sweep.Check(seed: seed).WorstRelativeError, 0, 1e-5);
        }

        var nowhere = BackwardSweep.Of(Let("E", Sum(j, Sqrt(-1 - Square(x[j])))), x[j]);
        Assert.Equal("E has no value for any of 20 choices of xⱼ between −1 and 1; nothing could be measured.", Assert.Throws<InvalidOperationException>(() => nowhere.Check()).Message);
    }

    [Fact]
    public void Sweeps_and_compiled_networks_are_checked_in_one_word()
    {
        var z = Let("z", W * X + V);
        var C = Let("C", Square(Tanh(z) - Y));
        Assert.InRange(BackwardSweep.Of(C, W, V, X, Y).Check().WorstRelativeError, 0, 1e-8);

        var network = Network.Layered(Activation.Tanh, Cost.HalfSumOfSquares, 3, 4, 2);
        Assert.InRange(network.Gradient.Check().WorstRelativeError, 0, 1e-8);
        var run = network.Compile(5);
        var random = new SeededRandom(3);
        run.Load(new DataSet(random.Uniform(15, 1), random.Uniform(10, 1), 5));
        random.Uniform(run.Parameters.Length, 1).CopyTo(run.Parameters);
        var before = run.Parameters.ToArray();
        var check = run.Check();
        Assert.Equal(run.Parameters.Length, check.Points.Count);
        Assert.InRange(check.WorstRelativeError, 0, 1e-8);
        Assert.Equal(before, run.Parameters.ToArray());
        Assert.Equal(6, run.Check(parameters: 6).Points.Count);
    }

    [Fact]
    public void Any_function_of_numbers_can_be_checked()
    {
        Assert.InRange(GradientCheck.Of(x => x[0] * x[0] * x[1], [3, 2], [12, 9]).WorstRelativeError, 0, 1e-8);
        Assert.InRange(GradientCheck.Of(x => x[0] * x[0] * x[1], [3, 2], [12, 8]).WorstRelativeError, 0.1, 1);
    }
}
