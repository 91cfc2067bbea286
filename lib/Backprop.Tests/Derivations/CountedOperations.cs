using System.Numerics;
using static Backprop.Notation;

namespace Backprop.Tests.Derivations;

/// <summary>Operation counts against counts made by hand.</summary>
public class CountedOperations
{
    private static readonly UnaryFunction σ = Function("σ");
    private static readonly Symbol X = Symbol("x"), Y = Symbol("y"), Z = Symbol("z");

    [Theory]
    [InlineData("x + y - z", 2, 0, 0)] // a subtraction is an addition
    [InlineData("2*x*y", 0, 2, 0)]
    [InlineData("-x", 0, 0, 0)] // a sign is free
    [InlineData("x^8", 0, 3, 0)] // ((x²)²)²
    [InlineData("x^7", 0, 4, 0)] // x³ = x²·x, x⁷ = (x³)²·x
    [InlineData("x/y", 0, 1, 0)]
    [InlineData("1/x", 0, 1, 0)]
    [InlineData("-1/x", 0, 1, 0)]
    [InlineData("2*x/(y*z)", 0, 3, 0)]
    [InlineData("1/(x*y)", 0, 2, 0)]
    [InlineData("1/x^2", 0, 2, 0)]
    [InlineData("1/(1 + exp(-x))", 1, 1, 1)]
    [InlineData("sqrt(x) + x^y", 1, 0, 2)]
    [InlineData("3", 0, 0, 0)]
    public void Each_operation_is_counted_once(string infix, int additions, int multiplications, int calls)
    {
        var expected = new OperationCount(additions, multiplications, calls);
        var expression = Expr.Parse(infix);
        Assert.Equal(expected, OperationCount.Shared([expression]));
        Assert.Equal(expected, OperationCount.AsWritten(expression)); // nothing occurs twice but letters
    }

    [Fact]
    public void A_part_that_stands_in_two_places_is_shared_or_computed_twice()
    {
        var twice = σ(X + Y) * (Z - σ(X + Y));
        Assert.Equal(new(2, 1, 1), OperationCount.Shared([twice])); // x + y, σ, z − …, the product
        Assert.Equal(new(3, 1, 2), OperationCount.AsWritten(twice));
    }

    [Fact]
    public void What_is_known_is_not_computed_again_nor_is_anything_inside_it()
    {
        var z = Let("z", X * Y);
        Assert.Equal(new(0, 1, 0), OperationCount.Shared([2 * z], known: [σ(z)]));
        Assert.Equal(new(0, 0, 0), OperationCount.Shared([X * Y], known: [z]));
    }

    [Fact]
    public void A_reciprocal_that_stands_alone_twice_is_one_division() =>
        Assert.Equal(new(2, 1, 1), OperationCount.Shared([Y + 1 / X + σ(1 / X)]));

    [Fact]
    public void One_layer_counted_by_hand()
    {
        // Forward: wa, + b, σ, a − y, ². Backward: 2·(a − y), σ′(z), their product, that times x.
        // Alone: the derivative with respect to w takes 3 multiplications and σ′, that by b 2 and σ′.
        // Written out, by w: 2·(σ(wx + b) − y)·σ′(wx + b)·x; by b: the same without the last factor.
        var counts = OperationCounts.Of(Chain(1), Parameters(Chain(1)));
        Assert.Equal(new(2, 2, 1), counts.Forward);
        Assert.Equal(new(0, 3, 1), counts.Backward);
        Assert.Equal(new(0, 5, 2), counts.OneAtATime);
        Assert.Equal(new(6, 9, 4), counts.WrittenOut);
    }

    [Fact]
    public void A_chain_of_n_layers_follows_the_formulas_counted_by_hand()
    {
        // Forward: a layer takes 1 addition, 1 multiplication, 1 call; the cost 1 addition and 1 multiplication.
        Assert.Equal("3n + 2", Formula(counts => counts.Forward.Total));
        // Backward: 2(a − y); a layer takes σ′, δ = … · σ′, δ · a, and δ · w unless it is the first.
        Assert.Equal("4n", Formula(counts => counts.Backward.Total));
        Assert.Equal("3n", Formula(counts => counts.Backward.Multiplications));
        // Alone, k layers from the end: 2k + 1 multiplications for w, 2k for b, k calls each: Σ 6k + 1.
        Assert.Equal("3n² + 4n", Formula(counts => counts.OneAtATime.Total));
        Assert.Equal("n² + n", Formula(counts => counts.OneAtATime.Calls));
    }

