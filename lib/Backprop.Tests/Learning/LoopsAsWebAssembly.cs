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
        File.WriteAllText(folder.File("page.html"), "<!doctype html><title>Memory</title><body>Memory");
        await using var opened = await browser.OpenPage(Path.GetDirectoryName(folder.File("page.html"))!, "page.html");
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
                    for (var k = 0; k < memory.Length; k++)
                        Assert.True(expected[k].Equals(found[k]), $"{name}, {cases} cases, {(fuses ? "the browser's" : "another's")} u·v + w: number {k} is {found[k]:R}, not {expected[k]:R}");
                }
            }
        }
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
        (module, numbers) => {
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
          new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory, fma } }).exports.run(64, 0);
          return [...array];
        }
        """;

    public void Dispose() => folder.Dispose();
}
