using BenchmarkDotNet.Attributes;
using static Backprop.Notation;

namespace Backprop.Benchmarks;

/// <summary>All 2n partial derivatives of a chain of n layers with one neuron each and σ undefined: derived, and printed.</summary>
[MemoryDiagnoser]
public class FullGradient
{
    private Quantity _cost = null!;
    private Expr[] _parameters = null!;
    private BackwardSweep _sweep = null!;

    [Params(8, 16, 32, 128, 1_000, 10_000)]
    public int Layers { get; set; }

    [GlobalSetup]
    public void BuildChain()
    {
        var parameters = new List<Expr>();
        var σ = Function("σ");
        Expr activation = Symbol("a", layer: "0");
        for (var l = 1; l <= Layers; l++)
        {
            var (w, b) = (Symbol("w", layer: $"{l}"), Symbol("b", layer: $"{l}"));
            parameters.AddRange([w, b]);
            activation = Let("a", layer: $"{l}", σ(Let("z", layer: $"{l}", w * activation + b)));
        }

        _cost = Let("C", index: 0, Square(activation - Symbol("y")));
        _parameters = [.. parameters];
        _sweep = Derive();
    }

    [Benchmark]
    public BackwardSweep Derive() => BackwardSweep.Of(_cost, _parameters);

    [Benchmark]
    public int Print() => _sweep.ToLatex().Length;
}
