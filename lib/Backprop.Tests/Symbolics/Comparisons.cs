using Backprop.Symbolics;
using static Backprop.Notation;

namespace Backprop.Tests.Symbolics;

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
        { "exp(x + y)", "exp(x)*exp(y)" },
        { "relu(x)^2", "x*relu(x)" },
    };

    public static TheoryData<string, string> NotIdentities() => new()
    {
        { "tanh(x)", "2*logistic(x) - 1" },
        { "(a - y)^2", "a^2 - y^2" },
        { "f(x)", "f'(x)" },
        { "sqrt(x^2)", "x" },
        { "f(x)", "g(x)" },
    };

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

    [Fact]
    public void Names_are_opened_where_that_is_needed_for_the_proof()
    {
        var (w, x) = (Symbol("w"), Symbol("x"));
        Assert.Equal(Verdict.Equal, Square(Let("z", w * x)).CompareWith(w * w * x * x).Verdict);
    }

    [Fact]
    public void Multiplying_out_gives_the_binomial_formula_in_written_order() =>
        Assert.Equal("a² − 2a y + y²", Expr.Parse("(a - y)^2").Expand().ToString());

    [Theory]
    [InlineData("x*y + x*z", "x (y + z)")]
    [InlineData("sin(x)^2 + cos(x)^2 + 1", "2")]
    [InlineData("(x + 1)^2 - x^2 - 2*x", "1")]
    [InlineData("exp(x)*exp(y)", "exp(x + y)")]
    public void Simplifying_finds_the_shorter_form(string text, string simple) =>
        Assert.Equal(simple.Replace(" (", "(", StringComparison.Ordinal), Expr.Parse(text).Simplify().ToString());
}
