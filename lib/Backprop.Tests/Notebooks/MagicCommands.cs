using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Notebooks;

public sealed class MagicCommands(KernelFixture kernel) : CellTest(kernel)
{
    [Fact]
    public async Task Markdown_html_and_javascript_are_shown_and_CSharp_goes_on_where_it_was()
    {
        var outputs = await OutputsAsync("var n = 1;\n#!markdown\n# *Title*\n\ntext\n#!html\n<b>x</b>\n#!javascript\nlet a = 1;\n#!csharp\nConsole.Write(n);");

        Assert.Equal("# *Title*\n\ntext", Text(outputs[0], "text/markdown"));
        Assert.Equal("<b>x</b>", Text(outputs[1], "text/html"));
        Assert.Equal("<script type=\"text/javascript\">let a = 1;</script>", Text(outputs[2], "text/html"));
        Assert.Equal(new StreamOutput("stdout", "1"), outputs[3]);
    }

    [Fact]
    public async Task A_code_cell_of_the_Markdown_kernel_shows_its_text()
    {
        var outcomes = await RunFileAsync(Folder.WriteNotebook("m.ipynb", TemporaryFolder.CodeIn("markdown", "$x^2$")));

        Assert.Equal("$x^2$", Text(Assert.Single(outcomes[0].Outputs), "text/markdown"));
    }

    [Fact]
    public async Task Time_shows_how_long_the_cell_took_after_what_the_cell_shows()
    {
        var outputs = await OutputsAsync("#!time\nConsole.Write(1);");

        Assert.Equal(new StreamOutput("stdout", "1"), outputs[0]);
        Assert.Matches(@"^Wall time: [0-9.]+ms$", Text(outputs[1]));
    }

    [Fact]
    public async Task A_shared_variable_is_the_same_object_under_another_name()
    {
        var outputs = await OutputsAsync("var list = new List<int> { 1 };", "#!share --from csharp list --as other\n#!share list --from C#", "other.Add(2); Console.Write($\"{list.Count} {object.ReferenceEquals(list, other)}\");");

        Assert.Equal(new StreamOutput("stdout", "2 True"), Assert.Single(outputs));
    }

    [Fact]
    public async Task About_names_the_compiler_and_the_runtime() =>
        Assert.Matches(@"^C# by compiler [0-9.]+, \.NET [0-9.]+, ", Text(Assert.Single(await OutputsAsync("#!about"))));

    [Theory]
    [InlineData("#!bogus", "unknown magic command #!bogus")]
    [InlineData("#!log", "the magic command #!log of .NET Interactive is not carried out here")]
    [InlineData("#!share --from csharp nothere", "#!share: there is no variable nothere")]
    [InlineData("#!share --from fsharp x", "no other language has variables here")]
    [InlineData("#!share --from csharp", "one variable is named")]
    [InlineData("#!javascript\n#!share --from csharp list", "javascript has no variables here")]
    [InlineData("#!html\n#!set --name list --value 1", "html has no variables here")]
    [InlineData("#!set --name x --value two words", "a value of several words stands in double quotes")]
    [InlineData("#!set --name x --value 'a'", "single quotes keep no words together")]
    [InlineData("#!set --name x --name y --value 1", "--name is given twice")]
    [InlineData("#!set --name x --value", "--value lacks its value")]
    [InlineData("#!set --name x --value @input:name", "nobody is asked for a value")]
    [InlineData("#!set --name x --value @csharp:nothere", "#!set: there is no variable nothere")]
    [InlineData("#!import", "#!import needs a file")]
    [InlineData("#!import nowhere.cs", "#!import nowhere.cs: there is no such file")]
    [InlineData("#r \"a.dll\" // why", "takes nothing after #r \"…\" on its line")]
    [InlineData("#r \"nuget:\"", "names no package")]
    [InlineData("#r \"nowhere.dll\"", "CS0006: Metadata file 'nowhere.dll' could not be found")]
    public async Task A_directive_that_cannot_be_carried_out_is_an_error_that_names_it(string directive, string message)
    {
        var fault = await FaultAsync($"// a comment\n{directive}");

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal(1 + directive.Split('\n').Length, fault.Line);
    }

    [Fact]
    public async Task A_cell_that_asks_the_reader_is_told_that_none_answers() =>
        Assert.Contains("no reader answers", (await FaultAsync("await GetInputAsync(\"How many?\")")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task An_assembly_must_be_referenced_before_any_code_of_the_cell()
    {
        Assert.Contains("CS7009", (await FaultAsync("var x = 1;\n#r \"System.Xml\"")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_in_another_language_skips_the_cell_and_says_why()
    {
        var outcomes = await RunNotebookAsync("#!fsharp\nlet x = 1", "Console.Write(2);");

        Assert.Equal(CellStatus.Skipped, outcomes[0].Status);
        Assert.Contains("#!fsharp", outcomes[0].Reason, StringComparison.Ordinal);
        Assert.Equal(CellStatus.Passed, outcomes[1].Status);
    }

    [Fact]
    public async Task Files_and_notebooks_can_be_imported()
    {
        Folder.Write("lib/f.cs", "int Half(int n) => n / 2;\n");
        Folder.WriteNotebook("other.ipynb", TemporaryFolder.Markdown("text"), TemporaryFolder.Code("#!import lib/f.cs"), TemporaryFolder.Code("var ten = Half(20); Console.Write(ten);"));

        var outputs = await OutputsAsync("#!import other.ipynb\nConsole.Write(\" \" + Half(ten));");

        Assert.Collection(
            outputs,
            output => Assert.Equal("text", ((DataOutput)output).Data["text/markdown"]!.GetValue<string>()),
            output => Assert.Equal(new StreamOutput("stdout", "10 5"), output));
    }

    [Fact]
    public async Task An_error_in_an_imported_file_names_that_file_and_its_line()
    {
        Folder.Write("f.csx", "int Half(int n) => n / 2;\nint Bad() => Half(1) / Half(1);\n");

        var fault = await FaultAsync("#!import f.csx\nBad();");

        Assert.Equal("System.DivideByZeroException", fault.Name);
        Assert.Contains("at f.csx, line 2", fault.Details);
        Assert.Equal(2, fault.Line);
    }

    [Theory]
    [InlineData("int x = ;", "error CS1525")]
    [InlineData("#!bogus", "unknown magic command #!bogus")]
    [InlineData("throw new Exception(\"thrown\");", "thrown")]
    public async Task What_stops_an_import_is_told_at_the_line_that_imports_with_the_place_in_the_file(string line, string message)
    {
        Folder.Write("stops.cs", $"// a comment\n{line}\n");

        var fault = await FaultAsync("var before = 1;\n\n#!import stops.cs");

        Assert.Equal(3, fault.Line);
        Assert.StartsWith($"stops.cs, line 2: {message}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_import_each_other_in_a_circle_are_an_error()
    {
        Folder.Write("a.cs", "#!import b.cs");
        Folder.Write("b.cs", "#!import a.cs");

        Assert.Equal(
            "a.cs, line 1: b.cs, line 1: #!import a.cs: it is being imported already: files import each other, or themselves, in a circle",
            (await FaultAsync("#!import a.cs")).Message);
    }
}
