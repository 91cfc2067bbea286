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

        // The three costs stand in the prose as the cell prints them.
        var prose = string.Concat(NotebookReader.Parse(path, text).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source));
        Assert.All(lines[..3], line => Assert.Contains($"{line}\n", prose, StringComparison.Ordinal));
        Assert.Equal("-1*x^2", Text(Assert.IsType<DataOutput>(shown[0])));

        // Six and four agreements, by another reader and by slopes, and no disagreement.
        Assert.Equal(10, lines.Count(line => line.EndsWith("True", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.EndsWith("False", StringComparison.Ordinal));
        Assert.Contains("refused: Error in Ln: 1 Col: ", printed, StringComparison.Ordinal);
        Assert.Equal(2, shown.OfType<DataOutput>().Count(output => output.Data.ContainsKey("text/markdown")));
    }

    [Fact]
    public void It_is_stored_without_outputs_since_they_cannot_be_made_where_the_book_s_are() =>
        Assert.All(
            NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", Name)).Cells,
            cell => Assert.Empty(cell.Outputs));

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
