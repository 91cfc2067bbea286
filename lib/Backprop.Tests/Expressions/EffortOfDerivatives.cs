using static Backprop.Notation;

namespace Backprop.Tests.Expressions;

/// <summary>
/// What derivatives cost where many ways lead through sums inside sums: twice as deep, they take a bounded number of times the memory, and
/// their values are those of the same steps with numbers, each with its slope.
/// </summary>
public class EffortOfDerivatives
{
    private const double S = 0.4;

    private static readonly IndexVariable i = Index("i", "n"), j = Index("j", "n");

    private static readonly Family x = Indexed("x", i);

    private static readonly Symbol s = Symbol("s");

    private static readonly double[] X = [0.3, -0.2];

    private static readonly Sizes sizes = new((i, X.Length));

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    public void A_derivative_through_sums_without_names_has_the_value_of_the_steps(int depth)
    {
        var (value, slope) = (S, 1.0);
        for (var k = 1; k <= depth; k++)
        {
            value = 1 / (1 + Math.Exp(-(X.Sum() * value + value)));
            slope *= value * (1 - value) * (X.Sum() + 1);
        }

        Assert.Equal(slope, At(Nested(depth).Derivative(s).For(sizes)), Math.Abs(slope) * 1e-12);
    }

    // q = 1/(1 + e^−u) with u = q (x₁ + x₂ + 1): ∂u/∂x₁ = q + (x₁ + x₂ + 1) ∂q/∂x₁.
    [Fact]
    public void So_has_one_with_respect_to_what_is_summed()
    {
        var (value, slope) = (S, 0.0);
        for (var k = 1; k <= 6; k++)
        {
            slope = value + (X.Sum() + 1) * slope;
            value = 1 / (1 + Math.Exp(-(X.Sum() * value + value)));
            slope *= value * (1 - value);
        }

        Assert.Equal(slope, At(Nested(6).Derivative(x[j]).For(sizes, (j, 1))), Math.Abs(slope) * 1e-12);
    }

    [Fact]
    public void Twice_as_deep_a_first_derivative_takes_a_bounded_number_of_times_the_memory() =>
        Grows(depth => Nested(depth).Derivative(s), 10, 32);

    [Fact]
    public void So_does_a_second_one() => Grows(depth => Nested(depth).Derivative(s, order: 2), 5, 64);

    [Fact]
    public void So_does_a_second_one_through_layers_of_families() =>
        Grows(
            layers =>
            {
                var cost = Network(layers);
                var w = cost.Families().Single(family => family.Name.Equals(new LetterName("w", "1")));
                cost.Derivative(w[j, i]).Derivative(w[j, i]);
            },
            8,
            32);

    [Fact]
    public void So_does_a_sweep_whose_lines_are_merged() => Grows(layers => BackwardSweep.Of(Network(layers)).Merged(), 8, 32);

    // Softmax of softmax: as a proof multiplies it out, each has all that are inside it several times over.
    [Theory]
    [InlineData(2, Verdict.Equal)]
    [InlineData(3, Verdict.NotDecided)]
    [InlineData(6, Verdict.NotDecided)]
    public void A_comparison_goes_as_far_as_its_budget(int depth, Verdict verdict)
    {
        var p = Indexed("z", j);
        for (var k = 1; k <= depth; k++)
        {
            var before = p;
            p = Let("p", $"{k}", j, Exp(before[j]) / Sum(i, Exp(before[i])));
        }

        var cost = Sum(j, Square(p[j]));
        var comparison = (Comparison?)null;
        var bytes = AllocatedBytes.Of(() => comparison = (2 * cost).CompareWith(cost.Inline() + cost));

        Assert.Equal(verdict, comparison!.Verdict);
        Assert.True(bytes < 2_000_000_000, $"{bytes:N0} bytes");
    }

    private static void Grows(Action<int> derive, int depth, int times)
    {
        derive(2);
        var (once, twice) = (AllocatedBytes.Of(() => derive(depth)), AllocatedBytes.Of(() => derive(2 * depth)));

        Assert.True(twice < times * once, $"{once:N0} and {twice:N0} bytes");
    }

    // Each step has the one before it inside a sum and outside of it.
    private static Expr Nested(int depth)
    {
        Expr q = s;
        for (var k = 1; k <= depth; k++) q = Logistic(Sum(i, x[i] * q) + q);
        return q;
    }

    private static Quantity Network(int layers)
    {
        var y = Indexed("y", i);
        for (var layer = 1; layer <= layers; layer++)
        {
            var (w, before) = (Indexed("w", $"{layer}", j, i), y);
            y = Let("y", $"{layer}", j, Logistic(Sum(i, w[j, i] * before[i])));
        }

        return Let("E", Sum(j, Square(y[j])));
    }

    private static double At(Expr written) => written.Evaluate([(s, S), .. written.Symbols("x").Zip(X, (symbol, number) => ((Expr)symbol, number))]);
}
