using System.Reflection;

namespace Backprop.Tests.Learning;

/// <summary>Compiled networks keep cost and gradient finite for net inputs from −1000 to 1000, single and in batches.</summary>
public class RangeOfNetworks
{
    private static readonly double[] Range = [-1000, -800, -40, -1, 0, 0.5, 37.4, 710, 1000];

    // By themselves the factors are 0 and beyond every double; together they are 1, and 1 + e^x.
    [Theory]
    [InlineData(40)]
    [InlineData(400)]
    [InlineData(-400)]
    public void Exponentials_that_meet_in_a_product_have_a_value_in_loops_as_well(double at)
    {
        var i = Notation.Index("i");
        var x = Notation.Indexed("x", i);
        foreach (var formula in new[] { (1 - Notation.Logistic(x[i])) * Notation.Exp(x[i]), Notation.Exp(x[i]) * Notation.Exp(-x[i]), 1 / (2 + Notation.Exp(x[i]) * (1 - Notation.Logistic(x[i]))) })
        {
            var q = Notation.Let("q", i, formula);
            var run = LoopProgram.Of([q], new Sizes((i, 1))).Compile();
            run.Values(x)[0] = at;
            run.Run();
            var single = formula.For(new Sizes((i, 1)), (i, 1));
            var expected = single.Evaluate((single.Symbols().Single(), at));
            Assert.InRange(expected, double.Epsilon, double.MaxValue);
            Assert.Equal(expected, run[q][0], 1e-12 * expected);
        }
    }

    // By hand: 1/(1 + e^10), and 1001 + ln(1 + e^−1).
    private const double Tenth = 4.5397868702434395e-05, Softplus1 = 0.31326168751822286;

    // However it is written: with a temperature, a sign or another term in the exponent, with the sum in its place or under a name.
    [Theory]
    [InlineData(700, 710)]
    [InlineData(800, 810)]
    [InlineData(-744, -734)]
    [InlineData(-810, -800)]
    public void A_softmax_has_its_value_in_loops_however_it_is_written(double first, double second)
    {
        var (j, l, x, t) = (Notation.Index("j"), Notation.Index("l", size: "n_j"), Notation.Symbol("x"), Notation.Symbol("t"));
        var u = Notation.Indexed("u", j);
        Expr Over(Func<IndexVariable, Expr> exponent, bool isNamed) => Notation.Exp(exponent(j)) / (isNamed ? Notation.Let("S", Notation.Sum(l, Notation.Exp(exponent(l)))) : Notation.Sum(l, Notation.Exp(exponent(l))));
        foreach (var isNamed in new[] { false, true })
        {
            foreach (var (exponent, sign) in new (Func<IndexVariable, Expr>, double)[] { (i => u[i], 1), (i => u[i] / t, 1), (i => u[i] - x, 1), (i => -u[i], -1), (i => 2 * u[i] / t / 2, 1) })
            {
                var p = Notation.Let("p", j, Over(exponent, isNamed));
                var run = LoopProgram.Of([p], new Sizes((j, 2))).Compile();
                (run.Values(u)[0], run.Values(u)[1]) = (first, second);
                foreach (var symbol in p.Definition!.Symbols().Where(symbol => symbol.Equals(x) || symbol.Equals(t))) run.Values(Family.Of(symbol)!)[0] = 1;
                run.Run();
                Assert.Equal(sign > 0 ? Tenth : 1 - Tenth, run[p][0], 1e-13);
                Assert.Equal(sign > 0 ? 1 - Tenth : Tenth, run[p][1], 1e-13);
            }

            var cost = Notation.Let("E", -Notation.Sum(j, Notation.Indexed("d", j)[j] * Notation.Ln(Notation.Let("p", j, Over(i => u[i], isNamed))[j])));
            var back = LoopProgram.Of([BackwardSweep.Of(cost, u)[u].Value], new Sizes((j, 2))).Compile();
            (back.Values(u)[0], back.Values(u)[1], back.Values(Notation.Indexed("d", j))[0]) = (first, second, 1);
            back.Run();
            Assert.Equal(Tenth - 1, back[BackwardSweep.Of(cost, u)[u].Value][0], 1e-13);
        }
    }

