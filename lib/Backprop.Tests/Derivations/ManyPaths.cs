using static Backprop.Notation;

namespace Backprop.Tests.Derivations;

/// <summary>Paths double where a quantity is reached in two ways: what the chain rule writes out is bounded, what a sweep shares is not.</summary>
public class ManyPaths
{
    private static readonly Symbol X = Symbol("x");

    // 2⁸ = 256
    [Fact]
    public void As_many_as_256_are_written_out() => Assert.Equal(256, Diamonds(8).By(X).Paths.Count);

    [Fact]
    public void More_are_refused_and_a_sweep_has_the_derivative()
    {
        var cost = Diamonds(9);
        Assert.StartsWith("More than 256 paths lead from q₉ to x; use BackwardSweep, which shares them.", Assert.Throws<InvalidOperationException>(() => cost.By(X)).Message, StringComparison.Ordinal);
        const double h = 1e-5;
        Assert.Equal((cost.Evaluate((X, 0.4 + h)) - cost.Evaluate((X, 0.4 - h))) / (2 * h), BackwardSweep.Of(cost, X)[X].Value.Inline().Evaluate((X, 0.4)), 1e-6);
    }

    // Each from the one before by way of two names.
    private static Quantity Diamonds(int count)
    {
        Expr before = X;
        for (var k = 1; k <= count; k++) before = Let($"q{k}", Let($"a{k}", Tanh(before)) + Let($"b{k}", Sin(before)));
        return (Quantity)before;
    }
}
