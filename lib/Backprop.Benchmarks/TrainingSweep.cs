using Backprop.Tests.HandWritten;
using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks;

/// <summary>One sweep of training, the gradient over all cases and the change of the weights by equation (9): derived and compiled, and written by hand.</summary>
public class TrainingSweep
{
    // So small that the millionth sweep still computes with the numbers of the first.
    private const double Rate = 1e-12;
    private const double Momentum = 0.9;

    private SweepTask _task = null!;
    private Descent _descent = null!;
    private double[] _parameters = null!;
    private double[] _gradient = null!;
    private Trainer _trainer = null!;

    [Params("XOR", "symmetry", "family trees", "784-100-10")]
    public string Task { get; set; } = "";

    [GlobalSetup]
    public void Build()
    {
        _task = SweepTask.Of(Task);
        _parameters = new SeededRandom(1986).Uniform(_task.ByHand.ParameterCount, 0.3);
        (_gradient, _descent) = (new double[_parameters.Length], new(_parameters.Length));
        var network = _task.Network.Compile(_task.Data.CaseCount);
        network.Load(_task.Data);
        _parameters.CopyTo(network.Parameters);
        _trainer = new Trainer(network);
    }

    /// <summary>Loops written by hand, with vectors of four doubles.</summary>
    [Benchmark(Baseline = true)]
    public double HandWritten()
    {
        _task.ByHand.Forward(_parameters);
        var error = _task.ByHand.Backward(_parameters, _gradient);
        _descent.Apply(_parameters, _gradient, Rate, Momentum);
        return error;
    }

    /// <summary>The derived formulas, compiled.</summary>
    [Benchmark]
    public double Derived() => _trainer.Step(new LearningRule(Rate, Momentum));
}
