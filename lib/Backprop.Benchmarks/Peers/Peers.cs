using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using static Backprop.Notation;

namespace Backprop.Benchmarks.Peers;

/// <summary>The library beside SymPy and numpy, in one run: theirs, ours, theirs again. Medians; the table is for this project's README.</summary>
internal static class Peers
{
    private static readonly int[] Depths = [8, 16, 32, 128, 1_000, 10_000, 100_000];

    /// <summary>Runs everything and writes the tables as Markdown. Exit code 1 where Python or one of its packages is missing.</summary>
    public static int Run()
    {
        if (Theirs() is not { } before) return 1;
        var ours = Ours();
        if (Theirs() is not { } after) return 1;
        var theirs = before.Keys.ToDictionary(key => key, key => (before[key] + after[key]) / 2);
        var versions = before.Keys.First(key => key.Task == "versions").Size;
        Console.WriteLine($"{versions}; .NET {Environment.Version}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores. Theirs is the mean of a run before and a run after ours.\n");
        Console.WriteLine("| task | size | ours | theirs | ratio |\n|---|---:|---:|---:|---:|");
        foreach (var (key, value) in ours)
        {
            var known = theirs.TryGetValue(key, out var other);
            Console.WriteLine($"| {key.Task} | {key.Size} | {Shown(key.Task, value)} | {(known ? Shown(key.Task, other) : "")} | {(known ? Text(value / other, "0.00000") : "")} |");
        }

        var (from, to) = (ours[("gradient", "128")], ours[("gradient", "100000")]);
        Console.WriteLine($"\nFrom 128 to 100,000 layers the time of the gradient grows with the power {Text(Math.Log(to / from) / Math.Log(100_000 / 128.0), "0.00")} of the depth.");
        Console.WriteLine($"The gradient takes so many times as long as building the expression: {string.Join(", ", Depths.Select(n => $"{Text(ours[("gradient", $"{n}")] / ours[("build", $"{n}")], "0.0")} at {n:N0}"))} layers.");
        return 0;
    }

    private static Dictionary<(string Task, string Size), double> Ours()
    {
        var results = new Dictionary<(string, string), double>();
        foreach (var n in Depths)
        {
            // A new name for the input makes every expression a new one: nothing is found ready. Building and deriving take turns,
            // so that both work on a heap of the same size.
            var serial = 0;
            (Quantity Cost, IReadOnlyList<Expr> Parameters)? chain = null;
            var times = Medians(n <= 1_000 ? 41 : 9, () => chain = Chain(n, $"a{++serial}"), () => BackwardSweep.Of(chain!.Value.Cost, chain.Value.Parameters));
            results.Add(("build", $"{n}"), times[0]);
            results.Add(("gradient", $"{n}"), times[1]);
            var named = Chain(n, "a");
            results.Add(("latex", $"{n}"), BackwardSweep.Of(named.Cost, named.Parameters).ToLatex().Length);
        }

        var (w, x, b, y) = (Symbol("w"), Symbol("x"), Symbol("b"), Symbol("y"));
        var slope = Square(Logistic(w * x + b) - y).Derivative(w).Compile(w, x, b, y);
        results.Add(("evaluate", "10000"), Median(200, () =>
        {
            for (var k = 0; k < 10_000; k++) slope(-2 + k * 4e-4, 0.8, 0.1, 1);
        }));
        results.Add(("surface", "200"), Surface());
        foreach (var name in new[] { "XOR", "symmetry", "784-100-10" })
        {
            var task = SweepTask.Of(name);
            var compiled = task.Network.Compile(task.Data.CaseCount);
            compiled.Load(task.Data);
            compiled.Parameters.Fill(0.1);
            var change = new double[compiled.Parameters.Length];
            var rule = new LearningRule(1e-3, 0.9);
            results.Add(("sweep", name), Median(300, () =>
            {
                compiled.Sweep();
                rule.Apply(compiled.Parameters, compiled.Gradient, change);
            }));
        }

        return results;
    }

    private static double Surface()
    {
        var (w, b, x, d) = (Symbol("w"), Symbol("b"), Symbol("x"), Symbol("d"));
        var examples = new double[64, 2];
        for (var c = 0; c < 64; c++) (examples[c, 0], examples[c, 1]) = (-3 + 6 * c / 63.0, c % 7 == 0 ^ c > 30 ? 1 : 0);
        var cost = CostFunction.Of(Let("E", OneHalf * Square(Let("y", Logistic(w * x + b)) - d)), [w, b]).Over([x, d], examples);
        var grid = CostGrid.Of(cost, w, b, 200);
        double[] sides = [.. Grid.Steps(-6, 6, 200)];
        return Median(50, () => grid.Evaluate(sides, sides));
    }

    private static (Quantity Cost, IReadOnlyList<Expr> Parameters) Chain(int layers, string input)
    {
        var parameters = new List<Expr>();
        var σ = Function("σ");
        Expr activation = Symbol(input, layer: "0");
        for (var l = 1; l <= layers; l++)
        {
            var (w, b) = (Symbol("w", layer: $"{l}"), Symbol("b", layer: $"{l}"));
            parameters.AddRange([w, b]);
            activation = Let("a", layer: $"{l}", σ(Let("z", layer: $"{l}", w * activation + b)));
        }

        return (Let("C", index: 0, Square(activation - Symbol("y"))), parameters);
    }

    private static double Median(int runs, Action action) => Medians(runs, action)[0];

    // Of actions that take turns; five turns beforehand, so that what is measured has been compiled.
    private static double[] Medians(int runs, params Action[] actions)
    {
        var times = actions.Select(_ => new List<double>()).ToArray();
        for (var k = -5; k < runs; k++)
        {
            foreach (var (action, taken) in actions.Zip(times))
            {
                var start = Stopwatch.GetTimestamp();
                action();
                if (k >= 0) taken.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        return [.. times.Select(taken => taken.Order().ElementAt(runs / 2))];
    }

    private static Dictionary<(string Task, string Size), double>? Theirs()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "peers.py");
        foreach (var python in new[] { Environment.GetEnvironmentVariable("PYTHON"), "python3", "/usr/bin/python3" }.OfType<string>())
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(python, [script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
                var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
                process.WaitForExit();
                if (process.ExitCode != 0)
                {
                    Console.Error.WriteLine($"{python}: {errors.Result.Trim().Split('\n')[^1]}");
                    continue;
                }

                return output.Result.Trim().Split('\n').Select(line => line.Split('\t'))
                    .ToDictionary(parts => (parts[0], parts[1]), parts => double.Parse(parts[2], CultureInfo.InvariantCulture));
            }
            catch (System.ComponentModel.Win32Exception e)
            {
                Console.Error.WriteLine($"{python}: {e.Message}");
            }
        }

        Console.Error.WriteLine("peers needs Python with sympy and numpy (Debian: python3-sympy, python3-numpy); name it with PYTHON=…");
        return null;
    }

    private static string Shown(string task, double value) => task switch
    {
        "latex" => $"{Text(value, "N0")} characters",
        _ when value < 1e-3 => $"{Text(value * 1e6, "0.00")} µs",
        _ when value < 1 => $"{Text(value * 1e3, "0.00")} ms",
        _ => $"{Text(value, "0.00")} s",
    };

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
