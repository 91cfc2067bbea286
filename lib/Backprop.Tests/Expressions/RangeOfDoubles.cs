using static Backprop.Notation;

namespace Backprop.Tests.Expressions;

/// <summary>Costs and their slopes are finite for net inputs from −1000 to 1000, and what is computed is the formula that is shown.</summary>
public class RangeOfDoubles
{
    private static readonly double[] Range = [-1000, -800, -745.2, -709.9, -60, -37.42994775023705, -1.5, 0, 0.3, 36.9, 37.42994775023705, 40, 710.5, 800, 1000];

    private static readonly Symbol X = Symbol("x"), X2 = Symbol("x", index: "2"), D = Symbol("d"), B = Symbol("b");

    [Fact]
    public void The_slope_of_the_logistic_function_keeps_its_digits_where_the_output_rounds_to_1()
    {
        // e^−37.42994775023705, to 17 digits.
        Assert.Equal(5.551115123125775e-17, Logistic(X).Derivative(X).Evaluate((X, 37.42994775023705)), 1e-30);
        Assert.Equal(0, (1 / (1 + Exp(-X))).Derivative(X).Evaluate((X, -1000)));
        Assert.Equal(0.25, (1 / (1 + Exp(-X))).Derivative(X).Evaluate((X, 0)), 1e-16);
    }

    [Theory]
    [InlineData(40, 1, 4.248354255291589e-18)] // e^−40
    [InlineData(-800, 1, 800)]
    [InlineData(800, 0, 800)]
    [InlineData(1000, 1, 0)]
    public void Cross_entropy_of_a_logistic_unit_has_its_value_far_out(double x, double d, double expected)
    {
        var (_, cost) = CrossEntropyOf(Logistic(X + B));
        var at = new (Expr, double)[] { (X, x), (D, d), (B, 0) };
        Assert.Equal(expected, cost.Evaluate(at), 1e-13 * expected);
        Assert.Equal(expected, cost.Compile(X, D, B)(x, d, 0), 1e-13 * expected);
        // The slope with respect to the bias is y − d.
        Assert.Equal(Logistic(X).Evaluate((X, x)) - d, cost.Derivative(B).Evaluate(at), 1e-15);
        Assert.Equal(Logistic(X).Evaluate((X, x)) - d, cost.By(B).Value.Evaluate(at), 1e-15);
        Assert.Equal(Logistic(X).Evaluate((X, x)) - d, BackwardSweep.Of(cost, B)[B].Value.Evaluate(at), 1e-15);
    }

    // By hand: 1 − tanh u = 2/(1 + e²ᵘ), 1 − tanh² u = 4/(eᵘ + e⁻ᵘ)², and 1 − logistic² u = (2eᵘ + 1)/(eᵘ + 1)².
    [Fact]
    public void What_tanh_and_powers_of_the_logistic_function_lack_of_1_keeps_its_digits()
    {
        var c = Square(1 - Tanh(X));
        // Behind names, too.
        var (q, s) = (Let("q", 1 - Square(Let("t", Tanh(X)))), Let("s", 3 * Exp(2 * X)));
        foreach (var (formula, at, expected) in new (Expr, double, double)[]
        {
            (Exp(2 * X) * (1 - Tanh(X)), 20, 2), (Exp(2 * X) * (1 - Square(Tanh(X))), 20, 4), (Tanh(X).Derivative(X) / Exp(-2 * X), 25, 4),
            (1 / (1 - Square(Tanh(X))), 20, 5.8846316709255000e16), (Ln(Tanh(X).Derivative(X)), 20, -38.61370563888011), (c.Derivative(X) / c.Derivative(X).Derivative(X), 20, -0.25),
            (Exp(X) * (1 - Square(Logistic(X))), 40, 2), (1 / (1 - Square(Logistic(X))), 40, 1.1769263341850999e17), (Exp(X) * (1 - Logistic(X).Pow(3)), 40, 3),
            ((1 - Square(Tanh(X))) / Logistic(-2 * X), 20, 4), ((Square(Tanh(X)) - 1) * Exp(2 * X), 20, -4), ((2 - 2 * Square(Tanh(X))) * Exp(2 * X), 20, 8), (Logistic(X) - Square(Logistic(X)), 40, 4.248354255291589e-18),
            (Exp(2 * X) * q, 20, 4), (Ln(q), 20, -38.61370563888011), (s * (1 - Tanh(X)), 20, 6), (Exp(X) * (1 - Logistic(X).Pow(5)), 40, 5),
        })
        {
            Assert.Equal(expected, formula.Evaluate((X, at)), 1e-12 * Math.Abs(expected));
            Assert.Equal(expected, formula.Compile(X)(at), 1e-12 * Math.Abs(expected));
            Assert.Equal(expected, CostFunction.Of(Let("f", formula), [X]).Value(at), 1e-12 * Math.Abs(expected));
        }
    }

