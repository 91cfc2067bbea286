using static Backprop.Notation;

namespace Backprop.Tests.Expressions;

/// <summary>Identities known from mathematics are proved, and what is no identity is refuted at a point where it fails.</summary>
public class Comparisons
{
    public static TheoryData<string, string> Identities() => new()
    {
        { "tanh(x)", "2*logistic(2*x) - 1" },
        { "tanh(x)", "(exp(x) - exp(-x))/(exp(x) + exp(-x))" },
        { "exp(-x)/(1 + exp(-x))^2", "logistic(x)*(1 - logistic(x))" },
        { "1 - logistic(x)", "logistic(-x)" },
        { "(a - y)^2", "a^2 - 2*a*y + y^2" },
        { "sin(x)^2 + cos(x)^2", "1" },
        { "softplus(x) - ln(1 + exp(x))", "0" },
        { "f(a*x + b)", "f(b + x*a)" },
        { "1/x + 1/y", "(x + y)/(x*y)" },
        { "exp(x + ln(2))", "2*exp(x)" },
        { "exp(x + y)", "exp(x)*exp(y)" },
        { "relu(x)^2", "x*relu(x)" },
        { "sin(1/(sin(x)^2 + 1))^2 + cos(1/(2 - cos(x)^2))^2", "1" },
    };

    public static TheoryData<string, string> NotIdentities() => new()
    {
        { "tanh(x)", "2*logistic(x) - 1" },
        { "(a - y)^2", "a^2 - y^2" },
        { "f(x)", "f'(x)" },
        { "sqrt(x^2)", "x" },
        { "f(x)", "g(x)" },
    };

    // A step is 0 at 0, and 1 elsewhere.
    [Fact]
    public void A_square_that_is_exactly_0_is_known_to_be() => Assert.Equal(Verdict.Different, Step(Square(Symbol("x"))).CompareWith(1).Verdict);

    // At 0 both steps are 0, and 1 is not.
    [Fact]
    public void Two_steps_are_told_from_one_where_both_jump() =>
        Assert.Equal(Verdict.Different, (Functions.Step.Apply(Symbol("x")) + Functions.Step.Apply(-Symbol("x"))).CompareWith(1).Verdict);

    [Theory]
    [MemberData(nameof(Identities))]
    public void An_identity_is_proved(string left, string right) =>
        Assert.Equal(Verdict.Equal, Expr.Parse(left).CompareWith(Expr.Parse(right)).Verdict);

    [Theory]
    [MemberData(nameof(NotIdentities))]
    public void What_is_no_identity_is_refuted_with_a_witness(string left, string right)
    {
        var comparison = Expr.Parse(left).CompareWith(Expr.Parse(right));
        Assert.Equal(Verdict.Different, comparison.Verdict);
        Assert.NotEmpty(comparison.Witness);
    }

    [Fact]
    public void At_the_witness_the_values_really_differ()
    {
        var (left, right) = (Expr.Parse("(a - y)^2"), Expr.Parse("a^2 - y^2"));
        (Expr, double)[] point = [.. left.CompareWith(right).Witness.Select(pair => ((Expr)pair.Symbol, pair.Value))];
        Assert.NotEqual(left.Evaluate(point), right.Evaluate(point), 1e-6);
    }

    [Fact]
    public void An_identity_out_of_reach_is_not_decided()
    {
        // sin 2x = 2 sin x cos x holds, but the angle-sum formula is not among the rules.
        var comparison = Expr.Parse("sin(2*x)").CompareWith(Expr.Parse("2*sin(x)*cos(x)"));
        Assert.Equal(Verdict.NotDecided, comparison.Verdict);
    }

    // Equal, and so ill-conditioned that the values computed in doubles lie far apart: a factor 10¹² and more blows up
    // the last digit of what is 0 by the formula for sin 2x, which is not among the rules.
    [Theory]
    [InlineData("exp(1000000000000*(sin(2*x) - 2*sin(x)*cos(x)))", "1")]
    [InlineData("1/(sin(2*x) - 2*sin(x)*cos(x) + 1/1000000000000000)", "1000000000000000")]
    [InlineData("sin(1000000000000000000000*x)", "2*sin(500000000000000000000*x)*cos(500000000000000000000*x)")]
    [InlineData("sqrt((x - 1)^2)", "abs(x - 1)")]
    [InlineData("ln(x^2)", "2*ln(abs(x))")]
    [InlineData("ln(exp(x) + exp(-x))", "abs(x) + ln(1 + exp(-2*abs(x)))")]
    public void What_is_equal_is_never_refuted(string left, string right) =>
        Assert.NotEqual(Verdict.Different, Expr.Parse(left).CompareWith(Expr.Parse(right)).Verdict);

    [Theory]
    [InlineData("x", "x + 1/1000000000000")]
    [InlineData("x*y", "y*x + 1/1000000000000")]
    [InlineData("exp(x)", "1 + x + x^2/2 + x^3/6 + x^4/24 + x^5/120 + x^6/720 + x^7/5040 + x^8/40320 + x^9/362880 + x^10/3628800 + x^11/39916800")]
    public void A_difference_far_below_the_sixth_digit_is_found(string left, string right) =>
        Assert.Equal(Verdict.Different, Expr.Parse(left).CompareWith(Expr.Parse(right)).Verdict);