    [Fact]
    public void Written_out_the_calls_of_a_chain_grow_with_the_cube_as_counted_by_hand()
    {
        // The derivative with respect to a parameter of layer l holds σ(z⁽ⁿ⁾) with n calls inside, σ′(z⁽ᵏ⁾) with k calls for k = l…n,
        // and for a weight also a⁽ˡ⁻¹⁾ with l − 1.
        static BigInteger ByHand(int n) => Enumerable.Range(1, n).Aggregate(BigInteger.Zero, (total, l) =>
            total + 2 * (n + Enumerable.Range(l, n - l + 1).Sum()) + (l - 1));
        Assert.All(Enumerable.Range(1, 12), n => Assert.Equal(ByHand(n), Counts(n).WrittenOut.Calls));
        // The same sum in closed form: 2n² + 2·n(n + 1)(2n + 1)/6 + n(n − 1)/2.
        var formula = CountFormula.Of("n", n => Counts(n).WrittenOut.Calls).Polynomial!;
        var byHand = Expr.Parse("2*n^2 + n*(n + 1)*(2*n + 1)/3 + n*(n - 1)/2");
        Assert.Equal(Verdict.Equal, formula.CompareWith(byHand).Verdict);
    }

    [Fact]
    public void What_doubles_with_every_step_is_no_polynomial()
    {
        // x → x + a(x): every step uses the one before twice, so written out it doubles.
        static Quantity Doubling(int n)
        {
            Expr x = Symbol("w");
            for (var k = 1; k <= n; k++) x = Let("x", index: k, x + σ(x));
            return Let("C", Square(x));
        }

        var formula = CountFormula.Of("n", n => OperationCount.AsWritten(Doubling(n).Inline()).Calls);
        Assert.Null(formula.Polynomial);
        Assert.Equal("no polynomial of degree 4 or less", formula.ToString());
        Assert.Equal((BigInteger.One << 100) - 1, OperationCount.AsWritten(Doubling(100).Inline()).Calls);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("n")]
    [InlineData("n^4/24 - n/2 + 3")]
    public void A_polynomial_is_found_from_its_values(string infix)
    {
        var polynomial = 24 * Expr.Parse(infix); // whole at whole n
        var found = CountFormula.Of("n", n => (BigInteger)polynomial.Evaluate((Symbol("n"), n)));
        Assert.Equal(Verdict.Equal, polynomial.CompareWith(found.Polynomial!).Verdict);
    }

    [Fact]
    public void A_polynomial_that_fails_further_out_is_not_believed() =>
        Assert.Null(CountFormula.Of("n", n => n <= 7 ? n : n + 1).Polynomial);

    [Fact]
    public void The_formula_says_what_it_was_found_from_and_checked_on() =>
        Assert.Equal("n² + 1, found from n = 1…3, holds for n = 4, 5, 6, 7, 8, 16, 32", CountFormula.Of("n", n => n * n + 1).ToString());

    [Fact]
    public void Counting_nothing_or_by_a_stranger_is_refused()
    {
        Assert.Contains("found none", Assert.Throws<ArgumentException>(() => OperationCounts.Of(Chain(1), [])).Message, StringComparison.Ordinal);
        Assert.Contains("C does not depend on q", Assert.Throws<ArgumentException>(() => OperationCounts.Of(Chain(1), [Symbol("q")])).Message, StringComparison.Ordinal);
        Assert.Contains("not worked out", Assert.Throws<InvalidOperationException>(() => OperationCount.AsWritten(Derivative.Of(X, X))).Message, StringComparison.Ordinal);
    }

    private static string Formula(Func<OperationCounts, BigInteger> count) => CountFormula.Of("n", n => count(Counts(n))).Polynomial!.ToString();

    private static OperationCounts Counts(int n) => OperationCounts.Of(Chain(n), Parameters(Chain(n)));

    private static IEnumerable<Expr> Parameters(Quantity chain) => chain.Symbols().Where(symbol => symbol.Name is LetterName { Letter: "w" or "b" });

    private static Quantity Chain(int layers)
    {
        Expr activation = Symbol("a", layer: "0");
        for (var l = 1; l <= layers; l++)
            activation = Let("a", layer: $"{l}", σ(Let("z", layer: $"{l}", Symbol("w", layer: $"{l}") * activation + Symbol("b", layer: $"{l}"))));
        return Let("C", Square(activation - Symbol("y")));
    }
}