    // e^−½, 1 and 2e, whatever large numbers differ by little.
    [Fact]
    public void What_cancels_as_it_is_written_is_not_multiplied_out()
    {
        var (x, y, m) = (Symbol("x"), Symbol("y"), Symbol("m"));
        Assert.Equal(0.60653065971263342, (Exp(-Square(x - m) / 2) * Exp(-Square(y - m) / 2)).Evaluate((x, 1e8 + 1), (y, 1e8), (m, 1e8)), 1e-15);
        Assert.Equal(0.18393972058572117, (Exp(-Square(x - m)) / (1 + Exp(y))).Evaluate((x, 1e8 + 1), (y, 0), (m, 1e8)), 1e-15);
        var p = Logistic(B);
        Assert.Equal(1, (1 - p + p * Square(x - y)).Evaluate((B, 0), (x, 1e8 + 1), (y, 1e8)), 1e-15);
        Assert.Equal(5.4365636569180904, ((Exp(B) + x - y) * Exp(m)).Evaluate((B, -1000), (x, 1e16 + 2), (y, 1e16), (m, 1)), 1e-14);
    }

    [Fact]
    public void Cross_entropy_of_a_logistic_unit_written_with_tanh_has_its_value_and_slope_far_out()
    {
        // y = (1 + tanh x)/2 = 1/(1 + e^−2x), so H = ln(1 + e^2x) − 2dx and dH/dx = 2(y − d).
        foreach (var y in new[] { (1 + Tanh(X)) / 2, Let("y", (1 + Tanh(X)) / 2), Let("y", OneHalf + Let("t", Tanh(X)) / 2) })
        {
            var cost = Let("H", -(D * Ln(y) + (1 - D) * Ln(1 - y)));
            var (compiled, function) = (cost.Compile(X, D), CostFunction.Of(cost, [X]).Over([D], new double[,] { { 0 }, { 0.25 }, { 1 } }));
            foreach (var x in Range)
            {
                var (total, totalSlope) = (0.0, 0.0);
                foreach (var d in new[] { 0, 0.25, 1 })
                {
                    var far = Math.Exp(-2 * Math.Abs(x));
                    // ln(1 + e^−2|x|) by its series where it is small.
                    var value = (far < 1e-8 ? far - far * far / 2 : Math.Log(1 + far)) + (x > 0 ? 2 * x * (1 - d) : -2 * x * d);
                    var slope = 2 * ((x > 0 ? 1 - d : -d) + (x > 0 ? -far : far) / (1 + far));
                    (total, totalSlope) = (total + value, totalSlope + slope);
                    Assert.Equal(value, cost.Evaluate((X, x), (D, d)), 1e-13 * value);
                    Assert.Equal(value, compiled(x, d), 1e-13 * value);
                    foreach (var derived in new[] { cost.Derivative(X), cost.By(X).Value, BackwardSweep.Of(cost, X)[X].Value })
                        Assert.Equal(slope, derived.Evaluate((X, x), (D, d)), 1e-13);
                }

                var gradient = new double[1];
                Assert.Equal(total, function.ValueAndGradient([x], gradient), 1e-13 * total);
                Assert.Equal(totalSlope, gradient[0], 1e-13);
            }
        }
    }

