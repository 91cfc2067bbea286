using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Learning;

/// <summary>The same case gives the same bits: in every place of a batch, on other processors, with vectors or without.</summary>
public sealed class SameBits : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Activations => ["logistic", "tanh", "relu", "softplus", "identity", "softmax"];

    [Theory]
    [MemberData(nameof(Activations))]
    public void A_case_has_the_same_outputs_wherever_it_stands_in_a_batch_of_any_size(string name)
    {
        var network = Network.Of(
            Layer.Of("output", 3, Named(name), Layer.Of("hidden", 5, Named(name == "softmax" ? "tanh" : name), Layer.Input("input", 4))));
        var random = new SeededRandom(7);
        var parameters = random.Uniform(4 * 5 + 5 + 5 * 3 + 3, 0.9);
        var input = random.Uniform(4, 1);
        var outputs = Alone();
        for (var cases = 1; cases <= 11; cases++)
        {
            var run = network.Compile(cases);
            parameters.CopyTo(run.Parameters);
            for (var at = 0; at < cases; at++)
            {
                run[network.Inputs.Single()].Fill(0.1);
                for (var i = 0; i < 4; i++) run[network.Inputs.Single()][i * cases + at] = input[i];
                run.Sweep();
                for (var j = 0; j < 3; j++)
                    Assert.True(outputs[j].Equals(run.Output[j * cases + at]), $"{name}: output {j} of case {at} of {cases} is {run.Output[j * cases + at]:R}, alone {outputs[j]:R}");
            }
        }

        double[] Alone()
        {
            var run = network.Compile(1);
            parameters.CopyTo(run.Parameters);
            input.CopyTo(run[network.Inputs.Single()]);
            run.Sweep();
            return run.Output.ToArray();
        }
    }

    [Fact]
    public void Every_formula_with_indices_gives_each_case_the_same_bits_in_every_place()
    {
        var (i, c) = (IndexVariable.Of("i"), IndexVariable.Of("c"));
        var (x, w) = (new Family("x", i, c), new Family("w", i));
        // Sums, products, quotients and powers of what differs from case to case and of what does not.
        Expr one = x[i, c] * w[i], norm = IndexSum.Of(i, w[i].Pow(2));
        var net = IndexSum.Of(i, one);
        var arithmetic = net / norm + norm * Functions.Tanh.Apply(IndexSum.Of(i, one.Pow(3))) - 2 / (norm + Functions.Exp.Apply(net));
        // Every function, and powers that need logarithms.
        var functions = Functions.All.Values.OrderBy(function => function.Name.Identifier, StringComparer.Ordinal)
            .Select(function => (Expr)function.Apply(function == Functions.Ln ? 1 + net.Pow(2) : net)).Append((1 + net.Pow(2)).Pow(net)).Append((1 + net.Pow(2)).Pow(new Rational(7, 3)));
        // A cost of each case by itself, and its slope at the net input.
        var (z, d) = (new Family("z", [c], net), Functions.Logistic.Apply(norm));
        var y = new Family("y", [c], Functions.Logistic.Apply(z[c]));
        var cost = Quantity.Of("E", -IndexSum.Of(c, d * Functions.Ln.Apply(y[c]) + (1 - d) * Functions.Ln.Apply(1 - y[c])));
        foreach (var value in functions.Prepend(arithmetic).Append(cost.Derivative(z[c])).Append(d * Functions.Ln.Apply(y[c])))
        {
            foreach (var scale in new[] { 1.0, 60 }) AssertOneValue(new Family("q", [c], value), scale);
        }

        void AssertOneValue(Family q, double scale)
        {
            var values = new SeededRandom(3).Uniform(7, scale);
            var weights = new SeededRandom(4).Uniform(7, 1);
            var found = new HashSet<long>();
            for (var cases = 1; cases <= 9; cases++)
            {
                var run = LoopProgram.Of([q], new Sizes((i, 7), (c, cases))).Compile();
                weights.CopyTo(run[w]);
                for (var k = 0; k < 7; k++) run[x].Slice(k * cases, cases).Fill(values[k]);
                run.Run();
                foreach (var value in run[q]) found.Add(BitConverter.DoubleToInt64Bits(value));
            }

            Assert.True(found.Count == 1, $"{q.Definition}: {found.Count} values");
        }
    }

    [Fact]
    public async Task Training_and_surfaces_have_the_same_bits_with_and_without_vector_instructions_and_on_one_processor()
    {
        const string train = """
            using Backprop;
            var sums = new List<string>();
            var x = Symbol.Of("x");
            foreach (var word in typeof(Notation).GetFields().Where(field => field.FieldType == typeof(UnaryFunction)))
            {
                var f = ((UnaryFunction)word.GetValue(null))(x);
                var random = new SeededRandom(1);
                var sum = 0L;
                for (var k = 0; k < 2000; k++) sum = sum * 31 + BitConverter.DoubleToInt64Bits(f.Evaluate((x, random.Uniform(k % 2 == 0 ? 3 : 2000) + 0.0)));
                sums.Add($"{f} {sum:x}");
            }
            foreach (var (activation, costOf) in new[]
            {
                (Activation.Logistic, Cost.HalfSumOfSquares), (Activation.Tanh, Cost.MeanSquared), (Activation.Softplus, Cost.HalfSumOfSquares), (Activation.ReLU, Cost.HalfSumOfSquares),
                (Activation.Identity, Cost.SquaresWithDeadZone(new Rational(1, 5), new Rational(4, 5))), (Activation.Logistic, Cost.CrossEntropy), (Activation.Softmax, Cost.ClassCrossEntropy),
            })
            {
                var random = new SeededRandom(2);
                var output = Layer.Of("output", 2, activation, Layer.Of("hidden", 4, activation == Activation.Softmax ? Activation.Tanh : activation, Layer.Input("input", 5)));
                var run = Network.Of(output, costOf).Compile(13);
                run.Load(new DataSet(random.Uniform(5 * 13, 1), [.. random.Uniform(2 * 13, 0.5).Select(value => value + 0.5)], 13));
                var trainer = new Trainer(run, random, 0.5);
                trainer.Train(new LearningRule(0.05, 0.9, 0.001), 50);
                var sum = 0L;
                foreach (var w in run.Parameters) sum = sum * 31 + BitConverter.DoubleToInt64Bits(w);
                sums.Add($"{sum:x}");
            }
            var (v, u) = (Symbol.Of("v"), Symbol.Of("u"));
            var cost = CostFunction.Of(Notation.Let("E", Notation.Square(Notation.Tanh(v * x) * u - 1)), [v, u]).Over([x], new double[,] { { 0.3 }, { -1.2 }, { 2 } });
            var height = 0L;
            foreach (var row in CostSurface.Of(cost, (v, -3, 4), (u, -2, 5), points: 61).Grid.Rows)
                foreach (var value in row) height = height * 31 + BitConverter.DoubleToInt64Bits(value);
            sums.Add($"{height:x}");
            string.Join(", ", sums)
            """;
        folder.WriteNotebook("a.ipynb", $"#r \"{typeof(Expr).Assembly.Location}\"", train);
        Assert.Equal(0, (await RunAsync(("A", ""), "--write")).ExitCode);
        var words = typeof(Notation).GetFields().Select(field => field.GetValue(null)).OfType<UnaryFunction>().Select(function => function(Symbol.Of("x")).ToString()!).ToList();
        Assert.Contains("logistic(x)", words);
        Assert.All(words, word => Assert.Contains(word, System.IO.File.ReadAllText(folder.File("a.ipynb")), StringComparison.Ordinal));
        foreach (var machine in new[] { ("DOTNET_EnableAVX2", "0"), ("DOTNET_EnableFMA", "0"), ("DOTNET_EnableHWIntrinsic", "0"), ("DOTNET_PROCESSOR_COUNT", "1") })
        {
            var run = await RunAsync(machine, "--check");
            Assert.True(run.ExitCode == 0, machine + "\n" + run.Output + run.Errors);
        }
    }

    public void Dispose() => folder.Dispose();

    private async Task<CommandLine> RunAsync((string, string) environment, string mode)
    {
        using var process = CommandLine.Start(folder.Path, [environment], ["run", mode, "--no-site", "a.ipynb"]);
        return await CommandLine.EndAsync(process);
    }

    private static Activation Named(string name) => name switch
    {
        "softmax" => Activation.Softmax,
        "identity" => Activation.Identity,
        _ => Activation.Of(Functions.All[name].Apply),
    };
}
