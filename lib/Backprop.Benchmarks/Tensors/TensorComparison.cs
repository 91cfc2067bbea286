using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace Backprop.Benchmarks.Tensors;

/// <summary>System.Numerics.Tensors beside the library's own vector code: whether a number has the same bits alone and in a span, and how long a sweep takes.</summary>
internal static class TensorComparison
{
    private const int Numbers = 20_000;

    /// <summary>Prints both. Exit code 1 where the two gradients are not equal.</summary>
    public static int Run()
    {
        var random = new SeededRandom(1986);
        var (x, y, z) = (random.Uniform(Numbers, 30), random.Uniform(Numbers, 1), random.Uniform(Numbers, 1));
        double[] results = new double[Numbers], alone = new double[1];
        Console.WriteLine($"Of {Text(Numbers)} numbers in one span so many have other bits than alone, with vectors of {Text(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128)} bits:");
        TensorPrimitives.Exp<double>(x, results);
        Console.WriteLine($"exponentials {Text(Different(at => TensorPrimitives.Exp(x.AsSpan(at, 1), alone.AsSpan())))}");
        TensorPrimitives.Sigmoid<double>(x, results);
        Console.WriteLine($"logistic functions {Text(Different(at => TensorPrimitives.Sigmoid(x.AsSpan(at, 1), alone.AsSpan())))}");
        TensorPrimitives.FusedMultiplyAdd<double>(x, y, z, results);
        Console.WriteLine($"multiply-adds {Text(Different(at => TensorPrimitives.FusedMultiplyAdd(x.AsSpan(at, 1), y.AsSpan(at, 1), z.AsSpan(at, 1), alone.AsSpan())))}\n");

        Console.WriteLine("| task | derived | of tensors | hand-written | derived to hand-written | tensors to hand-written |\n|---|---:|---:|---:|---:|---:|");
        foreach (var (name, units) in new[] { ("XOR", new[] { 2, 2, 1 }), ("symmetry", [6, 2, 1]), ("784-100-10", [784, 100, 10]) })
        {
            if (!Sweeps(name, units)) return 1;
        }

        return 0;

        int Different(Action<int> computeAlone) => Enumerable.Range(0, Numbers).Count(at =>
        {
            computeAlone(at);
            return BitConverter.DoubleToInt64Bits(alone[0]) != BitConverter.DoubleToInt64Bits(results[at]);
        });
    }

    // The gradient alone, without the change of the weights.
    private static bool Sweeps(string name, int[] units)
    {
        var task = SweepTask.Of(name);
        var derived = task.Network.Compile(task.Data.CaseCount);
        derived.Load(task.Data);
        var parameters = new SeededRandom(1986).Uniform(derived.Parameters.Length, 0.3);
        parameters.CopyTo(derived.Parameters);
        var (tensors, ofTensors, byHand) = (new TensorSweep(units, task.Data), new double[parameters.Length], new double[parameters.Length]);
        Action[] sweeps = [derived.Sweep, () => tensors.Run(parameters, ofTensors), () =>
        {
            task.ByHand.Forward(parameters);
            task.ByHand.Backward(parameters, byHand);
        }];
        foreach (var sweep in sweeps) sweep();
        if (derived.Gradient.ToArray().Zip(ofTensors).FirstOrDefault(pair => !(Math.Abs(pair.First - pair.Second) <= 1e-9 * Math.Max(1, Math.Abs(pair.First)))) is var (one, other) && one != other)
        {
            Console.Error.WriteLine($"{name}: the gradients differ, {one.ToString(CultureInfo.InvariantCulture)} and {other.ToString(CultureInfo.InvariantCulture)}.");
            return false;
        }

        var times = sweeps.Select(_ => new List<double>()).ToArray();
        var calls = name == "784-100-10" ? 1 : 1_000;
        for (var round = -20; round < 200; round++)
        {
            foreach (var (sweep, taken) in sweeps.Zip(times))
            {
                var start = Stopwatch.GetTimestamp();
                for (var call = 0; call < calls; call++) sweep();
                if (round >= 0) taken.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls);
            }
        }

        double[] medians = [.. times.Select(taken => taken.Order().ElementAt(taken.Count / 2))];
        Console.WriteLine($"| {name} | {Time(medians[0])} | {Time(medians[1])} | {Time(medians[2])} | {Ratio(medians[0])} | {Ratio(medians[1])} |");
        return true;

        string Ratio(double time) => (time / medians[2]).ToString("F2", CultureInfo.InvariantCulture);
    }

    private static string Time(double microseconds) => string.Create(CultureInfo.InvariantCulture, $"{microseconds:N2} µs");

    private static string Text(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
