using System.Text.Json;
using Backprop.Tests.Browser;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Learning;

/// <summary>Loops and functions give as WebAssembly the bits that they give as the runtime's own code.</summary>
public sealed class LoopsAsWebAssembly(BrowserFixture browser) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Every_function_that_is_written_down_has_the_bits_of_the_one_that_is_compiled()
    {
        double[] special = [0, -0.0, 1, -1, 745, -745, 746.5, -746.5, 709.9, 1e-320, -1e-320, 1e308, -1e308, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        var random = new SeededRandom(1);
        double[] arguments = [.. special, .. Enumerable.Range(0, 1000).Select(k => random.Uniform(k % 2 == 0 ? 3 : 50))];
        var written = Functions.All.Values.Where(function => function.Code.Written is not null).ToList();
        Assert.Equal(Functions.All.Values.Except([Functions.Sin, Functions.Cos]), written);
        foreach (var function in written)
        {
            var code = function.Code.Written!.Value.Compile();
            foreach (var u in arguments)
                Assert.True(BitConverter.DoubleToInt64Bits(function.Value(u)) == BitConverter.DoubleToInt64Bits(code(u)), $"{function}({u:R}) is {code(u):R}, not {function.Value(u):R}");
        }
    }

    [Fact]
    public void A_power_that_needs_logarithms_and_a_sine_are_left_to_the_runtime()
    {
        var (i, x) = (IndexVariable.Of("i"), new Family("x", IndexVariable.Of("i")));
        byte[]? Module(Expr summand) => WebAssemblyModule.Of(LoopProgram.Of([new Family("q", [], IndexSum.Of(i, summand))], new Sizes((i, 5))), fuses: true);

        Assert.NotNull(Module(x[i].Pow(2) + Functions.Exp.Apply(x[i])));
        Assert.Null(Module(x[i].Pow(5)));
        Assert.Null(Module(x[i].Pow(x[i])));
        Assert.Null(Module(Functions.Sin.Apply(x[i])));
    }

    // Every activation and cost, sums of one to nine terms: what fills a tile, what is left over, and what is summed in four parts.
    [Fact]
    public async Task A_sweep_in_the_browser_has_the_bits_of_the_sweep_here()
    {
        await using var opened = await OpenEmpty();
        foreach (var (name, network) in Networks())
        {
            foreach (var cases in new[] { 1, 4, 7 })
            {
                var program = network.Compile(cases).Program;
                var memory = new SeededRandom(cases).Uniform(program.Layout.Length, 0.9);
                var expected = memory.ToArray();
                ProgramEmitter.Compile(program)(expected, 0);
                foreach (var fuses in new[] { true, false })
                {
                    var module = WebAssemblyModule.Of(program, fuses)!;
                    var found = await opened.Evaluate<double[]>($"({Run})({JsonSerializer.Serialize(Convert.ToBase64String(module))}, {JsonSerializer.Serialize(memory)})");
                    AssertSameBits($"{name}, {cases} cases, {(fuses ? "the browser's" : "another's")} u·v + w: number", expected, found);
                }
            }
        }
    }

    [Fact]
    public async Task An_index_that_stands_for_its_number_is_that_number_in_the_browser()
    {
        await using var opened = await OpenEmpty();
        var (i, j) = (IndexVariable.Of("i"), IndexVariable.Of("j"));
        var (x, q) = (new Family("x", i), new Family("q", [j], IndexSum.Of(i, new Family("x", i)[i] * i / 2) / j));
        var program = LoopProgram.Of([q], new Sizes((i, 5), (j, 3)));
        var run = program.Compile();
        double[] given = [0.5, -1, 2, 0.25, 3];
        given.CopyTo(run[x]);
        run.Run();
        // (0.5 − 2 + 6 + 1 + 15)/2 = 10.25
        Assert.Equal([10.25, 10.25 / 2, 10.25 / 3], run[q].ToArray());

        var memory = new double[program.Layout.Length];
        given.CopyTo(memory, program.Layout[x].Offset);
        var expected = memory.ToArray();
        ProgramEmitter.Compile(program)(expected, 0);
        var found = await opened.Evaluate<double[]>($"({Run})({JsonSerializer.Serialize(Convert.ToBase64String(WebAssemblyModule.Of(program, fuses: true)!))}, {JsonSerializer.Serialize(memory)})");
        AssertSameBits("indices as numbers", expected, found);
    }

    [Fact]
    public async Task A_pass_in_the_browser_has_the_bits_of_the_pass_here()
    {
        await using var opened = await OpenEmpty();
        foreach (var (name, network) in Networks())
        {
            foreach (var cases in new[] { 1, 3 })
            {
                var random = new SeededRandom(cases);
                var data = new DataSet(random.Uniform(9 * 7, 1), random.Uniform(3 * 7, 1), 7);
                var here = network.Compile(cases);
                random.Uniform(here.Parameters.Length, 0.5).CopyTo(here.Parameters);
                var there = here.Copy();
                var rule = new LearningRule(0.3, Momentum: 0.9, Decay: 0.01);
                new Trainer(here).Pass(rule, data, new SeededRandom(3));

                var found = await PassInTheBrowser(opened, there, data, rule, new SeededRandom(3));
                Assert.Equal(0, found.Left);
                AssertSameBits($"{name}, {cases} at a time: parameter", here.Parameters, found.Parameters);
            }
        }
    }

    [Fact]
    public async Task A_pass_in_the_browser_ends_where_the_cost_is_no_finite_number_as_it_does_here()
    {
        await using var opened = await OpenEmpty();
        var network = Networks().Single(each => each.Name == "relu").Network.Compile(1);
        foreach (ref var parameter in network.Parameters) parameter = 1;
        var data = new DataSet([.. Enumerable.Range(0, 9 * 7).Select(k => k % 7 == 4 ? 1e200 : 0.01)], new double[3 * 7], 7);
        var there = network.Copy();
        var rule = new LearningRule(1e-6);
        var trainer = new Trainer(network);
        Assert.Throws<ArithmeticException>(() => trainer.Pass(rule, data, new SeededRandom(3)));

        var found = await PassInTheBrowser(opened, there, data, rule, new SeededRandom(3));
        Assert.Equal(trainer.Sweeps - 7, found.Left);
        Assert.Equal(network.Parameters.ToArray(), found.Parameters);
    }

    [Fact]
    public async Task Many_sweeps_in_the_browser_have_the_bits_of_as_many_here()
    {
        await using var opened = await OpenEmpty();
        foreach (var (name, network) in Networks())
        {
            var random = new SeededRandom(5);
            var data = new DataSet(random.Uniform(9 * 4, 1), random.Uniform(3 * 4, 1), 4);
            var here = network.Compile(4);
            here.Load(data);
            random.Uniform(here.Parameters.Length, 0.5).CopyTo(here.Parameters);
            var there = here.Copy();
            there.Sweep();
            var rule = new LearningRule(0.3, Momentum: 0.9, Decay: 0.01);
            new Trainer(here).Train(rule, 9);

            var found = await InTheBrowser(opened, there, there.SweepsCode(), rule, 9);
            Assert.Equal(0, found.Left);
            AssertSameBits($"{name}: parameter", here.Parameters, found.Parameters);
        }
    }

    // What is wanted is so large that the first change leaves the range of numbers.
    [Fact]
    public async Task Many_sweeps_in_the_browser_end_where_the_cost_is_no_finite_number_as_they_do_here()
    {
        await using var opened = await OpenEmpty();
        var network = Networks().Single(each => each.Name == "relu").Network.Compile(1);
        foreach (ref var parameter in network.Parameters) parameter = 1;
        network.Load(new DataSet([.. Enumerable.Repeat(1.0, 9)], [1e80, 1e80, 1e80], 1));
        var there = network.Copy();
        there.Sweep();
        var rule = new LearningRule(1);
        var trainer = new Trainer(network);
        Assert.Throws<ArithmeticException>(() => trainer.Train(rule, 50));
        Assert.InRange(trainer.Sweeps, 1, 49);

        var found = await InTheBrowser(opened, there, there.SweepsCode(), rule, 50);
        Assert.Equal(trainer.Sweeps - 50, found.Left);
        Assert.Equal(network.Parameters.ToArray().Select(Finite), found.Parameters);
        static double Finite(double value) => double.IsFinite(value) ? value : 0;
    }

    private async Task<OpenedPage> OpenEmpty()
    {
        File.WriteAllText(folder.File("page.html"), "<!doctype html><title>Memory</title><body>Memory");
        return await browser.OpenPage(Path.GetDirectoryName(folder.File("page.html"))!, "page.html");
    }

    private static void AssertSameBits(string what, ReadOnlySpan<double> here, double[] there)
    {
        for (var k = 0; k < here.Length; k++)
            Assert.True(here[k].Equals(there[k]), $"{what} {k} is {there[k]:R}, not {here[k]:R}");
    }

    private static Task<(double Left, double[] Parameters)> PassInTheBrowser(OpenedPage opened, CompiledNetwork network, DataSet data, LearningRule rule, SeededRandom random) =>
        InTheBrowser(opened, network, network.PassCode(), rule, data.CaseCount / network.Cases, random.Permutation(data.CaseCount), data);

    // The values of the program, behind them what learns, and then the order of the cases and the data.
    private static async Task<(double Left, double[] Parameters)> InTheBrowser(OpenedPage opened, CompiledNetwork network, LearningCode code, LearningRule rule, int times, int[]? order = null, DataSet? data = null)
    {
        var (net, layout) = (network.Network, network.Program.Layout);
        var values = new double[layout.Length];
        void Put(Family family, ReadOnlySpan<double> numbers) => numbers.CopyTo(values.AsSpan(layout[family].Offset));
        Put(net.Parameters[0], network.Parameters);
        Put(net.Gradient[net.Parameters[0]].Derivatives, network.Gradient);
        Put(net.Cost.Family, [network.Cost]);
        Put(net.Target, network.Targets);
        foreach (var layer in net.Inputs) Put(net.OutputOf(layer), network[layer]);
        var orderPlace = LearningCode.Changes + network.Parameters.Length;
        var dataPlace = orderPlace + (order?.Length ?? 0);
        double[] memory =
        [
            .. values, times, rule.Rate, rule.Momentum, 1 - rule.Decay, orderPlace, dataPlace, data?.CaseCount ?? 0,
            .. new double[network.Parameters.Length],
            .. (order ?? []).Select(number => (double)number), .. data is null ? [] : data.Inputs, .. data is null ? [] : data.Targets,
        ];
        var first = layout[net.Parameters[0]].Offset;
        var found = await opened.Evaluate<double[]>($"({Run})({JsonSerializer.Serialize(Convert.ToBase64String(WebAssemblyModule.Of(code, fuses: true)!))}, {JsonSerializer.Serialize(memory)}, {values.Length})");
        return (found[values.Length + LearningCode.Left], found[first..(first + network.Parameters.Length)]);
    }

    private static IEnumerable<(string Name, Network Network)> Networks()
    {
        foreach (var name in new[] { "logistic", "tanh", "relu", "softplus", "softmax" })
        {
            var isSoftmax = name == "softmax";
            var hidden = Layer.Of("hidden", 6, Activation.Of(Functions.All[isSoftmax ? "tanh" : name].Apply), Layer.Input("input", 9));
            yield return (name, Network.Of(Layer.Of("output", 3, isSoftmax ? Activation.Softmax : Activation.Of(Functions.All[name].Apply), hidden)));
        }
    }

    // u·v + w with whole numbers, rounded once; then the module beside an array of its own.
    private const string Run = """
        (module, numbers, at = 0) => {
          const bits = new DataView(new ArrayBuffer(8));
          function whole(x) {
            bits.setFloat64(0, x);
            const all = bits.getBigUint64(0);
            const exponent = all >> 52n & 0x7FFn;
            const mantissa = (all & 0xFFFFFFFFFFFFFn) | (exponent > 0n ? 1n << 52n : 0n);
            return (all >> 63n ? -mantissa : mantissa) << (exponent > 0n ? exponent - 1n : 0n);
          }

          function fma(u, v, w) {
            const sum = whole(u) * whole(v) + (whole(w) << 1074n);
            if (sum === 0n) return u * v + w;
            const size = sum < 0n ? -sum : sum;
            const drop = Math.max(0, size.toString(2).length - 64);
            const kept = size >> BigInt(drop) | (size & (1n << BigInt(drop)) - 1n ? 1n : 0n);
            const value = Number(kept) * 2 ** (drop - 2148);
            return sum < 0n ? -value : value;
          }

          const memory = new WebAssembly.Memory({ initial: 4 });
          const array = new Float64Array(memory.buffer, 64, numbers.length);
          array.set(numbers);
          const code = Uint8Array.from(atob(module), letter => letter.charCodeAt(0));
          new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory, fma } }).exports.run(64 + 8 * at, -at);
          return [...array].map(number => Number.isFinite(number) ? number : 0);
        }
        """;

    public void Dispose() => folder.Dispose();
}
