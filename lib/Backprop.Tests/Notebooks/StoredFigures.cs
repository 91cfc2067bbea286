using System.Text.Json.Nodes;

namespace Backprop.Tests.Notebooks;

/// <summary>What <c>run --write</c> stores of figures, and what <c>run --check</c> compares, with Chromium and without.</summary>
public sealed class StoredFigures : IDisposable
{
    private const string Missing = "/there/is/no/chromium";

    private static readonly string Curve = $"#r \"{typeof(Figure).Assembly.Location}\"\nusing Backprop;\nPlot.Lines(\"Title\", \"x\", \"y\", new double[] {{ 0, 1, 2 }}, (\"line\", new double[] {{ 1, 4, 9 }}))";

    private static readonly string Diagram = $"#r \"{typeof(Figure).Assembly.Location}\"\nusing Backprop;\nusing static Backprop.Notation;\nComputationGraph.Of(Let(\"z\", Symbol(\"w\") * Symbol(\"x\")))";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_chart_is_stored_as_data_picture_and_text_and_a_second_run_leaves_every_byte()
    {
        RequireChromium();
        var path = folder.WriteNotebook("a.ipynb", Curve, "1");

        var first = await RunAsync(null, "--write");
        var written = File.ReadAllText(path);
        var second = await RunAsync(Missing, "--write");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("a.ipynb: unchanged", second.Output, StringComparison.Ordinal);
        Assert.Equal(written, File.ReadAllText(path));
        NotebookSchema.Check(written);
        var output = FirstOutput(path);
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], output["data"]!.AsObject().Select(entry => entry.Key).Order(StringComparer.Ordinal));
        AssertPicture(output);
    }

    [Fact]
    public async Task A_diagram_is_stored_as_a_drawing_with_a_picture_beside_it()
    {
        RequireChromium();
        var path = folder.WriteNotebook("a.ipynb", Diagram);

        var run = await RunAsync(null, "--write");

        Assert.Equal(0, run.ExitCode);
        var output = FirstOutput(path);
        Assert.Equal(["image/png", "image/svg+xml", "text/plain"], output["data"]!.AsObject().Select(entry => entry.Key).Order(StringComparer.Ordinal));
        AssertPicture(output);
    }

    [Fact]
    public async Task Check_needs_no_Chromium_and_does_not_look_at_dots()
    {
        var path = WriteStored();

        var same = await RunAsync(Missing, "--check");
        ChangeOutput(path, output => output["data"]!["image/png"] = "iVBORw0KGgpvdGhlciBkb3Rz");
        var otherDots = await RunAsync(Missing, "--check");

        Assert.Equal((0, 0), (same.ExitCode, otherDots.ExitCode));
    }

    [Fact]
    public async Task Check_fails_where_a_picture_is_missing()
    {
        var path = WriteStored();
        ChangeOutput(path, output => output["data"]!.AsObject().Remove("image/png"));

        var run = await RunAsync(Missing, "--check");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("+ ── result image/png", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4.00001, 0)]
    [InlineData(4.01, 1)]
    public async Task Check_compares_numbers_as_far_as_machines_agree_on_them(double number, int exitCode)
    {
        var path = WriteStored();
        ChangeOutput(path, output => output["data"]!["application/vnd.plotly.v1+json"]!["data"]![0]!["y"]![1] = number);

        Assert.Equal(exitCode, (await RunAsync(Missing, "--check")).ExitCode);
    }

    [Fact]
    public async Task Without_Chromium_a_new_figure_is_not_written_and_the_reason_is_said()
    {
        var path = folder.WriteNotebook("a.ipynb", Curve);
        var before = File.ReadAllText(path);

        var run = await RunAsync(Missing, "--write");

        Assert.Equal((1, "0 passed, 1 failed"), (run.ExitCode, run.LastLine));
        Assert.Contains("a.ipynb: not written: 1 picture has to be drawn, and Chromium, which draws them, was found neither by CHROMIUM_PATH nor on the path", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task Without_Chromium_an_unchanged_figure_keeps_its_picture_while_other_cells_change()
    {
        var path = WriteStored();
        File.WriteAllText(path, File.ReadAllText(path).Replace("_ = 1;", "Console.Write(\\u0022three\\u0022);", StringComparison.Ordinal));
        var picture = FirstOutput(path)["data"]!["image/png"]!.GetValue<string>();

        var run = await RunAsync(Missing, "--write");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(picture, FirstOutput(path)["data"]!["image/png"]!.GetValue<string>());
        Assert.Equal("three", JsonNode.Parse(File.ReadAllText(path))!["cells"]![1]!["outputs"]![0]!["text"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_Chromium_a_plain_run_passes()
    {
        folder.WriteNotebook("a.ipynb", Curve);

        Assert.Equal(0, (await RunAsync(Missing)).ExitCode);
    }

    public void Dispose() => folder.Dispose();

    private static void RequireChromium()
    {
        if (Backprop.Notebooks.Browsing.Chromium.Find() is null)
            Requirement.Missing("Chromium was not found");
    }

    // Stored as a run with Chromium stores it; the picture is made up, for its dots are not looked at.
    private string WriteStored()
    {
        var chart = Microsoft.DotNet.Interactive.Formatting.Formatter.ToDisplayString(
            Plot.Lines("Title", "x", "y", [0, 1, 2], ("line", [1, 4, 9])), "application/vnd.plotly.v1+json");
        var cell = TemporaryFolder.Code(Curve);
        cell["execution_count"] = 1;
        cell["outputs"] = new JsonArray(new JsonObject
        {
            ["output_type"] = "execute_result",
            ["execution_count"] = 1,
            ["metadata"] = new JsonObject(),
            ["data"] = new JsonObject
            {
                ["application/vnd.plotly.v1+json"] = JsonNode.Parse(chart),
                ["image/png"] = "iVBORw0KGgo=",
                ["text/plain"] = new JsonArray("Title. For x from 0 to 2, line rises from 1 to 9."),
            },
        });
        return folder.WriteNotebook("a.ipynb", cell, TemporaryFolder.Code("_ = 1;"));
    }

    private async Task<CommandLine> RunAsync(string? chromium, params string[] options)
    {
        using var process = CommandLine.Start(folder.Path, chromium is null ? [] : [(Backprop.Notebooks.Browsing.Chromium.PathVariable, chromium)], ["run", "a.ipynb", .. options]);
        return await CommandLine.EndAsync(process);
    }

    private static JsonNode FirstOutput(string path) => JsonNode.Parse(File.ReadAllText(path))!["cells"]![0]!["outputs"]![0]!;

    private static void ChangeOutput(string path, Action<JsonNode> change)
    {
        var notebook = JsonNode.Parse(File.ReadAllText(path))!;
        change(notebook["cells"]![0]!["outputs"]![0]!);
        File.WriteAllText(path, notebook.ToJsonString());
    }

    private static void AssertPicture(JsonNode output)
    {
        var png = Convert.FromBase64String(output["data"]!["image/png"]!.GetValue<string>());
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.InRange(png.Length, 2_000, 150 * 1024);
        Assert.InRange(output["metadata"]!["image/png"]!["width"]!.GetValue<int>(), 50, 1000);
    }
}
