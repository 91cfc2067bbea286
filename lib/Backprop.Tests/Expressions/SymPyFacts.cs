namespace Backprop.Tests.Expressions;

/// <summary>Values and forms that SymPy 1.11.1 (Debian 12, python3-sympy) gives; the expression it was asked for stands beside each.</summary>
public class SymPyFacts
{
    // N(diff(…).subs({x: 3/4, y: 1/3, w: 1/2, b: 1/10, a: 4/5}), 16)
    private static readonly (Expr, double)[] Point =
    [
        (Symbol.Of("x"), 3.0 / 4), (Symbol.Of("y"), 1.0 / 3), (Symbol.Of("w"), 1.0 / 2), (Symbol.Of("b"), 1.0 / 10), (Symbol.Of("a"), 4.0 / 5),
    ];

    public static TheoryData<string, string, int, double> Derivatives() => new()
    {
        { "logistic(x)", "x", 1, 0.2178949937618140 }, // diff(1/(1 + exp(-x)), x, 1)
        { "tanh(x)", "x", 1, 0.5965858082813314 }, // diff(tanh(x), x, 1)
        { "softplus(x)", "x", 1, 0.6791786991753930 }, // diff(log(exp(x) + 1), x, 1)
        { "logistic(x)", "x", 2, -0.07808428307814441 }, // diff(1/(1 + exp(-x)), x, 2)
        { "tanh(x)", "x", 3, 0.2508554732691885 }, // diff(tanh(x), x, 3)
        { "exp(-x^2)", "x", 1, -0.8546742370963845 }, // diff(exp(-x**2), x, 1)
        { "ln(1 + x^2)", "x", 1, 0.9600000000000000 }, // diff(log(x**2 + 1), x, 1)
        { "sqrt(1 + x^2)", "x", 2, 0.5120000000000000 }, // diff(sqrt(x**2 + 1), x, 2)
        { "x^y", "x", 1, 0.4038045761849199 }, // diff(x**y, x, 1)
        { "x^y", "y", 1, -0.2613765090203794 }, // diff(x**y, y, 1)
        { "sin(x)*cos(x*y)", "x", 1, 0.6527290578755507 }, // diff(sin(x)*cos(x*y), x, 1)
        { "x^3/(1 + x*y)", "x", 1, 1.260000000000000 }, // diff(x**3/(x*y + 1), x, 1)
        { "(1 + x)^(-3/2)", "x", 1, -0.3702509123355695 }, // diff((x + 1)**(-3/2), x, 1)
        { "(logistic(w*a + b) - y)^2", "w", 1, 0.1087130924689485 }, // diff((-y + 1/(exp(-a*w - b) + 1))**2, w, 1)
        { "(logistic(w*a + b) - y)^2", "b", 1, 0.1358913655861856 }, // diff((-y + 1/(exp(-a*w - b) + 1))**2, b, 1)
        { "(tanh(w*a + b) - y)^2", "w", 1, 0.1620507941917085 }, // diff((-y + tanh(a*w + b))**2, w, 1)
        { "(tanh(w*a + b) - y)^2", "b", 1, 0.2025634927396357 }, // diff((-y + tanh(a*w + b))**2, b, 1)
    };

    [Theory]
    [MemberData(nameof(Derivatives))]
    public void A_derivative_has_the_value_that_SymPy_gives(string function, string by, int order, double value)
    {
        var derived = Expr.Parse(function).Derivative(Symbol.Of(by), order).Evaluate(Point);
        Assert.True(Math.Abs(derived - value) <= 1e-14 * Math.Max(1, Math.Abs(value)), $"found {derived:R}, SymPy has {value:R}");
    }

    [Theory]
    [InlineData("(a - y)^2", "a^2 - 2*a*y + y^2")] // expand((a - y)**2)
    [InlineData("(x + y)^3", "x^3 + 3*x^2*y + 3*x*y^2 + y^3")] // expand((x + y)**3)
    [InlineData("y*(x - 2)*(x + y)", "x^2*y + x*y^2 - 2*x*y - 2*y^2")] // expand(y*(x - 2)*(x + y))
    [InlineData("(x + 1)^4", "x^4 + 4*x^3 + 6*x^2 + 4*x + 1")] // expand((x + 1)**4)
    public void Multiplying_out_gives_the_terms_that_SymPy_gives(string product, string expanded) =>
        Assert.Equal(Terms(Expr.Parse(expanded)), Terms(Expr.Parse(product).Expand()));

    // diff((sigma(w*a + b) - y)**2, w) in SymPy: 2*a*(-y + sigma(a*w + b))*Subs(Derivative(sigma(_xi_1), _xi_1), _xi_1, a*w + b);
    // by b the same without a. The Subs(…) is σ′ at a*w + b.
    [Theory]
    [InlineData("w", "2*a*(-y + sigma(a*w + b))*sigma'(a*w + b)")]
    [InlineData("b", "2*(-y + sigma(a*w + b))*sigma'(a*w + b)")]
    public void The_starting_notebook_s_derivatives_are_those_of_SymPy(string by, string derivative) =>
        Assert.Equal(
            Verdict.Equal,
            Expr.Parse("(sigma(w*a + b) - y)^2").Derivative(Symbol.Of(by)).CompareWith(Expr.Parse(derivative)).Verdict);

    // SymPy orders terms and factors its own way: a term is compared as the set of its factors.
    private static string[] Terms(Expr sum) =>
        [.. ((Sum)sum).Terms.Select(term => string.Join('*', term.ToInfix().Split('*').Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
}