    // Divisors that multiplied out are 0: such an expression has no value, so it is proved equal to nothing.
    [Theory]
    [InlineData("1/((x + 1)^2 - x^2 - 2*x - 1)", "5")]
    [InlineData("x/((x + 1)^2 - x^2 - 2*x - 1)", "y/((y + 1)^2 - y^2 - 2*y - 1)")]
    [InlineData("1/(1 + 1/((x + 1)^2 - x^2 - 2*x - 1))", "0")]
    [InlineData("1/step(x)/(1 - step(x))", "5")]
    public void Nothing_is_proved_of_what_has_no_value(string left, string right)
    {
        var comparison = Expr.Parse(left).CompareWith(Expr.Parse(right));
        Assert.Equal(Verdict.NotDecided, comparison.Verdict);
        Assert.Contains("at none of the 16 points tried are both values known", comparison.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void With_an_undefined_function_the_witness_names_the_function_that_refutes()
    {
        var comparison = Expr.Parse("sigma(x + y)").CompareWith(Expr.Parse("sigma(x) + sigma(y)"));
        Assert.Equal(Verdict.Different, comparison.Verdict);
        var said = System.Text.RegularExpressions.Regex.Match(comparison.Reason, @"σ\(u\) = sin\((?<k>[0-9.]+)u \+ (?<c>[0-9.]+)\) the values are (?<l>\S+) and (?<r>[-0-9.E]+)\.");
        Assert.True(said.Success, comparison.Reason);

        // Said is what was computed: the function and the point give those two values.
        double Said(string part) => double.Parse(said.Groups[part].Value, System.Globalization.CultureInfo.InvariantCulture);
        double Sigma(double u) => Math.Sin(Said("k") * u + Said("c"));
        var (x, y) = (comparison.Witness[0].Value, comparison.Witness[1].Value);
        Assert.Equal(Said("l"), Sigma(x + y), 1e-5);
        Assert.Equal(Said("r"), Sigma(x) + Sigma(y), 1e-5);
    }

    [Fact]
    public void A_name_for_0_below_a_fraction_bar_leaves_nothing_to_decide()
    {
        var nothing = Let("q", 0);
        var comparison = (1 / nothing).CompareWith(2 / nothing);
        Assert.Equal(Verdict.NotDecided, comparison.Verdict);
        Assert.Contains("at none of the", comparison.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expression_that_cannot_be_evaluated_is_not_decided() =>
        Assert.Equal(Verdict.NotDecided, Derivative.Of(Square(Symbol("x")), Symbol("x")).CompareWith(2 * Symbol("x")).Verdict);

    [Fact]
    public void Names_are_opened_where_that_is_needed_for_the_proof()
    {
        var (w, x) = (Symbol("w"), Symbol("x"));
        Assert.Equal(Verdict.Equal, Square(Let("z", w * x)).CompareWith(w * w * x * x).Verdict);
    }

    [Fact]
    public void Multiplying_out_gives_the_binomial_formula_in_written_order() =>
        Assert.Equal("a² − 2a y + y²", Expr.Parse("(a - y)^2").Expand().ToString());

    // The numbers are beyond doubles, but not their quotient; taken for 0, it would refute what is equal.
    [Fact]
    public void A_number_whose_parts_are_beyond_doubles_refutes_nothing_that_is_equal() => Assert.NotEqual(
        Verdict.Different,
        Expr.Parse("10^100*abs((10^300 + 1)/10^400*x)").CompareWith(Expr.Parse("(10^300 + 1)/10^300*abs(x)")).Verdict);

    [Fact]
    public void A_number_whose_parts_are_beyond_doubles_has_the_value_of_their_quotient() =>
        Assert.Equal(1e-100, Expr.Parse("(10^300 + 1)/10^400").Evaluate());

    [Theory]
    [InlineData("x", "x + 1/10^12", "Different: at x = 1 the values are 1 and 1.000000000001.")]
    [InlineData("x + 1000000000", "x + 1000000001", "Different: at x = 1 the values are 1000000001 and 1000000002.")]
    [InlineData("a*b", "a + b", "Different: at a = 1, b = 1 the values are 1 and 2.")]
    [InlineData("x^2", "x", "Different: at x = 2 the values are 4 and 2.")]
    [InlineData("x/y", "y/x", "Different: at x = 1, y = 2 the values are 0.5 and 2.")]
    public void A_refutation_names_the_simplest_point_and_as_many_digits_as_it_takes(string left, string right, string reason) =>
        Assert.Equal(reason, Expr.Parse(left).CompareWith(Expr.Parse(right)).Reason);

    // A proof may take up to its limit of work; what it allocates on the way is bounded with it.
    [Theory]
    [InlineData("(a + b + c + d)^18*(a - b + c - d)^3", "(a + b + c + d)^17")]
    [InlineData("(a + 1)^900", "(1 + a)^900 + 1")]
    [InlineData("sin(a + b)^60 + cos(a + b)^40", "(sin(b + a)^2)^30")]
    [InlineData("exp(a + b + c)^200/(1 + exp(a)^30)^12", "(1 + logistic(a) + tanh(b))^25")]
    public void A_comparison_that_gives_up_has_not_used_more_than_half_a_gigabyte(string left, string right)
    {
        var used = AllocatedBytes.Of(() => Expr.Parse(left).CompareWith(Expr.Parse(right)));
        Assert.True(used < 512_000_000, $"{used:N0} bytes");
    }
}