    [Theory]
    [InlineData(1000, 1001)]
    [InlineData(-1001, -1000)]
    public void The_logarithm_of_a_sum_of_exponentials_has_its_value_in_loops_without_a_name_for_the_sum(double first, double second)
    {
        var l = Notation.Index("l");
        var u = Notation.Indexed("u", l);
        var sum = Notation.Let("L", Notation.Ln(Notation.Sum(l, Notation.Exp(u[l]))));
        var run = LoopProgram.Of([sum], new Sizes((l, 2))).Compile();
        (run.Values(u)[0], run.Values(u)[1]) = (first, second);
        run.Run();
        Assert.Equal(second + Softplus1, run[sum][0], 1e-12);
    }

    [Fact]
    public void Softmax_far_apart_has_outputs_0_and_1_and_the_cost_of_the_class()
    {
        var run = At(Activation.Softmax, Cost.ClassCrossEntropy, [1000, 0], [1, 0]);
        Assert.Equal([1, 0], run.Output.ToArray());
        Assert.Equal(0, run.Cost);
        Assert.All(run.Gradient.ToArray(), derivative => Assert.Equal(0, derivative));

        // The other class: −ln p = 1000, and the slopes by the biases are y − d.
        var wrong = At(Activation.Softmax, Cost.ClassCrossEntropy, [1000, 0], [0, 1]);
        Assert.Equal(1000, wrong.Cost);
        Assert.Equal([1, -1], Slopes(wrong));
    }

    [Theory]
    [InlineData(40, 1, 4.248354255291589e-18, 0)]
    [InlineData(-800, 1, 800, -1)]
    [InlineData(1000, 0, 1000, 1)]
    public void A_logistic_unit_with_cross_entropy(double x, double d, double cost, double slope)
    {
        var run = At(Activation.Logistic, Cost.CrossEntropy, [x], [d]);
        Assert.Equal(cost, run.Cost, 1e-13 * cost);
        Assert.Equal(slope, Slopes(run).Single(), 1e-15);
    }

