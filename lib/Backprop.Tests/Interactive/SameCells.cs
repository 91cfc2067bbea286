using System.Xml.Linq;
using Backprop.Notebooks.Checking;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Hosting;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Interactive;

/// <summary>What C# notebooks do, cell by cell, on both kernels: each gives what the other gives, but for the few cells whose title says ≠ and why.</summary>
public sealed class SameCells
{
    private static readonly string Corpus = Path.Combine(Repository.Root, "lib", "Backprop.Tests", "Interactive", "Corpus");

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // One after the other in one session: to start the kernel of .NET Interactive takes longer than to run any of them.
    [Theory]
    [InlineData("values", "collections", "types", "framework", "showing")]
    [InlineData("running")]
    [InlineData("directives")]
    public async Task Every_cell_of_the_corpus_gives_the_same_on_both_kernels(params string[] names)
    {
        if (!KernelProgram.Interactive.IsBuilt)
            Requirement.Missing("the kernel of .NET Interactive is not built: dotnet build lib/Backprop.Interactive");
        var cells = names.SelectMany(name => Cells(Path.Combine(Corpus, $"{name}.csx"))).ToList();

        var own = await RunAsync(KernelProgram.Own, cells);
        var interactive = await RunAsync(KernelProgram.Interactive, cells);

        var faults = cells.Select((cell, i) => (own[i] == interactive[i], cell.IsDifferent) switch
        {
            (false, false) => $"{cell.Title}:\nown kernel: {own[i]}\n.NET Interactive: {interactive[i]}",
            (true, true) => $"{cell.Title}: gives the same on both kernels now",
            _ => null,
        }).OfType<string>().ToList();
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    [Fact]
    public void At_least_eighty_cells_give_the_same() =>
        Assert.InRange(Directory.GetFiles(Corpus, "*.csx").Sum(file => Cells(file).Count(cell => !cell.IsDifferent)), 80, int.MaxValue);

    [Fact]
    public void The_kernel_takes_no_project_along_and_compiles_only_what_both_sides_of_the_pipe_must_know()
    {
        var folder = Path.Combine(Repository.Root, "lib", "Backprop.Interactive");
        var project = XDocument.Load(Path.Combine(folder, "Backprop.Interactive.csproj"));

        Assert.Empty(project.Descendants("ProjectReference"));
        var shared = project.Descendants("Compile").SelectMany(compile => compile.Attribute("Include")!.Value.Split(';'));
        Assert.All(shared, file => Assert.True(File.Exists(Path.Combine(folder, file)), file));
    }

    private static async Task<List<string>> RunAsync(KernelProgram program, IReadOnlyList<(string Title, string Code, bool IsDifferent)> cells)
    {
        using var folder = new TemporaryFolder();
        folder.Write("half.cs", "int Half(int n) => n / 2;\n");
        folder.Write("throws.csx", "throw new InvalidOperationException(\"imported\");\n");
        folder.Write("wrong.csx", "int wrong = \"text\";\n");
        folder.Write("other.ipynb", """
            {"cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# Imported"},
             {"cell_type": "code", "execution_count": null, "id": "b", "metadata": {}, "outputs": [], "source": "var imported = 4;\nimported"}],
             "metadata": {"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}}, "nbformat": 4, "nbformat_minor": 5}
            """);
        await using var kernel = await KernelProcess.StartAsync(program, folder.Path, TestContext.Current.CancellationToken);
        var outcomes = new List<CellOutcome>();
        foreach (var (i, cell) in cells.Index())
            outcomes.Add(await kernel.RunAsync(new KernelRequest(i + 1, CellLanguage.CSharp, cell.Code), Limit, TestContext.Current.CancellationToken));
        // A later cell may have updated what an earlier one shows, so they are read at the end.
        return [.. outcomes.Select(Text)];
    }

    // How a cell ended, what it shows and, where it failed, why: all but the line, which only one of the kernels tells.
    private static string Text(CellOutcome outcome) =>
        $"{outcome.Status} {outcome.Reason}\n{string.Concat(outcome.Outputs.Select(OutputText.Of))}{Reason(outcome.Fault)}";

    // The words of a directive's error are each kernel's own.
    private static string? Reason(CellFault? fault) =>
        fault is null ? null : fault.Name is "DirectiveError" || fault.Message.Contains("error DNI", StringComparison.Ordinal) || fault.Message.StartsWith("PackageManagement Error", StringComparison.Ordinal) ? "directive" : $"{fault.Name}: {fault.Message}";

    private static List<(string Title, string Code, bool IsDifferent)> Cells(string file) =>
    [
        .. File.ReadAllText(file)
            .Split("//// ", StringSplitOptions.RemoveEmptyEntries)
            .Select(cell => cell.Split('\n', 2))
            .Select(parts => (parts[0], parts[1].TrimEnd('\n'), parts[0].Contains('≠'))),
    ];
}
