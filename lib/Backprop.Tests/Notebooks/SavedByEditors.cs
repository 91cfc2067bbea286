using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Backprop.Kernel;
using Backprop.Notebooks.Checking;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;
using Backprop.Notebooks.Pictures;

namespace Backprop.Tests.Notebooks;

/// <summary>What editors leave in a notebook that they save; each is the shape that the editor writes.</summary>
public sealed partial class SavedByEditors
{
    private static readonly string Chapter = Path.Combine(Repository.Root, "notebooks", "02-layers.ipynb");
    private static readonly string Text = File.ReadAllText(Chapter);

    public static TheoryData<string, string, string> Saves => new()
    {
        {
            "JupyterLab, which notes when a cell ran and asks the kernel for its language",
            """
            {"language_info": {"file_extension": ".cs", "mimetype": "text/x-csharp", "name": "C#", "pygments_lexer": "csharp", "version": "14.0"}}
            """,
            """
            {"execution": {"iopub.execute_input": "2026-03-01T10:00:00.000Z", "iopub.status.busy": "2026-03-01T10:00:00.000Z", "shell.execute_reply": "2026-03-01T10:00:01.000Z"},
             "collapsed": false, "scrolled": false}
            """
        },
        {
            "JupyterLab, in which an output has been folded away and unfolded",
            """{"language_info": {"name": "C#"}, "toc-autonumbering": false, "toc-showcode": false}""",
            """{"collapsed": false, "jupyter": {"outputs_hidden": false, "source_hidden": false}, "scrolled": false, "editable": true, "slideshow": {"slide_type": ""}, "tags": []}"""
        },
        {
            "Jupyter Notebook with the extension that shows times",
            """{"language_info": {"file_extension": ".cs", "mimetype": "text/x-csharp", "name": "polyglot-notebook", "pygments_lexer": "csharp", "version": "13.0"}}""",
            """{"ExecuteTime": {"end_time": "2026-03-01T10:00:01.000Z", "start_time": "2026-03-01T10:00:00.000Z"}, "trusted": true}"""
        },
        {
            "VS Code with the extension Jupyter",
            """{"language_info": {"name": "csharp", "version": "14.0"}, "orig_nbformat": 4, "vscode": {"interpreter": {"hash": "0123"}}, "widgets": {}}""",
            """{"vscode": {"languageId": "polyglot-notebook"}}"""
        },
        {
            "VS Code with Polyglot Notebooks",
            """
            {"language_info": {"name": "polyglot-notebook"},
             "dotnet_interactive": {"defaultKernelName": "csharp", "items": [{"aliases": [], "name": "csharp"}]},
             "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "csharp", "items": [
               {"aliases": ["c#", "C#"], "languageName": "C#", "name": "csharp"}, {"aliases": ["frontend"], "name": "vscode"}, {"aliases": [], "name": ".NET"}]}}}
            """,
            """{"dotnet_interactive": {"language": "csharp"}, "vscode": {"languageId": "polyglot-notebook"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Saves))]
    public void A_chapter_that_an_editor_has_saved_is_written_back_byte_for_byte(string editor, string notebookMetadata, string cellMetadata)
    {
        var notebook = NotebookReader.Parse(Chapter, Saved(notebookMetadata, cellMetadata));

        Assert.False(NotebookWriter.ToText(notebook) != Text, $"saved by {editor}, the notebook is not the same any more");
    }

    [Fact]
    public void The_language_that_a_text_had_as_a_code_cell_goes()
    {
        var saved = JsonNode.Parse(Text)!.AsObject();
        var cell = saved["cells"]!.AsArray().Select(cell => cell!.AsObject()).First(cell => cell["cell_type"]!.GetValue<string>() == "markdown");
        Put(cell["metadata"]!.AsObject(), """{"dotnet_interactive":{"language":"csharp"},"polyglot_notebook":{"kernelName":"csharp"},"vscode":{"languageId":"polyglot-notebook"}}""");

        Assert.False(NotebookWriter.ToText(NotebookReader.Parse(Chapter, saved.ToJsonString())) != Text, "the notebook is not the same any more");
    }

    public static TheoryData<string> Chapters => [.. Repository.Notebooks.Select(file => Path.GetFileName(file))];

    /// <remarks>JavaScript writes 0.00001 for 1e-05, and Python 4399680.0 for 4.39968e06.</remarks>
    [Theory]
    [MemberData(nameof(Chapters))]
    public void Charts_whose_numbers_an_editor_has_spelled_otherwise_are_written_back_byte_for_byte(string name)
    {
        var path = Path.Combine(Repository.Root, "notebooks", name);
        var text = File.ReadAllText(path);
        var committed = NotebookReader.Parse(path, text);
        var saved = NotebookReader.Parse(path, Spelled().Replace(text, number => Plain(number.Value)));

        var written = NotebookWriter.ToText(StoredPictures.Keep(saved, committed));
        var cells = saved.Cells.Zip(committed.Cells).Where(pair => pair.First.Kind == CellKind.Code);

        Assert.Empty(OutputComparison.Differences(new(saved, committed, [.. cells.Select((pair, i) => new CellRun(i + 1, pair.First, new(CellStatus.Passed, pair.Second.Outputs)))])));
        Assert.False(written != text, "the notebook is not the same any more");
    }

    [Fact]
    public void A_number_that_is_another_one_stays_what_it_was()
    {
        static DataOutput Chart(string numbers) => new(new JsonObject { [FigureData.Chart] = JsonNode.Parse($$$"""{"data": [{"y": [{{{numbers}}}]}], "layout": {}}""") }, null, []);

        var kept = Assert.IsType<DataOutput>(FigureData.Respelled(Chart("1.00001, 0.00001, 2"), Chart("1.00002, 1e-05, 2.0")));

        Assert.Equal("[1.00001,1e-05,2.0]", kept.Data[FigureData.Chart]!["data"]![0]!["y"]!.ToJsonString());
    }

    [Fact]
    public async Task Cleaned_it_is_the_committed_chapter_cleaned()
    {
        using var folder = new TemporaryFolder();
        folder.Write("committed.ipynb", Text);
        var saved = Saves.Select((save, i) => folder.Write($"{i}.ipynb", Saved(save.Data.Item2, save.Data.Item3))).ToList();

        var clean = await CommandLine.RunAsync(folder.Path, "clean", ".");

        Assert.Equal((0, ""), (clean.ExitCode, clean.Errors));
        var committed = File.ReadAllText(folder.File("committed.ipynb"));
        Assert.All(NotebookReader.Parse(Chapter, committed).Cells, cell => Assert.Empty(cell.Outputs));
        Assert.All(saved, file => Assert.True(File.ReadAllText(file) == committed, file));
    }

    [Fact]
    public void What_an_author_has_set_is_kept()
    {
        var saved = JsonNode.Parse(Text)!.AsObject();
        var cell = saved["cells"]!.AsArray().Select(cell => cell!.AsObject()).First(cell => cell["cell_type"]!.GetValue<string>() == "code");
        const string Set = """{"tags": ["raises-exception"], "collapsed": true, "jupyter": {"source_hidden": true, "outputs_hidden": false}, "editable": false, "slideshow": {"slide_type": "slide"}, "vscode": {"languageId": "polyglot-notebook", "folded": true}}""";
        Put(cell["metadata"]!.AsObject(), Set);

        var written = NotebookReader.Parse(Chapter, NotebookWriter.ToText(NotebookReader.Parse(Chapter, saved.ToJsonString())));

        var metadata = written.Cells.First(cell => cell.Kind == CellKind.Code).Metadata;
        Assert.Equal("""["raises-exception"]""", metadata["tags"]!.ToJsonString());
        Assert.True(metadata["collapsed"]!.GetValue<bool>());
        Assert.Equal("""{"source_hidden":true}""", metadata["jupyter"]!.ToJsonString());
        Assert.False(metadata["editable"]!.GetValue<bool>());
        Assert.Equal("slide", metadata["slideshow"]!["slide_type"]!.GetValue<string>());
        Assert.Equal("""{"folded":true}""", metadata["vscode"]!.ToJsonString());
    }

    [Fact]
    public void Lists_of_numbers_in_metadata_stand_as_Jupyter_writes_them()
    {
        var written = NotebookWriter.ToText(NotebookReader.Parse("numbers.ipynb", """{"cells": [], "metadata": {"mine": {"list": [1, 2]}}, "nbformat": 4, "nbformat_minor": 5}"""));

        Assert.Contains("   \"list\": [\n    1,\n    2\n   ]\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connected_kernel_and_a_cell_in_another_language_stay_what_they_are()
    {
        const string Connected = """{"polyglot_notebook": {"kernelInfo": {"defaultKernelName": "csharp", "items": [{"aliases": [], "name": "csharp"}, {"aliases": [], "name": "mydatabase"}]}}}""";
        var saved = JsonNode.Parse(Text)!.AsObject();
        Put(saved["metadata"]!.AsObject(), Connected);
        var cell = saved["cells"]!.AsArray().Select(cell => cell!.AsObject()).First(cell => cell["cell_type"]!.GetValue<string>() == "code");
        cell["metadata"] = JsonNode.Parse("""{"dotnet_interactive": {"language": "pwsh"}}""");

        var written = NotebookReader.Parse(Chapter, NotebookWriter.ToText(NotebookReader.Parse(Chapter, saved.ToJsonString())));

        Assert.Contains("mydatabase", written.Metadata.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("pwsh", CellLanguage.Of(written, written.Cells.First(cell => cell.Kind == CellKind.Code)));
    }

    // A number of a chart that is written with an exponent: it stands in a list, after a bracket or a comma.
    [GeneratedRegex(@"(?<=[\[,])-?[0-9.]+[eE][-+]?[0-9]+(?=[,\]])")]
    private static partial Regex Spelled();

    // What is larger or has more places than a decimal holds stays as it is.
    private static string Plain(string number)
    {
        if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return number;
        var plain = value.ToString("0.0###########################", CultureInfo.InvariantCulture);
        return Value(plain).Equals(Value(number)) ? plain : number;

        static double Value(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    private static string Saved(string notebookMetadata, string cellMetadata)
    {
        var saved = JsonNode.Parse(Text)!.AsObject();
        Put(saved["metadata"]!.AsObject(), notebookMetadata);
        foreach (var cell in saved["cells"]!.AsArray().Select(cell => cell!.AsObject()).Where(cell => cell["cell_type"]!.GetValue<string>() == "code"))
        {
            // An editor that writes an empty list of tags has found none.
            var tags = cell["metadata"]!["tags"]?.DeepClone();
            Put(cell["metadata"]!.AsObject(), cellMetadata);
            if (tags is not null) cell["metadata"]!["tags"] = tags;
        }

        return saved.ToJsonString();
    }

    private static void Put(JsonObject metadata, string json)
    {
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
            metadata[name] = value?.DeepClone();
    }
}