    public static TheoryData<string, string> Pairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var activation in Activations.Keys)
        {
            foreach (var cost in Costs.Where(cost => !cost.TakesLogarithms)) pairs.Add(activation, cost.Name);
        }

        pairs.Add("logistic", Cost.CrossEntropy.Name);
        pairs.Add("logistic", Cost.ClassCrossEntropy.Name);
        pairs.Add("softmax", Cost.ClassCrossEntropy.Name);
        return pairs;
    }

    public static TheoryData<string, string> Refused()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var activation in Activations.Keys.Except(["logistic", "softmax"]))
        {
            foreach (var cost in Costs.Where(cost => cost.TakesLogarithms)) pairs.Add(activation, cost.Name);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_cost_that_takes_logarithms_refuses_outputs_that_have_none(string activation, string costName)
    {
        var error = Assert.Throws<ArgumentException>(() => Network.Layered(Activations[activation], Costs.Single(other => other.Name == costName), 2, 3));
        Assert.Contains("those of output do not: at the net input", error.Message, StringComparison.Ordinal);
        Assert.Contains("Logistic or Softmax", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cross_entropy_of_single_units_over_a_softmax_is_refused() => Assert.EndsWith(
        "Choose the cost ClassCrossEntropy. (Parameter 'cost')",
        Assert.Throws<ArgumentException>(() => Network.Layered(Activation.Softmax, Cost.CrossEntropy, 2, 3)).Message,
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_is_finite_and_a_batch_gives_the_sum_of_its_cases(string activation, string costName)
    {
        var cost = Costs.Single(other => other.Name == costName);
        double[][] inputs = [.. Range.SelectMany(x => Range, (x, y) => new[] { x, y, -0.3 })];
        double[][] targets = [.. inputs.Select((_, k) => new double[] { k % 3 == 0 ? 1 : 0, k % 3 == 1 ? 1 : 0, k % 3 == 2 ? 1 : 0 })];
        var (cases, total) = (inputs.Length, 0.0);
        var batch = Compiled(Activations[activation], cost, inputs, targets);
        Assert.True(double.IsFinite(batch.Cost), $"the cost of the batch is {batch.Cost}");
        Assert.All(batch.Gradient.ToArray(), derivative => Assert.True(double.IsFinite(derivative)));
        for (var k = 0; k < cases; k++)
        {
            var single = At(Activations[activation], cost, inputs[k], targets[k]);
            Assert.True(double.IsFinite(single.Cost), $"the cost is {single.Cost} at {string.Join(", ", inputs[k])}");
            Assert.All(single.Gradient.ToArray(), derivative => Assert.True(double.IsFinite(derivative)));
            for (var j = 0; j < 3; j++) Assert.Equal(single.Output[j], batch.Output[j * cases + k]);
            total += single.Cost;
        }

        Assert.Equal(cost == Cost.MeanSquared ? total / cases : total, batch.Cost, 1e-12 * Math.Abs(total));
    }

    [Fact]
    public void The_largest_net_input_is_a_statement_of_its_own_where_outputs_are_a_softmax()
    {
        var program = Network.Layered(Activation.Softmax, Cost.ClassCrossEntropy, 2, 3).Compile(4).Program.ToString();
        Assert.Contains("max_", program, StringComparison.Ordinal);
        Assert.DoesNotContain("max_", Network.Layered(Activation.Logistic, Cost.CrossEntropy, 2, 3).Compile(4).Program.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_activation_and_no_cost_is_left_out()
    {
        Assert.Equal(Named<Activation>(), Activations.Values.ToHashSet());
        Assert.Equal(Named<Cost>(), Costs.ToHashSet().Intersect(Named<Cost>()).ToHashSet());

        static HashSet<T> Named<T>() => [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)).OfType<T>()];
    }

    private static readonly Dictionary<string, Activation> Activations = new()
    {
        ["logistic"] = Activation.Logistic, ["tanh"] = Activation.Tanh, ["relu"] = Activation.ReLU,
        ["softplus"] = Activation.Softplus, ["identity"] = Activation.Identity, ["softmax"] = Activation.Softmax,
    };

    private static readonly Cost[] Costs = [Cost.HalfSumOfSquares, Cost.MeanSquared, Cost.CrossEntropy, Cost.ClassCrossEntropy, Cost.SquaresWithDeadZone(new Rational(1, 5), new Rational(4, 5))];

    private static CompiledNetwork At(Activation activation, Cost cost, double[] netInputs, double[] targets) => Compiled(activation, cost, [netInputs], [targets]);

    // One layer whose weights are 1 from its own input and 0 from the others, so that the net inputs are the inputs.
    private static CompiledNetwork Compiled(Activation activation, Cost cost, double[][] netInputs, double[][] targets)
    {
        var (units, cases) = (netInputs[0].Length, netInputs.Length);
        var run = Network.Of(Layer.Of("output", units, activation, Layer.Input("input", units)), cost).Compile(cases);
        var weights = run[run.Network.WeightsBetween(run.Network.Inputs.Single(), run.Network.Output)];
        for (var j = 0; j < units; j++)
        {
            weights[j * units + j] = 1;
            for (var c = 0; c < cases; c++)
            {
                run[run.Network.Inputs.Single()][j * cases + c] = netInputs[c][j];
                run.Targets[j * cases + c] = targets[c][j];
            }
        }

        run.Sweep();
        return run;
    }

    private static double[] Slopes(CompiledNetwork run) => run.Gradient[^run.Network.Output.Units..].ToArray();
}
