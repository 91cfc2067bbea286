using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Notebooks;

/// <summary>What a notebook's cells agree on with the kernel beyond plain code.</summary>
public sealed class ShownInPlace(KernelFixture kernel) : CellTest(kernel)
{
    [Fact]
    public async Task An_updated_display_is_one_output_the_last_from_a_later_cell_too()
    {
        var outcomes = await RunNotebookAsync(
            "var bar = display(\"0 of 3\"); for (var i = 1; i < 4; i++) bar.Update($\"{i} of 3\");\nConsole.Write(\"done\");",
            "bar.Update(\"all\"); 1");

        Assert.Equal("all", Text(outcomes[0].Outputs[0]));
        Assert.Equal(new StreamOutput("stdout", "done"), outcomes[0].Outputs[1]);
        Assert.Equal(2, outcomes[0].Outputs.Count);
        Assert.Single(outcomes[1].Outputs);
    }

    [Fact]
    public async Task A_long_call_reports_its_progress_into_one_output()
    {
        var outputs = await OutputsAsync($$"""
            #r "{{typeof(ManySeeds).Assembly.Location}}"
            using Backprop;
            var place = display("0 of 100");
            var squares = ManySeeds.Run(100, seed => seed * seed, new ImmediateProgress<int>(ended => place.Update($"{ended} of 100")));
            Console.Write(squares.Sum());
            """);

        Assert.Equal("100 of 100", Text(outputs[0]));
        Assert.Equal(new StreamOutput("stdout", "338350"), Assert.Single(outputs.Skip(1)));
    }

    [Fact]
    public async Task A_cell_tagged_raises_exception_shows_its_error_and_the_next_cell_runs()
    {
        var failing = TemporaryFolder.Code("Console.Write(1); throw new InvalidOperationException(\"as expected\");");
        failing["metadata"] = System.Text.Json.Nodes.JsonNode.Parse("""{"tags": ["raises-exception"]}""");

        var outcomes = await RunFileAsync(Folder.WriteNotebook("raises.ipynb", failing, TemporaryFolder.Code("2")));

        Assert.All(outcomes, outcome => Assert.Equal(CellStatus.Passed, outcome.Status));
        var error = Assert.IsType<ErrorOutput>(outcomes[0].Outputs[1]);
        Assert.Equal(("System.InvalidOperationException", "as expected"), (error.Name, error.Message));
    }

    [Fact]
    public void A_dib_file_is_refused_by_name()
    {
        Folder.Write("book.dib", "#!csharp\n1 + 1\n");

        var refusal = Assert.Throws<DocumentException>(() => NotebookReader.Read(Path.Combine(Folder.Path, "book.dib")));

        Assert.Contains(".dib", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("save it as .ipynb", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#i \"nuget: https://example.org/index.json\"")]
    [InlineData("#i \"nuget: packages\"")]
    public async Task A_source_of_packages_is_taken(string source)
    {
        Directory.CreateDirectory(Folder.File("packages"));

        Assert.Empty(await OutputsAsync(source));
    }

    [Fact]
    public async Task A_culture_can_be_used_where_the_machine_has_it()
    {
        if (!Backprop.Notebooks.Hosting.CultureData.IsInstalled)
            Requirement.Missing("ICU, which knows the cultures, is not installed");

        var outputs = await OutputsAsync("Console.Write(1234.5.ToString(\"N1\", new System.Globalization.CultureInfo(\"de-DE\")) + \" \" + 1234.5.ToString(\"N1\"));");

        Assert.Equal(new StreamOutput("stdout", "1.234,5 1,234.5"), Assert.Single(outputs));
    }
}
