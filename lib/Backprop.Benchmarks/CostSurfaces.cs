using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using static Backprop.Notation;

namespace Backprop.Benchmarks;

/// <summary>The cost of one logistic neuron over 64 examples, at every point of a grid over its weight and its bias.</summary>
/// <remarks>One call is an iteration, so that the shortest of a hundred says something on a machine that does other work too.</remarks>
[MinColumn]
[WarmupCount(40)]
[IterationCount(100)]
[InvocationCount(1)]
public class CostSurfaces
{
    private readonly double[,] _examples = new double[64, 2];
    private readonly double[] _inputs = new double[64];
    private CostFunction _cost = null!;
    private CostGrid _grid = null!;
    private double[] _sides = null!;
    private double[,] _heights = null!;
    private Symbol _w = null!;
    private Symbol _b = null!;

    [Params(200, 400)]
    public int Points { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        (_w, _b) = (Symbol("w"), Symbol("b"));
        var (x, d) = (Symbol("x"), Symbol("d"));
        for (var c = 0; c < 64; c++)
        {
            _inputs[c] = _examples[c, 0] = -3 + 6 * c / 63.0;
            _examples[c, 1] = c % 7 == 0 ^ c > 30 ? 1 : 0;
        }

        _cost = CostFunction.Of(Let("E", OneHalf * Square(Let("y", Logistic(Let("z", _w * x + _b))) - d)), [_w, _b]).Over([x, d], _examples);
        _grid = CompiledGrid();
        _sides = [.. Grid.Steps(-6, 6, Points)];
        _heights = new double[Points, Points];
    }

    /// <summary>From the formula to machine code.</summary>
    [Benchmark]
    public object Compile() => CompiledGrid();

    /// <summary>The derived cost, compiled.</summary>
    [Benchmark]
    public double[,] Derived() => _grid.Evaluate(_sides, _sides);

    /// <summary>The same by hand: three loops, one core.</summary>
    [Benchmark(Baseline = true)]
    public double[,] PlainLoop()
    {
        for (var j = 0; j < Points; j++)
        {
            for (var i = 0; i < Points; i++) _heights[j, i] = CostAt(_sides[i], _sides[j]);
        }

        return _heights;
    }

    /// <summary>The same by hand, the rows on all cores.</summary>
    [Benchmark]
    public double[,] PlainLoopOnAllCores()
    {
        Parallel.For(0, Points, j =>
        {
            for (var i = 0; i < Points; i++) _heights[j, i] = CostAt(_sides[i], _sides[j]);
        });
        return _heights;
    }

    /// <summary>The exponentials alone, one at a time, on one core.</summary>
    [Benchmark]
    public double Exponentials()
    {
        var sum = 0.0;
        for (var j = 0; j < Points; j++)
        {
            for (var i = 0; i < Points; i++)
            {
                for (var c = 0; c < 64; c++) sum += Math.Exp(-(_sides[i] * _examples[c, 0] + _sides[j]));
            }
        }

        return sum;
    }

    /// <summary>The exponentials alone, four at a time, on one core.</summary>
    [Benchmark]
    public Vector256<double> ExponentialsInVectors()
    {
        var sum = Vector256<double>.Zero;
        for (var j = 0; j < Points; j++)
        {
            for (var i = 0; i < Points; i++)
            {
                for (var c = 0; c < 64; c += 4) sum += Vector256.Exp(Vector256.Create(-_sides[j]) - Vector256.Create(_sides[i]) * Vector256.Create(_inputs, c));
            }
        }

        return sum;
    }

    private CostGrid CompiledGrid() => CostGrid.Of(_cost, _w, _b, Points);

    private double CostAt(double w, double b)
    {
        var cost = 0.0;
        for (var c = 0; c < 64; c++)
        {
            var error = 1 / (1 + Math.Exp(-(w * _examples[c, 0] + b))) - _examples[c, 1];
            cost += 0.5 * error * error;
        }

        return cost;
    }
}
