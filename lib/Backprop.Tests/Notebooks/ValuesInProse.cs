using AngleSharp;
using AngleSharp.Dom;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Prose;

namespace Backprop.Tests.Notebooks;

/// <summary>Numbers in sentences: the text refers to a value of the session, and the program fills it in.</summary>
public sealed class ValuesInProse : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Write_fills_sentences_and_tables_and_everything_else_stays_as_it_was()
    {
        var path = Solved("Of $n^{{2}}$ runs <!--{{solved:N0}}-->?<!--/--> (<!--{{share:P0}}--><!--/-->) end at $x$, one at **<!--{{lowest:F2}}-->−1<!--/-->**.\n\n| a |\n|---|\n| <!--{{word}}-->three<!--/--> |");

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        Assert.Equal((0, "1 passed, 0 failed"), (run.ExitCode, run.LastLine));
        Assert.Equal(
            "Of $n^{{2}}$ runs <!--{{solved:N0}}-->1,983<!--/--> (<!--{{share:P0}}-->97 %<!--/-->) end at $x$, one at **<!--{{lowest:F2}}-->−0.25<!--/-->**.\n\n| a |\n|---|\n| <!--{{word}}-->seven<!--/--> |",
            NotebookReader.Read(path).Cells[^1].Source);
        Assert.Equal((0, "1 passed, 0 failed"), await CheckAsync());
    }

    [Fact]
    public async Task Check_names_cell_reference_and_both_texts_and_changes_nothing()
    {
        var path = Solved("fine: <!--{{word}}-->seven<!--/-->\n\nstale: <!--{{solved:N0}}-->1,984<!--/-->");
        await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");
        File.WriteAllText(path, File.ReadAllText(path).Replace("1,983", "1,984", StringComparison.Ordinal));
        var before = File.ReadAllText(path);

        var check = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--check");

        Assert.Equal((1, "0 passed, 1 failed"), (check.ExitCode, check.LastLine));
        Assert.Contains("a.ipynb, cell 3 (the text below [1]), line 3: {{solved:N0}} differs from the file's (- file, + this run)\n  - 1,984\n  + 1,983\n", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("{{word}}", check.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_text_knows_the_cells_above_it_and_not_what_a_later_cell_makes_of_them()
    {
        var path = folder.WriteNotebook(
            "a.ipynb",
            TemporaryFolder.Code("var n = 1;"),
            TemporaryFolder.Markdown("first <!--{{n}}--><!--/-->"),
            TemporaryFolder.Code("n = 2;"),
            TemporaryFolder.Markdown("then <!--{{n}}--><!--/-->"),
            TemporaryFolder.Code("var n = \"three\";"),
            TemporaryFolder.Markdown("last <!--{{n}}--><!--/-->"));

        await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        Assert.Equal(
            ["first <!--{{n}}-->1<!--/-->", "then <!--{{n}}-->2<!--/-->", "last <!--{{n}}-->three<!--/-->"],
            NotebookReader.Read(path).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source));
    }

    [Fact]
    public async Task A_value_that_cannot_be_had_is_named_with_its_reason_and_the_file_stays()
    {
        var path = folder.WriteNotebook(
            "a.ipynb",
            TemporaryFolder.Markdown("early <!--{{list}}-->1<!--/-->"),
            TemporaryFolder.Code("var list = new[] { 1, 2 };"),
            TemporaryFolder.Markdown("good <!--{{list[1]}}-->1<!--/-->, bad <!--{{list[7]}}-->1<!--/-->\nand <!--{{list.Average()}}-->1<!--/-->"));
        var before = File.ReadAllText(path);

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        Assert.Equal((1, "0 passed, 1 failed"), (run.ExitCode, run.LastLine));
        Assert.Contains("a.ipynb, cell 1 (the text before [1]), line 1: {{list}}: error CS0103: The name 'list' does not exist in the current context; a text knows what the cells above it have declared\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("a.ipynb, cell 3 (the text below [1]), line 1: {{list[7]}}: Index was outside the bounds of the array.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("a.ipynb, cell 3 (the text below [1]), line 2: {{list.Average()}}: it is 1.5, and nothing says how many digits belong in a sentence; give a format, such as {{x:F2}} or {{x:P0}}\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("list[1]", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_reference_that_is_written_wrongly_is_told_before_anything_runs()
    {
        folder.WriteNotebook(
            "a.ipynb",
            TemporaryFolder.Code("System.IO.File.WriteAllText(\"ran.txt\", \"\");"),
            TemporaryFolder.Markdown("text\n\nand <!--{{x}}-->3"));

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("a.ipynb, cell 2 of 2, line 3: <!--{{x}}--> has no <!--/--> behind it; a value is written <!--{{x}}-->text<!--/-->\n", run.Errors);
        Assert.False(File.Exists(folder.File("ran.txt")));
    }

    [Fact]
    public async Task The_texts_below_a_failing_cell_keep_what_they_hold_and_so_does_a_file_that_is_cleaned()
    {
        var path = folder.WriteNotebook("a.ipynb", TemporaryFolder.Code("int n = missing;"), TemporaryFolder.Markdown("old <!--{{n}}-->983<!--/-->"));

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb");
        await CommandLine.RunAsync(folder.Path, "clean", "a.ipynb");

        Assert.Equal((1, "0 passed, 1 failed"), (run.ExitCode, run.LastLine));
        Assert.DoesNotContain("{{n}}", run.Output, StringComparison.Ordinal);
        Assert.Equal("old <!--{{n}}-->983<!--/-->", NotebookReader.Read(path).Cells[1].Source);
    }

    [Fact]
    public async Task The_page_shows_the_values_of_the_run_and_not_those_of_the_file()
    {
        Solved("# Title\n\nruns: <!--{{solved:N0}}-->12<!--/-->");

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--site", "_site");

        Assert.Equal(0, run.ExitCode);
        var page = await BrowsingContext.New().OpenAsync(request => request.Content(File.ReadAllText(folder.File("_site/a.html"))), TestContext.Current.CancellationToken);
        Assert.Contains("runs: 1,983", page.Body!.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!--{{x}}-->3<!--/--> begins the text", 1, "<!--{{x}}--> begins its line, which makes all of the line HTML; put a word in front of it")]
    [InlineData("a list\n\n- <!--{{x}}-->3<!--/-->", 3, "<!--{{x}}--> begins its line, which makes all of the line HTML; put a word in front of it")]
    [InlineData("in `<!--{{x}}-->3<!--/-->`", 1, "<!--{{x}}--> stands in code or in a formula, where it would be printed; a value can stand in a sentence or in a table")]
    [InlineData("in $y = <!--{{x}}-->3<!--/-->$", 1, "<!--{{x}}--> stands in code or in a formula, where it would be printed; a value can stand in a sentence or in a table")]
    [InlineData("only {{x}}", 1, "\"only {{x}}\" would be printed as it stands; a value is written <!--{{x}}-->text<!--/-->")]
    [InlineData("see <!--{{x", 1, "\"see <!--{{x\" would be printed as it stands; a value is written <!--{{x}}-->text<!--/-->")]
    [InlineData("see <!-- {{x}} -->3<!--/-->", 1, "<!-- {{x}} --> is not understood; a value is written <!--{{x}}-->text<!--/-->, with no spaces around the braces")]
    [InlineData("see <!--{{}}-->3<!--/-->", 1, "<!--{{}}--> names no value; a value is written <!--{{x}}-->text<!--/-->")]
    [InlineData("see <!--{{a || b}}-->3<!--/-->", 1, "<!--{{a || b}}-->: | cannot stand in a reference, because Markdown reads it first; give the value a name in the cell above")]
    [InlineData("see <!--{{x}}-->3\n<!--/-->", 1, "<!--{{x}}--> and its <!--/--> stand on different lines; a value is written <!--{{x}}-->text<!--/-->, on one line")]
    [InlineData("see <!--{{x}}-->3 and <!--{{y}}-->4<!--/-->", 1, "<!--{{x}}--> has no <!--/--> behind it; a value is written <!--{{x}}-->text<!--/-->")]
    [InlineData("a\nsee 3<!--/-->", 2, "<!--/--> closes nothing; a value is written <!--{{x}}-->text<!--/-->")]
    public void A_reference_that_would_not_be_read_as_one_is_refused_with_its_line(string source, int line, string message) =>
        Assert.Equal(new ProseFault(line, message), Assert.Single(ProseReader.Read(source).Faults));

    [Theory]
    [InlineData("LaTeX: $\\frac{{a}}{b}$ and\n\n$$x^{{2}}$$")]
    [InlineData("code: `{{x}}`\n\n```\n{{x}} <!--{{x\n```")]
    [InlineData("<!-- a comment of its own -->")]
    [InlineData("a note[^1]\n\n[^1]: with <!--{{x}}-->3<!--/-->\n\n- a list with <!--{{x}}-->3<!--/-->")]
    public void What_is_no_reference_or_a_good_one_is_let_alone(string source) => Assert.Empty(ProseReader.Read(source).Faults);

    [Theory]
    [InlineData("", false, "", null, "it is null")]
    [InlineData("System.Double", true, "NaN", null, "it is NaN, which is no number")]
    [InlineData("System.Double", true, "Infinity", null, "it is Infinity, which is no number")]
    [InlineData("System.Boolean", false, "True", null, "it is True; a sentence needs a word for it: {{(x ? \"word\" : \"other\")}}")]
    [InlineData("System.Int32[]", false, "System.Int32[]", null, "its text is only the name of its type, System.Int32[]; refer to a number or a word")]
    [InlineData("System.String", false, "a\nb", null, "its text has several lines")]
    [InlineData("System.String", false, "y*x", null, "its text is y*x, and Markdown would read * as markup")]
    [InlineData("System.String", false, "-x", "-x", null)]
    [InlineData("System.Int32", false, "-3", "−3", null)]
    [InlineData("System.Double", true, "-3.10", "−3.10", null)]
    public void A_value_stands_in_a_sentence_as_the_book_writes_it_or_is_refused(string type, bool hasFormat, string value, string? text, string? problem) =>
        Assert.Equal((text, problem), ProseText.Of(type, hasFormat, value));

    [Fact]
    public void A_reference_to_a_text_with_control_characters_is_refused_and_the_others_are_read()
    {
        var answers = ValueQuestion.Answers("{0}\u001fSystem.Int32\u001f1\u001e{0}\u001fSystem.String\u001fa\u001fb");

        Assert.Equal([("1", null), (null, "its text holds control characters")], answers);
    }

    public void Dispose() => folder.Dispose();

    private string Solved(string text) => folder.WriteNotebook(
        "a.ipynb",
        TemporaryFolder.Markdown("# Runs"),
        TemporaryFolder.Code("var (solved, share, lowest, word) = (1983, 0.9731, -0.25, \"seven\");"),
        TemporaryFolder.Markdown(text));

    private async Task<(int ExitCode, string LastLine)> CheckAsync()
    {
        var check = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--check");
        return (check.ExitCode, check.LastLine);
    }
}
