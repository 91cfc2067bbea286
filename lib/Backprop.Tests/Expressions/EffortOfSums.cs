using static Backprop.Notation;

namespace Backprop.Tests.Expressions;

/// <summary>
/// What sums inside sums cost when they are written out for sizes: an inner sum is written out once for each choice of the
/// indices that are free in it, so twice the depth takes a few times the memory, and the value is that of the same steps with numbers.
/// </summary>
public class EffortOfSums
{
    private static readonly IndexVariable i = Index("i", "n"), j = Index("j", "n");

    private static readonly Family x = Indexed("x", i);

    private static readonly double[] X = [0.3, -0.2];

    private static readonly Sizes sizes = new((i, X.Length));

    [Fact]
    public void Twice_as_deep_takes_a_few_times_the_memory_to_write_out()
    {
        var (once, twice) = (BytesFor(Nested(10)), BytesFor(Nested(20)));

        Assert.True(twice < 8 * once + 1_000_000, $"{once:N0} and {twice:N0} bytes");
    }

    [Fact]
    public void Sums_written_out_have_the_value_of_the_steps()
    {
        var (a, b) = (1.0, 1.0);
        for (var k = 1; k <= 20; k++) (a, b) = (b, X.Sum(value => value * (a + b + k)) / k);
        var written = Nested(20).For(sizes);

        var value = written.Evaluate([.. written.Symbols().Zip(X, (symbol, number) => ((Expr)symbol, number))]);

        Assert.Equal(b, value, 1e-12);
    }

    [Fact]
    public void A_sum_that_uses_an_outer_index_is_written_out_for_each_of_its_values()
    {
        var written = Sum(i, x[i] * Sum(j, (x[i] + x[j]).Pow(2))).For(sizes);

        var value = written.Evaluate([.. written.Symbols().Zip(X, (symbol, number) => ((Expr)symbol, number))]);

        Assert.Equal(X.Sum(one => one * X.Sum(other => (one + other) * (one + other))), value, 1e-12);
    }

    [Fact]
    public void Sums_too_deep_to_write_out_are_compared_as_far_as_a_proof_goes()
    {
        var comparison = Nested(14).CompareWith(Nested(14) + 1);

        Assert.Equal(Verdict.NotDecided, comparison.Verdict);
        Assert.EndsWith("they are too long to compare.", comparison.Reason, StringComparison.Ordinal);
    }

    // Each sum has the two before it inside, so there are more ways to the innermost than there are sums.
    private static Expr Nested(int depth)
    {
        Expr a = 1, b = 1;
        for (var k = 1; k <= depth; k++)
        {
            var index = k % 2 == 0 ? i : j;
            (a, b) = (b, Sum(index, x[index] * (a + b + k)) / k);
        }

        return b;
    }

    private static long BytesFor(Expr sums) => AllocatedBytes.Of(() => sums.For(sizes));
}
