using Backprop.Notebooks.Documents;
using Backprop.Tests.Notebooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Tests.MathNet;

/// <summary>The appendix runs as it says, with a stand-in for the package that it needs: its cells compile against the members that MathNet.Symbolics declares.</summary>
public sealed class AppendixNotebook(KernelFixture kernel) : CellTest(kernel)
{
    private const string Name = "a1-mathnet-symbolics.ipynb";

    [Fact]
    public async Task Every_cell_runs_and_shows_what_its_text_says()
    {
        using var book = new TemporaryFolder();
        LocalPackages.Add(book, "MathNet.Symbolics", "0.25.0", ("lib/net10.0/MathNet.Symbolics.dll", StandIn()));
        book.Write("lib/Backprop/bin/placeholder", "");
        File.Copy(typeof(Backprop.Expr).Assembly.Location, book.File("lib/Backprop/bin/Backprop.dll"));
        var text = File.ReadAllText(Path.Combine(Repository.Root, "notebooks", Name));
        var path = book.Write($"notebooks/{Name}", text);

        var outcomes = await RunFileAsync(path);

        Assert.All(outcomes, outcome => Assert.Equal((null, null, CellStatus.Passed), (outcome.Fault?.Message, outcome.Reason, outcome.Status)));
        var shown = outcomes.SelectMany(outcome => outcome.Outputs).ToList();
        var printed = string.Concat(shown.OfType<StreamOutput>().Select(output => output.Text));
        var lines = printed.Split('\n');

        // What was stored from a run with the real package is what the cells print, but for the other side's LaTeX.
        var stored = NotebookReader.Parse(path, text).Cells.SelectMany(cell => cell.Outputs).ToList();
        Assert.Equal(string.Concat(stored.OfType<StreamOutput>().Select(output => output.Text)), printed);
        Assert.Equal(
            stored.OfType<DataOutput>().Select(OurSide),
            shown.OfType<DataOutput>().Select(OurSide));
        Assert.Equal("-1*x^2", Text(Assert.IsType<DataOutput>(shown[0])));

        // Six and four agreements, by another reader and by slopes, and no disagreement.
        Assert.Equal(10, lines.Count(line => line.EndsWith("True", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.EndsWith("False", StringComparison.Ordinal));
        Assert.Contains("refused: The given key was not present in the dictionary.", printed, StringComparison.Ordinal);
        Assert.Equal(2, shown.OfType<DataOutput>().Count(output => output.Data.ContainsKey("text/markdown")));
    }

    [Fact]
    public void It_says_where_its_stored_outputs_come_from()
    {
        var cells = NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", Name)).Cells;
        Assert.All(cells.Where(cell => cell.Kind == CellKind.Code), cell => Assert.NotEmpty(cell.Outputs));
        Assert.Contains("25 November 2026", cells[0].Source, StringComparison.Ordinal);
        Assert.Contains("version 0.25.0 built from its public source", cells[0].Source, StringComparison.Ordinal);
    }

    // Of a table's rows all cells but the last, which the other program has printed.
    private static string OurSide(DataOutput output) => output.Data.TryGetPropertyValue("text/markdown", out var table)
        ? string.Join('\n', table!.GetValue<string>().Split('\n').Skip(2).Select(row => row[..(row.TrimEnd(' ', '|').LastIndexOf('|') + 1)]))
        : Text(output);

    private static byte[] StandIn()
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal));
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var compilation = CSharpCompilation.Create(
            "MathNet.Symbolics",
            [CSharpSyntaxTree.ParseText(Source("MathNetGrammar.cs"), options), CSharpSyntaxTree.ParseText(Source("StandIn/SymbolicExpression.cs"), options)],
            platform.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return assembly.ToArray();
    }

    private static string Source(string name) => File.ReadAllText(Path.Combine(Repository.Root, "lib", "Backprop.Tests", "MathNet", name));
}
