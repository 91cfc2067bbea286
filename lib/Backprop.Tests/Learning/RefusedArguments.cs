using static Backprop.Notation;

namespace Backprop.Tests.Learning;

/// <summary>Arguments outside what the documentation states are refused with their name, value and bounds.</summary>
public class RefusedArguments
{
    [Theory]
    [InlineData(double.NaN, 0, 0, "Rate is NaN; expected a finite number above 0.")]
    [InlineData(-1, 0, 0, "Rate is -1; expected a finite number above 0.")]
    [InlineData(0, 0, 0, "Rate is 0; expected a finite number above 0.")]
    [InlineData(0.1, 1.5, 0, "Momentum is 1.5; expected a number from 0 to less than 1.")]
    [InlineData(0.1, 1, 0, "Momentum is 1; expected a number from 0 to less than 1.")]
    [InlineData(0.1, -0.1, 0, "Momentum is -0.1; expected a number from 0 to less than 1.")]
    [InlineData(0.1, 0, 2, "Decay is 2; expected a number from 0 to less than 1.")]
    [InlineData(0.1, 0, double.NaN, "Decay is NaN; expected a number from 0 to less than 1.")]
    public void A_learning_rule_out_of_bounds(double rate, double momentum, double decay, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRule(rate, momentum, decay)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_learning_rule_that_no_constructor_has_made() =>
        Assert.StartsWith("Rate is 0; expected", Assert.Throws<ArgumentOutOfRangeException>(() => default(LearningRule).Apply([1], [1], [0])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_unit_or_case_that_the_data_do_not_have()
    {
        var data = new DataSet([1, 2, 3, 4], [1, 2], 2);
        Assert.Equal(4, data.Input(1, 1));
        Assert.StartsWith("Found the case 3, expected one from 0 to 1.", Assert.Throws<ArgumentOutOfRangeException>(() => data.Input(0, 3)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found the unit 1, expected one from 0 to 0.", Assert.Throws<ArgumentOutOfRangeException>(() => data.Target(1, 0)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found the case 5, expected", Assert.Throws<ArgumentOutOfRangeException>(() => data.Cases([5])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_of_right_cases_that_are_crossed() =>
        Assert.StartsWith("Off is below 0.9 and on above 0.1;", Assert.Throws<ArgumentException>(() => Network.Layered(2, 1).Compile(3).RightCases(0.9, 0.1)).Message, StringComparison.Ordinal);

    [Fact]
    public void More_numbers_than_one_array_holds()
    {
        var (i, j) = (Index("i"), Index("j"));
        var w = Indexed("w", i, j);
        var error = Assert.Throws<ArgumentException>(() => LoopProgram.Of([Let("q", (i, j), 2 * w[i, j])], new Sizes((i, 100_000), (j, 100_000))));
        Assert.Contains("10,000,000,000 numbers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_symbol_of_a_worked_example_with_two_values()
    {
        var s = Symbol("s");
        Assert.StartsWith("s has two values: 1 and 2.", Assert.Throws<ArgumentException>(() => WorkedExample.Of(Let("C", Square(s)), [s], (s, 1), (s, 2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_learning_rule_that_is_changed_to_be_out_of_bounds() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LearningRule(0.1) with { Momentum = 1 });

    [Fact]
    public void A_negative_number_of_sweeps_a_range_that_is_no_number_and_parts_larger_than_the_data()
    {
        var network = Network.Layered(2, 1).Compile(8);
        var trainer = new Trainer(network);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Train(new LearningRule(0.1), sweeps: -5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(network, new SeededRandom(1), double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer(network, new SeededRandom(1), -1));
        var four = new DataSet([0, 0, 1, 1, 0, 1, 0, 1], [0, 1, 1, 0], 4);
        Assert.StartsWith("The network was compiled for parts of 8 cases; the data have 4", Assert.Throws<ArgumentException>(() => trainer.Pass(new LearningRule(0.1), four, new SeededRandom(1))).Message, StringComparison.Ordinal);
        Assert.StartsWith("The data have the cases 0 to 3; found 7.", Assert.Throws<ArgumentException>(() => Network.Layered(2, 1).Compile(2).Load(four, [0, 7])).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Nothings => [.. OfNothing.Keys];

    private static Dictionary<string, (Action Make, string Said)> OfNothing => new()
    {
        ["a layer of 0 units"] = (() => Layer.Of("h", 0, Activation.Logistic, Layer.Input("i", 2)), "('0')"),
        ["an input of -1 units"] = (() => Layer.Input("i", -1), "('-1')"),
        ["a network of one layer"] = (() => Network.Layered(3), "at least"),
        ["a network for 0 cases"] = (() => Network.Layered(2, 1).Compile(0), "n = 0; expected at least 1"),
        ["an index up to 0"] = (() => _ = new Sizes((Index("i"), 0)), "0"),
        ["a check at 0 points"] = (() => GradientCheck.Of(Square(Symbol("w")), Symbol("w"), 2 * Symbol("w"), points: 0), "('0')"),
        ["a histogram of 0 boxes"] = (() => Plot.Histogram("t", "x", [1.0, 2], bins: 0).ToString(), "bins ('0')"),
        ["a surface of 1 point a side"] = (() => CostSurface.Of(CostFunction.Of(Let("C", Square(Symbol("w") + Symbol("b"))), [Symbol("w"), Symbol("b")]), (Symbol("w"), 0, 1), (Symbol("b"), 0, 1), points: 1), "1"),
        ["a data set of 0 cases"] = (() => _ = new DataSet([], [], 0), "0"),
        ["0 seeds"] = (() => ManySeeds.Run(0, seed => seed), "count ('0')"),
        ["-1 threads"] = (() => ManySeeds.Run(3, seed => seed, threads: -1), "threads ('-1')"),
        ["the quantile of nothing"] = (() => Quantile.Of([], 0.5), "Found no numbers"),
    };

    [Theory]
    [MemberData(nameof(Nothings))]
    public void Nothing_where_something_is_needed(string what)
    {
        var error = Assert.ThrowsAny<ArgumentException>(OfNothing[what].Make);
        Assert.Contains(OfNothing[what].Said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_stops_where_the_cost_is_no_number_and_says_so()
    {
        var network = Network.Layered(Activation.Identity, Cost.HalfSumOfSquares, 1, 1).Compile(1);
        network.Load(new DataSet([2], [1], 1));
        var trainer = new Trainer(network);
        // The weight is thrown farther with every step, by a factor of about 400, until it is out of range.
        var error = Assert.Throws<ArithmeticException>(() => trainer.Train(new LearningRule(100), sweeps: 1000));
        Assert.Matches("The cost is (∞|Infinity|NaN) after [0-9]+ changes with learning rate 100, momentum 0, decay 0", error.Message);
        Assert.InRange(trainer.Sweeps, 10, 200);
    }

    [Fact]
    public void A_symbol_that_a_network_has_besides_its_parameters_needs_a_value_and_is_copied()
    {
        var slope = Symbol("s");
        var network = Network.Of(Layer.Of("y", 1, Activation.Of(u => slope * u), Layer.Input("x", 1))).Compile(1);
        network.Load(new DataSet([2], [1], 1));
        network.Parameters.Fill(1);
        Assert.StartsWith("s has no value; the network depends on it besides its parameters", Assert.Throws<InvalidOperationException>(network.Sweep).Message, StringComparison.Ordinal);
        network[slope][0] = 0.5;
        var copy = network.Copy();
        copy.Sweep();
        // s(w·2 + b), with weight and bias 1.
        Assert.Equal(1.5, copy.Output[0]);
    }

    [Fact]
    public void A_cost_that_is_not_summed_is_refused_with_its_index() =>
        Assert.Contains("Sum over it", Assert.Throws<ArgumentException>(() => Network.Layered(Activation.Tanh, new Cost("open", (output, target, j, c) => Square(output - target)), 1, 2)).Message, StringComparison.Ordinal);

    // Three times w², as for three examples with an input that the cost does not mention.
    [Fact]
    public void Examples_without_inputs_are_summed_like_others()
    {
        var w = Symbol("w");
        Assert.Equal(12, CostFunction.Of(Let("C", Square(w)), [w]).Over([], new double[3, 0]).Value(2));
    }

    [Fact]
    public void A_descent_that_leaves_the_range_of_numbers_says_that_it_stopped()
    {
        var w = Symbol("w");
        var descent = GradientDescent.Run(CostFunction.Of(Let("C", Square(w)), [w]), [1], learningRate: 100, sweeps: 1000);
        Assert.InRange(descent.Sweeps, 10, 200);
        Assert.Equal(1000, descent.Asked);
        Assert.EndsWith("stopped before 1000, since the next place or its cost is no finite number", descent.ToString(), StringComparison.Ordinal);
    }
}
