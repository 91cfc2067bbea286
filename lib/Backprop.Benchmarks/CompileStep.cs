using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks;

/// <summary>What it takes to get from layers to a first gradient: deriving the formulas, and compiling them as well.</summary>
public class CompileStep
{
    private SweepTask _task = null!;

    [Params("XOR", "symmetry", "family trees", "784-100-10")]
    public string Task { get; set; } = "";

    [GlobalSetup]
    public void Build() => _task = SweepTask.Of(Task);

    /// <summary>Definitions and the backward sweep, as formulas.</summary>
    [Benchmark]
    public Network Derive() => Network.Of(_task.Network.Output, _task.Network.CostFunction);

    /// <summary>The same as machine code, run once so that it is really there. A network keeps its code, so a new one is made.</summary>
    [Benchmark]
    public double DeriveAndCompile()
    {
        var network = Derive().Compile(_task.Data.CaseCount);
        network.Sweep();
        return network.Cost;
    }
}
