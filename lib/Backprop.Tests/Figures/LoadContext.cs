using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Figures;

/// <summary>The library in a host whose default load context holds an older FSharp.Core than Plotly.NET wants.</summary>
public sealed class LoadContext(KernelFixture kernel) : CellTest(kernel)
{
    private static readonly string Library = typeof(Figure).Assembly.Location;

    private static readonly string LoadOlder = $"""
        var older = System.Runtime.Loader.AssemblyLoadContext.Default.LoadFromAssemblyPath(@"{Path.Combine(AppContext.BaseDirectory, "older-fsharp", "FSharp.Core.dll")}");
        Console.Write(older.GetName().Version);
        """;

    [Fact]
    public async Task Figures_are_drawn_all_the_same_each_side_with_its_own()
    {
        var outputs = await RunNotebookAsync(
            LoadOlder,
            $"#r \"{Library}\"\nusing Backprop;\nPlot.Bars(\"Title\", \"x\", \"y\", (\"a\", 1.0))",
            "string.Join(' ', AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name == \"FSharp.Core\").Select(a => a.GetName().Version.ToString(2)).Distinct().Order())");

        Assert.All(outputs, outcome => Assert.Null(outcome.Fault));
        Assert.Equal("10.0.0.0", Assert.IsType<StreamOutput>(outputs[0].Outputs[0]).Text);
        Assert.Contains("Title", Assert.IsType<DataOutput>(outputs[1].Outputs[0]).Data["application/vnd.plotly.v1+json"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("10.0 10.1", Text(outputs[2].Outputs[0]));
    }

    [Fact]
    public async Task Without_a_context_of_its_own_the_drawing_side_would_fail_there()
    {
        var outputs = await RunNotebookAsync(
            LoadOlder,
            $$"""
            var folder = @"{{Path.Combine(Path.GetDirectoryName(Library)!, "plotly")}}";
            var context = System.Runtime.Loader.AssemblyLoadContext.Default;
            context.Resolving += (_, name) => System.IO.File.Exists(System.IO.Path.Combine(folder, name.Name + ".dll")) ? context.LoadFromAssemblyPath(System.IO.Path.Combine(folder, name.Name + ".dll")) : null;
            var draw = context.LoadFromAssemblyPath(System.IO.Path.Combine(folder, "Backprop.Plotly.dll")).GetType("Backprop.Plotly.FigureCharts").GetMethod("Draw", new[] { typeof(string) });
            draw.Invoke(null, new object[] { "{\"$type\":\"bars\",\"Title\":\"t\",\"X\":{\"Name\":\"x\"},\"Y\":{\"Name\":\"y\"},\"Categories\":[\"a\"],\"Series\":[{\"Name\":\"s\",\"Heights\":[1]}]}" })
            """);

        Assert.Null(outputs[0].Fault);
        Assert.Contains("FSharp.Core", string.Join('\n', [outputs[1].Fault!.Message, .. outputs[1].Fault!.Details]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_drawing_side_is_missing_the_cell_says_what_to_do()
    {
        Directory.CreateDirectory(Folder.File("alone"));
        File.Copy(Library, Folder.File("alone/Backprop.dll"), overwrite: true);

        var outputs = await RunNotebookAsync("#r \"alone/Backprop.dll\"\nusing Backprop;\nPlot.Bars(\"Title\", \"x\", \"y\", (\"a\", 1.0))");

        Assert.Contains("plotly/Backprop.Plotly.dll", outputs[0].Fault!.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet build lib/Backprop", outputs[0].Fault!.Message, StringComparison.Ordinal);
    }
}
