using static Backprop.Notation;

namespace Backprop.Tests.Expressions;

/// <summary>
/// What evaluation costs where values are made of exponentials and names share their parts: a formula that is twice as large
/// takes a few times the memory, and its value is that of the same steps with numbers.
/// </summary>
public class EffortOfEvaluation
{
    private const double U = 0.3, V = -0.2;

    private static readonly Symbol u = Symbol("u"), v = Symbol("v");

    public static TheoryData<string> Cases { get; } = [.. Formulas.Keys.Order(StringComparer.Ordinal)];

    private static Dictionary<string, Func<int, (Expr Formula, double Value)>> Formulas => new()
    {
        ["a logarithm of products of names"] = n =>
        {
            var (names, values) = Recurrence(n, Exp(u), Math.Exp(U), (a, b) => (a * b + a) / 3, (a, b) => (a * b + a) / 3);
            return (Ln(names), Math.Log(values));
        },
        ["a quotient of sums of names"] = n =>
        {
            var (names, values) = Recurrence(n, Exp(u), Math.Exp(U), (a, b) => (a + b) / 2, (a, b) => (a + b) / 2);
            return (Exp(v) / (Exp(v) + names), Math.Exp(V) / (Math.Exp(V) + values));
        },
        ["names times an exponential"] = n =>
        {
            var (names, values) = Recurrence(n, u, U, (a, b) => (a + b * v) / 2, (a, b) => (a + b * V) / 2);
            return (Exp(u) * names + Logistic(u) * names, (Math.Exp(U) + 1 / (1 + Math.Exp(-U))) * values);
        },
        ["quotients of exponentials of names"] = n =>
        {
            var (names, values) = Recurrence(n, u, U, (a, b) => Exp(a) * b / (1 + Exp(a) + Exp(b)), (a, b) => Math.Exp(a) * b / (1 + Math.Exp(a) + Math.Exp(b)));
            return (names, values);
        },
        ["sums of exponentials times one another"] = n =>
        {
            var (formula, value) = ((Expr)Exp(v), Math.Exp(V));
            for (var k = 1; k <= n; k++) (formula, value) = (formula * (Exp(u / k) + v + k), value * (Math.Exp(U / k) + V + k));
            return (formula, value);
        },
        ["a logistic function times sums"] = n =>
        {
            var (formula, value) = (Logistic(u), 1 / (1 + Math.Exp(-U)));
            for (var k = 1; k <= n; k++) (formula, value) = (formula * (u + Tanh(k * v)), value * (U + Math.Tanh(k * V)));
            return (1 + formula, 1 + value);
        },
        ["sums in an exponent times one another"] = n =>
        {
            var (exponent, value) = ((Expr)u, U);
            for (var k = 1; k <= n; k++) (exponent, value) = (exponent * (v + Tanh(k * u)), value * (V + Math.Tanh(k * U)));
            return (Exp(exponent) * Exp(v), Math.Exp(value) * Math.Exp(V));
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Twice_as_much_takes_a_few_times_the_memory(string name)
    {
        var (once, twice) = (BytesFor(Formulas[name](10).Formula), BytesFor(Formulas[name](20).Formula));

        Assert.True(twice < 8 * once + 1_000_000, $"{once:N0} and {twice:N0} bytes");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_has_the_value_of_the_steps(string name)
    {
        var (formula, value) = Formulas[name](20);

        Assert.Equal(value, formula.Evaluate((u, U), (v, V)), 1e-12 * Math.Max(1, Math.Abs(value)));
    }

    [Fact]
    public void Three_hundred_names_on_the_way_to_an_exponential_are_gone_through()
    {
        var (names, value) = Recurrence(300, Exp(u - 800), Math.Exp(U), (a, b) => (a + b) / 2, (a, b) => (a + b) / 2);

        Assert.Equal(Math.Log(value) - 800, Ln(names).Evaluate((u, U), (v, V)), 1e-9);
    }

    [Fact]
    public void A_long_formula_beside_it_takes_no_logarithm_its_finite_value()
    {
        var (formula, value) = ((Expr)1, 1.0);
        for (var k = 1; k <= 30; k++) (formula, value) = (formula * (Exp(v / k) + v + 1) / 2, value * (Math.Exp(V / k) + V + 1) / 2);

        Assert.Equal(value - 800, (formula + Ln(1 - Logistic(u))).Evaluate((u, 800), (v, V)), 1e-9);
    }

    [Fact]
    public void Logistic_functions_of_one_another_take_memory_in_proportion()
    {
        var (once, twice) = (BytesFor(Nested(500)), BytesFor(Nested(1_000)));

        Assert.True(twice < 3 * once, $"{once:N0} and {twice:N0} bytes");

        static Expr Nested(int n)
        {
            Expr formula = u;
            for (var k = 1; k <= n; k++) formula = Logistic(v * formula * k - u) + v;
            return formula;
        }
    }

    // Each name has the two before it in its definition, so there are more ways to the first than there are names.
    private static (Expr, double) Recurrence(int n, Expr first, double firstValue, Func<Expr, Expr, Expr> name, Func<double, double, double> step)
    {
        var (a, b, x, y) = (first, first, firstValue, firstValue);
        for (var k = 1; k <= n; k++)
        {
            (a, b) = (b, Let($"q{k}", name(a, b)));
            (x, y) = (y, step(x, y));
        }

        return (b, y);
    }

    private static long BytesFor(Expr formula) => AllocatedBytes.Of(() => formula.Evaluate((u, U), (v, V)));
}
