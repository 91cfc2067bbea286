using Backprop.Tests.HandWritten;

namespace Backprop.Tests.Learning;

/// <summary>The derived gradient of random networks, against measured slopes and against back-propagation written by hand.</summary>
public class DerivedGradients
{
    private const double Agreement = 1e-6;

    [Fact]
    public void Random_networks_agree_with_slopes_and_with_the_hand_written_gradient()
    {
        for (var seed = 1; seed <= Trials.Or(100); seed++)
        {
            var trial = new RandomNetwork(seed);
            var derived = trial.Network.Compile(trial.Data.CaseCount);
            derived.Load(trial.Data);
            trial.Parameters.CopyTo(derived.Parameters);
            derived.Sweep();
            var gradient = derived.Gradient.ToArray();

            var byHand = new double[gradient.Length];
            trial.HandWritten.Forward(trial.Parameters);
            var cost = trial.HandWritten.Backward(trial.Parameters, byHand);
            Assert.Equal(trial.Parameters.Length, gradient.Length);
            Assert.True(Math.Abs(cost - derived.Cost) <= Agreement * Math.Max(1, Math.Abs(cost)), $"{trial}: cost {derived.Cost}, by hand {cost}");

            // Where the gradient is 0, as for softmax over one class, rounding is all that is left.
            var largest = Math.Max(1e-3, byHand.Max(Math.Abs));
            for (var k = 0; k < gradient.Length; k++)
            {
                Assert.True(
                    Math.Abs(gradient[k] - byHand[k]) <= Agreement * Math.Max(Math.Abs(byHand[k]), 1e-6 * largest),
                    $"{trial}: parameter {k}: derived {gradient[k]}, by hand {byHand[k]}");
            }

            // A slope along a random direction takes all parameters in at once.
            var direction = new SeededRandom(seed).Uniform(gradient.Length, 1);
            var measured = (CostAt(derived, trial.Parameters, direction, 1e-5) - CostAt(derived, trial.Parameters, direction, -1e-5)) / 2e-5;
            var expected = gradient.Zip(direction, (g, d) => g * d).Sum();
            Assert.True(Math.Abs(measured - expected) <= Agreement * Math.Max(Math.Abs(expected), 1e-3 * (1 + Math.Abs(cost))), $"{trial}: slope {measured}, derived {expected}");
        }
    }

    [Fact]
    public void Training_with_the_derived_gradient_takes_the_steps_of_the_hand_written_one()
    {
        var data = DataSet.Of(CsvTable.Read(BookData.File("symmetry.csv")), ["x1", "x2", "x3", "x4", "x5", "x6"], ["target"]);
        var network = Network.Layered(6, 2, 1).Compile(data.CaseCount);
        network.Load(data);
        var trainer = new Trainer(network, new SeededRandom(7), 0.3);
        var byHand = new LayeredNet([6], [new(2, [0], Bend.Logistic), new(1, [1], Bend.Logistic)], data.CaseCount);
        byHand.SetInput(0, data.Inputs);
        byHand.SetTarget(data.Targets);
        var w = new SeededRandom(7).Uniform(byHand.ParameterCount, 0.3);
        Assert.Equal(w, network.Parameters.ToArray());
        var (gradient, descent) = (new double[w.Length], new HandWritten.Descent(w.Length));
        for (var sweep = 0; sweep < 50; sweep++)
        {
            byHand.Forward(w);
            byHand.Backward(w, gradient);
            descent.Apply(w, gradient, 0.1, 0.9, 0.001);
            trainer.Step(new LearningRule(0.1, 0.9, 0.001));
        }

        for (var k = 0; k < w.Length; k++) Assert.Equal(w[k], network.Parameters[k], 1e-9);
        Assert.Equal(50, trainer.Sweeps);
    }

    [Fact]
    public void The_rule_follows_equation_9_and_then_decays()
    {
        // Step 1: Δ = −0.1·2 = −0.2, w = (1 − 0.2)·0.99 = 0.792. Step 2: Δ = −0.2 + 0.9·(−0.2) = −0.38, w = 0.412·0.99.
        var rule = new LearningRule(Rate: 0.1, Momentum: 0.9, Decay: 0.01);
        double[] w = [1, 1, 1, 1, 1], gradient = [2, 2, 2, 2, 2], change = new double[5];
        rule.Apply(w, gradient, change);
        rule.Apply(w, gradient, change);
        foreach (var weight in w) Assert.Equal(0.412 * 0.99, weight, 12);
    }

    [Fact]
    public void A_sweep_allocates_nothing()
    {
        var trainer = new Trainer(Network.Layered(5, 3, 2).Compile(7), new SeededRandom(1), 1);
        trainer.Step(new LearningRule(0.1));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var k = 0; k < 100; k++) trainer.Step(new LearningRule(0.1));
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Small_parts_of_the_data_give_the_gradient_of_their_cases()
    {
        var trial = new RandomNetwork(3);
        var part = trial.Network.Compile(2);
        trial.Parameters.CopyTo(part.Parameters);
        part.Load(trial.Data, [1, 0]);
        part.Sweep();
        var two = trial.Network.Compile(2);
        trial.Parameters.CopyTo(two.Parameters);
        two.Load(trial.Data.Cases([1, 0]));
        two.Sweep();
        Assert.Equal(two.Gradient.ToArray(), part.Gradient.ToArray());
        Assert.Throws<ArgumentException>(() => part.Load(trial.Data, [0]));
    }

    [Fact]
    public void A_data_set_of_another_width_is_refused_by_layer_and_sizes()
    {
        var network = Network.Layered(3, 1).Compile(2);
        Assert.Contains("3 input units (input (3)); the data have 2", Assert.Throws<ArgumentException>(() => network.Load(new DataSet([1, 2, 3, 4], [0, 1], 2))).Message, StringComparison.Ordinal);
        Assert.Contains("compiled for 2 cases; found 1", Assert.Throws<ArgumentException>(() => network.Load(new DataSet([1, 2, 3], [0], 1))).Message, StringComparison.Ordinal);
        Assert.Contains("unit 0, case 1", Assert.Throws<ArgumentException>(() => new DataSet([1, double.NaN], [0, 1], 2)).Message, StringComparison.OrdinalIgnoreCase);
    }

    private static double CostAt(CompiledNetwork network, double[] parameters, double[] direction, double step)
    {
        for (var k = 0; k < parameters.Length; k++) network.Parameters[k] = parameters[k] + step * direction[k];
        network.Sweep();
        return network.Cost;
    }
}