    /// <summary>The logistic function as people write it.</summary>
    public static TheoryData<string> WaysToWriteLogistic() => [.. WrittenOut.Keys];

    private static readonly Dictionary<string, Func<Expr, Func<string, Expr, Expr>, Expr>> WrittenOut = new()
    {
        ["1/(1 + e^-x)"] = (x, _) => 1 / (1 + Exp(-x)),
        ["e^x/(1 + e^x)"] = (x, _) => Exp(x) / (1 + Exp(x)),
        ["1 - 1/(1 + e^x)"] = (x, _) => 1 - 1 / (1 + Exp(x)),
        ["u = e^-x, 1/(1 + u)"] = (x, named) => 1 / (1 + named("u", Exp(-x))),
        ["(1 + tanh x/2)/2"] = (x, _) => (1 + Tanh(x / 2)) / 2,
        ["t = tanh x/2, 1/2 + t/2"] = (x, named) => OneHalf + named("t", Tanh(x / 2)) / 2,
    };

    [Theory]
    [MemberData(nameof(WaysToWriteLogistic))]
    public void Cross_entropy_of_a_logistic_unit_that_is_written_out_has_its_value_and_slope_far_out(string way)
    {
        var written = WrittenOut[way](X, (letter, value) => Let(letter, value));
        foreach (var y in new[] { written, Let("y", written) })
        {
            var cost = Let("H", -(D * Ln(y) + (1 - D) * Ln(1 - y)));
            Expr[] slopes = [cost.Derivative(X), cost.By(X).Value, BackwardSweep.Of(cost, X)[X].Value];
            foreach (var x in Range)
            {
                foreach (var d in new[] { 0, 0.25, 1 })
                {
                    Assert.Equal(CrossEntropy(x, d), cost.Evaluate((X, x), (D, d)), 1e-13 * CrossEntropy(x, d));
                    foreach (var slope in slopes) Assert.Equal(Output(x) - d, slope.Evaluate((X, x), (D, d)), 1e-13);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(WaysToWriteLogistic))]
    public void The_same_units_and_cases_in_compiled_loops_have_their_value_and_slopes_far_out(string way)
    {
        var (j, c) = (Index("j"), Index("c", size: "n"));
        var (x, d) = (Indexed("x", j, c), Indexed("d", j, c));
        var y = Let("y", (j, c), WrittenOut[way](x[j, c], (letter, value) => Let(letter, (j, c), value)[j, c]));
        var cost = Let("H", -Sum(c, Sum(j, d[j, c] * Ln(y[j, c]) + (1 - d[j, c]) * Ln(1 - y[j, c]))));
        var slope = Let("g", (j, c), BackwardSweep.Of(cost, x[j, c])[x[j, c]].Value);
        var loops = LoopProgram.Of([slope[j, c], cost, y[j, c]], new Sizes((j, Range.Length), (c, 3)), [x, d]).Compile();
        var (inputs, targets) = (Range.SelectMany(each => Enumerable.Repeat(each, 3)).ToArray(), Enumerable.Repeat(new[] { 0, 0.25, 1 }, Range.Length).SelectMany(each => each).ToArray());
        inputs.CopyTo(loops[x]);
        targets.CopyTo(loops[d]);

        loops.Run();

        var expected = inputs.Zip(targets).Sum(one => CrossEntropy(one.First, one.Second));
        Assert.Equal(expected, loops[cost][0], 1e-13 * expected);
        Assert.All(inputs.Zip(targets).Zip(loops[slope[j, c]].ToArray()), one => Assert.Equal(Output(one.First.First) - one.First.Second, one.Second, 1e-13));
        Assert.All(inputs.Zip(loops[y[j, c]].ToArray()), one => Assert.Equal(Output(one.First), one.Second, 1e-15));
    }

    private static double Output(double x) => x > 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    // ln(1 + e^x) - d x, where ln(1 + e^-|x|) is its series once e^-|x| is small.
    private static double CrossEntropy(double x, double d)
    {
        var far = Math.Exp(-Math.Abs(x));
        return (far < 1e-8 ? far - far * far / 2 : Math.Log(1 + far)) + (x > 0 ? x * (1 - d) : -x * d);
    }

    [Fact]
    public void Softmax_far_apart_has_outputs_0_and_1_and_the_cost_of_the_class()
    {
        var total = Let("S", Exp(X) + Exp(X2));
        var (p, q) = (Let("p", Exp(X) / total), Let("q", Exp(X2) / total));
        var (right, wrong) = (Let("C", -Ln(p)), Let("C", -Ln(q)));
        (Expr, double)[] at = [(X, 1000), (X2, 0)];
        Assert.Equal([1.0, 0, 0, 1000], [p.Evaluate(at), q.Evaluate(at), right.Evaluate(at), wrong.Evaluate(at)]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_slope_of_a_softmax_and_of_costs_over_it_has_its_value_far_out(int units)
    {
        double[][] places = [[1000, 0, 0, 0], [0, 1000, 5, 0], [-1000, 0, 0, 0], [1000, 1000, -1000, 3], [-800, -1000, -900, -1000], [0.3, -1, 2, 0.5]];
        var z = Enumerable.Range(0, units).Select(k => Symbol("z", index: $"{k}")).ToArray();
        var total = z.Select(x => Exp(x)).Aggregate((x, y) => x + y);
        // As one formula, with a name for the sum, with names for all.
        foreach (var p in new[] { z.Select(x => Exp(x) / total).ToArray(), [.. z.Select(x => Exp(x) / Let("S", total))], [.. z.Select((x, k) => (Expr)Let("p", k, Exp(x) / Let("S", total)))] })
        {
            var (entropy, squares) = (-Ln(p[1]), z.Select((_, k) => Square(p[k] - (k == 1 ? 1 : 0))).Aggregate((x, y) => x + y) / 2);
            foreach (var place in places)
            {
                (Expr, double)[] at = [.. z.Zip(place, (symbol, value) => ((Expr)symbol, value))];
                var weights = place[..units].Select(value => Math.Exp(value - place[..units].Max())).ToArray();
                var shares = weights.Select(weight => weight / weights.Sum()).ToArray();
                for (var k = 0; k < units; k++)
                {
                    for (var j = 0; j < units; j++) Near(shares[j] * ((j == k ? 1 : 0) - shares[k]), p[j].Derivative(z[k]));
                    Near(shares[k] - (k == 1 ? 1 : 0), entropy.Derivative(z[k]));
                    Near(Enumerable.Range(0, units).Sum(j => (shares[j] - (j == 1 ? 1 : 0)) * shares[j] * ((j == k ? 1 : 0) - shares[k])), squares.Derivative(z[k]));
                }

                void Near(double expected, Expr found)
                {
                    Assert.Equal(expected, found.Evaluate(at), 1e-12);
                    Assert.Equal(expected, found.Compile([.. z])(place[..units]), 1e-12);
                }
            }
        }
    }

    public static TheoryData<string> Pairs => [.. All().Keys];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Cost_and_slope_are_finite_everywhere_and_agree_with_the_formula_where_it_has_a_value(string name)
    {
        var cost = All()[name];
        Expr[] all = [cost, cost.Derivative(X), cost.Derivative(X2), BackwardSweep.Of(cost, X)[X].Value];
        var compared = 0;
        foreach (var expression in all)
        {
            var f = expression.Compile(X, X2, D);
            foreach (var x in Range)
            {
                foreach (var x2 in Range)
                {
                    foreach (var d in new[] { 0.0, 0.3, 1 })
                    {
                        var value = f(x, x2, d);
                        Assert.True(double.IsFinite(value), $"{name}: {expression} is {value} at x = {x}, x₂ = {x2}, d = {d}");
                        Assert.Equal(value, expression.Evaluate(Needed(expression, x, x2, d)));
                        // The formula as it stands, evaluated step by step, where nothing is lost on the way.
                        if (Math.Abs(x) > 20 || Math.Abs(x2) > 20) continue;
                        var plain = Evaluation.Values([expression], Needed(expression, x, x2, d).ToDictionary(pair => pair.Item1, pair => pair.Item2))[expression];
                        Assert.Equal(plain, value, 1e-11 * Math.Max(1, Math.Abs(plain)));
                        compared++;
                    }
                }
            }
        }

        Assert.InRange(compared, 100, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_stable_form_is_never_told_to_differ_from_the_formula(string name)
    {
        var cost = All()[name];
        Assert.NotEqual(Verdict.Different, cost.CompareWith(cost.StableForm()).Verdict);
        Assert.NotEqual(Verdict.Different, cost.Derivative(X).CompareWith(cost.Derivative(X).StableForm()).Verdict);
    }

    // (e − 2.7) e⁷⁰⁹, whose terms multiplied out are each beyond every double.
    [Fact]
    public void What_has_a_value_as_it_is_written_has_it()
    {
        var (x, y, z) = (Symbol("x"), Symbol("y"), Symbol("z"));
        var formula = (Exp(x) - y) * Exp(z);
        var expected = (Math.E - 2.7) * Math.Exp(709);
        Assert.Equal(1, formula.Evaluate((x, 1), (y, 2.7), (z, 709)) / expected, 12);
        Assert.Equal(1, formula.Compile(x, y, z)(1, 2.7, 709) / expected, 12);
        Assert.DoesNotContain("NaN", WorkedExample.Of(Let("C", formula), [x], (x, 1), (y, 2.7), (z, 709)).ToString(), StringComparison.Ordinal);
        Assert.Equal(1, formula.Evaluate((x, 800), (y, 0), (z, -800)), 12);
    }

    [Fact]
    public void The_stable_form_can_be_shown()
    {
        Assert.Equal("softplus(−x)", (-Ln(Logistic(X))).StableForm().ToString());
        Assert.Equal("logistic(−x)", (1 - Logistic(X)).StableForm().ToString());
        Assert.Equal("softplus(x)", Ln(1 + Exp(X)).StableForm().ToString());
        Assert.Equal("logistic(x − x₂)", (Exp(X) / (Exp(X) + Exp(X2))).StableForm().ToString());
        Assert.Equal("x + softplus(x₂ − x)", Ln(Exp(X) + Exp(X2)).StableForm().ToString());
        Assert.Same(Square(X), Square(X).StableForm());
    }

    private static (Expr, double)[] Needed(Expr expression, double x, double x2, double d)
    {
        var symbols = expression.Symbols();
        return [.. new (Expr, double)[] { (X, x), (X2, x2), (D, d) }.Where(pair => symbols.Contains(pair.Item1))];
    }

    private static (Quantity Output, Quantity Cost) CrossEntropyOf(Expr output)
    {
        var a = Let("a", output);
        return (a, Let("C", -(D * Ln(a) + (1 - D) * Ln(1 - a))));
    }

    // x₂ is the net input of a second unit whose squared error is added, so that both are in every formula.
    private static Dictionary<string, Quantity> All()
    {
        var costs = new Dictionary<string, Quantity>();
        var z = Let("z", X);
        foreach (var (name, f) in new (string, UnaryFunction)[] { ("logistic", Logistic), ("tanh", Tanh), ("relu", ReLU), ("softplus", Softplus), ("identity", x => x), ("logistic written out", x => 1 / (1 + Exp(-x))), ("tanh written out", x => 2 / (1 + Exp(-2 * x)) - 1) })
        {
            var (a, second) = (Let("a", f(z)), Let("h", f(X2)));
            costs.Add($"{name}, half squares", Let("C", (Square(a - D) + Square(second - D)) / 2));
        }

        foreach (var (name, f) in new (string, UnaryFunction)[] { ("logistic", Logistic), ("logistic written out", x => 1 / (1 + Exp(-x))) })
        {
            var (a, second) = (Let("a", f(z)), Let("h", f(X2)));
            costs.Add($"{name}, cross-entropy", Let("C", -(D * Ln(a) + (1 - D) * Ln(1 - a)) - (D * Ln(second) + (1 - D) * Ln(1 - second))));
            costs.Add($"{name}, cross-entropy of classes", Let("C", -(D * Ln(a) + (1 - D) * Ln(second))));
        }

        return costs;
    }
}
