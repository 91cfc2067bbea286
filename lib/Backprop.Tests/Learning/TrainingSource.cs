using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Backprop.Tests.Learning;

/// <summary>The C# source of a training step compiles as it is shown, and computes what the compiled network computes.</summary>
public class TrainingSource
{
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(21)]
    public async Task The_source_compiles_as_shown_and_gives_the_same_gradient(int seed)
    {
        var trial = new RandomNetwork(seed);
        var network = trial.Network.Compile(trial.Data.CaseCount);
        network.Load(trial.Data);
        trial.Parameters.CopyTo(network.Parameters);
        network.Sweep();

        // The parameters of the method say which arrays it wants; each is filled from the compiled network's.
        var source = network.Program.ToCSharp("Step");
        var names = source[(source.IndexOf('(', StringComparison.Ordinal) + 1)..source.IndexOf(')', StringComparison.Ordinal)].Split(',').Select(part => part.Trim().Split(' ')[1]).ToList();
        var families = network.Program.Layout.Families;
        Assert.Equal(families.Count, names.Count);
        var arrays = families.Zip(names, (family, name) => $"var {name} = new double[] {{ {Numbers(family.Definition is null ? network[family].ToArray() : new double[network[family].Length])} }};");
        var gradients = trial.Network.Parameters.Select(parameter => names[IndexOf(families, trial.Network.Gradient[parameter].Derivatives)]);
        var script = $"{source}\n{string.Join('\n', arrays)}\nStep({string.Join(", ", names)});\nnew[] {{ {string.Join(", ", gradients)} }}";
        var result = await CSharpScript.EvaluateAsync<double[][]>(
            script, ScriptOptions.Default.AddImports("System"), cancellationToken: TestContext.Current.CancellationToken);

        double[] computed = [.. result.SelectMany(values => values)];
        Assert.Equal(network.Gradient.Length, computed.Length);
        for (var k = 0; k < computed.Length; k++) Assert.Equal(network.Gradient[k], computed[k], 1e-10);
    }

    private static string Numbers(double[] values) => string.Join(", ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture) + "d"));

    private static int IndexOf(IReadOnlyList<Family> families, Family family) => families.Index().First(pair => pair.Item.Equals(family)).Index;
}
