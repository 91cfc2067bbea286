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

    [Fact]
    public void A_long_path_is_gone_without_copying_what_lies_behind()
    {
        var (once, twice) = (Bytes(4_000), Bytes(8_000));
        Assert.True(twice < 2.7 * once + 100_000, $"{once:N0} and {twice:N0} bytes");

        static long Bytes(int length)
        {
            var chain = (Quantity)Enumerable.Range(1, length).Aggregate((Expr)X, (before, k) => Let("q", $"{k}", Sin(before)));
            return AllocatedBytes.Of(() => chain.By(X));
        }
    }

    // Each from the one before by way of two names.
    private static Quantity Diamonds(int count)
    {
        Expr before = X;
        for (var k = 1; k <= count; k++) before = Let($"q{k}", Let($"a{k}", Tanh(before)) + Let($"b{k}", Sin(before)));
        return (Quantity)before;
    }
}
