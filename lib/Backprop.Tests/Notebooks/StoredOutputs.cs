using System.Text.Json.Nodes;

namespace Backprop.Tests.Notebooks;

/// <summary>What <c>run --write</c>, <c>run --check</c> and <c>clean</c> do with the outputs in the files.</summary>
public sealed class StoredOutputs : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Written_notebooks_are_valid_and_a_second_run_leaves_every_byte()
    {
        var path = folder.WriteNotebook(
            "a.ipynb",
            TemporaryFolder.Markdown("# σ′(𝒛)"),
            TemporaryFolder.Code("#!time\nConsole.WriteLine(\"σ′(𝒛)\");\nConsole.Error.WriteLine(\"e\");"),
            TemporaryFolder.Code("new { A = 1, B = new[] { 1.5, double.NaN } }"),
            TemporaryFolder.Code("\"{}\".DisplayAs(\"application/vnd.plotly.v1+json\");"));

        var first = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");
        var written = File.ReadAllText(path);
        var second = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("a.ipynb: written\n", first.Output, StringComparison.Ordinal);
        Assert.Contains("a.ipynb: unchanged\n", second.Output, StringComparison.Ordinal);
        Assert.Equal(written, File.ReadAllText(path));
        Assert.Contains("\"σ′(𝒛)\\n\"", written, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], JsonNode.Parse(written)!["cells"]!.AsArray().Skip(1).Select(cell => cell!["execution_count"]!.GetValue<int>()));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        NotebookSchema.Check(written);
    }

    [Fact]
    public async Task What_another_kernel_has_saved_in_pieces_is_written_as_one_and_an_elapsed_time_stays()
    {
        var path = folder.WriteNotebook("a.ipynb", "#!time\nConsole.WriteLine(1);\nConsole.WriteLine(2);", "Console.Write(3);");
        await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");
        var written = File.ReadAllText(path);
        var saved = JsonNode.Parse(written)!;
        saved["cells"]![0]!["outputs"]!.AsArray().RemoveAt(0);
        saved["cells"]![0]!["outputs"]!.AsArray().Insert(0, JsonNode.Parse("""{"name": "stdout", "output_type": "stream", "text": "2\n"}"""));
        saved["cells"]![0]!["outputs"]!.AsArray().Insert(0, JsonNode.Parse("""{"name": "stdout", "output_type": "stream", "text": "1\n"}"""));
        saved["cells"]![1]!["outputs"]![0]!["text"] = "3\n";
        File.WriteAllText(path, saved.ToJsonString());

        await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        Assert.Contains("Wall time: ", written, StringComparison.Ordinal);
        Assert.Equal(written, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_notebook_with_a_failing_cell_is_not_written()
    {
        var path = folder.WriteNotebook("a.ipynb", "1", "throw new Exception(\"x\");");
        var before = File.ReadAllText(path);

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a.ipynb: not written, since not every cell ran", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_notebook_that_cannot_be_stored_is_told_and_fails_and_the_others_are_stored()
    {
        folder.WriteNotebook("gone/a.ipynb", "System.IO.Directory.Move(\"../gone\", \"../moved\");");
        var other = folder.WriteNotebook("b.ipynb", "Console.Write(1);");

        var run = await CommandLine.RunAsync(folder.Path, "run", "gone/a.ipynb", "b.ipynb", "--write");

        Assert.Equal((1, "1 passed, 1 failed"), (run.ExitCode, run.LastLine));
        Assert.Contains("gone/a.ipynb: not written: ", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Errors);
        Assert.Contains("\"1\"", File.ReadAllText(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_shows_what_differs_cell_by_cell_and_changes_nothing()
    {
        var path = folder.WriteNotebook("a.ipynb", "Console.WriteLine(\"one\\ntwo\\nthree\");", "#!time\n2.Display(\"text/plain\");");
        await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        var same = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--check");
        File.WriteAllText(path, File.ReadAllText(path).Replace("two\\n\",\n", "zwei\\n\",\n", StringComparison.Ordinal));
        var changed = File.ReadAllText(path);
        var differs = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--check");

        Assert.Equal((0, "1 passed, 0 failed"), (same.ExitCode, same.LastLine));
        Assert.Equal((1, "0 passed, 1 failed"), (differs.ExitCode, differs.LastLine));
        Assert.Contains("""
            a.ipynb, cell [1]: the output differs from the file's (- file, + this run)
                ── stdout
                one
              - zwei
              + two
                three

            """.ReplaceLineEndings("\n"), differs.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("cell [2]", differs.Output, StringComparison.Ordinal);
        Assert.Equal(changed, File.ReadAllText(path));
    }

    [Fact]
    public async Task Clean_takes_the_outputs_out()
    {
        var path = folder.WriteNotebook("a.ipynb", "1", "Console.WriteLine(2);");
        await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        var clean = await CommandLine.RunAsync(folder.Path, "clean", "a.ipynb");

        Assert.Equal(0, clean.ExitCode);
        var text = File.ReadAllText(path);
        Assert.All(JsonNode.Parse(text)!["cells"]!.AsArray(), cell => Assert.True(cell!["outputs"]!.AsArray().Count == 0 && cell["execution_count"] is null));
        NotebookSchema.Check(text);
    }

    [Fact]
    public async Task Printed_text_that_an_editor_stored_in_pieces_is_the_same_text()
    {
        var cell = TemporaryFolder.Code("Console.WriteLine(1);\nConsole.WriteLine(2);");
        cell["outputs"] = new JsonArray(Printed("1\n"), Printed("2\n"));
        folder.WriteNotebook("a.ipynb", cell);

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--check");

        Assert.Equal((0, "1 passed, 0 failed"), (run.ExitCode, run.LastLine));

        static JsonObject Printed(string text) => new() { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text };
    }

    public void Dispose() => folder.Dispose();
}
