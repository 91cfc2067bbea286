using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;
using Backprop.Notebooks.Hosting;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Interactive;

/// <summary>What the kernel of .NET Interactive cannot do or says too much of, and what the process around it makes of that.</summary>
public sealed class InteractiveHost(InteractiveHost.GermanNotebook german) : IClassFixture<InteractiveHost.GermanNotebook>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_cell_that_hangs_is_stopped_with_its_process_and_no_later_one_runs()
    {
        var outcomes = await RunAsync(KernelProgram.Interactive, TimeSpan.FromSeconds(2), folder, TemporaryFolder.Code("while (true) { }"), TemporaryFolder.Code("3"));

        Assert.Equal([CellStatus.Failed, CellStatus.NotRun], outcomes.Select(outcome => outcome.Status));
        Assert.Equal(("Timeout", "stopped: the cell took longer than 2 s (see --timeout)"), (outcomes[0].Fault!.Name, outcomes[0].Fault!.Message));
    }

    [Fact]
    public async Task A_cell_tagged_raises_exception_shows_its_error_and_the_next_cell_runs()
    {
        var failing = TemporaryFolder.Code("Console.Write(1); throw new InvalidOperationException(\"as expected\");");
        failing["metadata"] = JsonNode.Parse("""{"tags": ["raises-exception"]}""");

        var outcomes = await RunAsync(KernelProgram.Interactive, TimeSpan.FromMinutes(2), folder, failing, TemporaryFolder.Code("2"));

        Assert.Equal([CellStatus.Passed, CellStatus.Passed], outcomes.Select(outcome => outcome.Status));
        Assert.Equal(new StreamOutput("stdout", "1"), outcomes[0].Outputs[0]);
        var error = Assert.IsType<ErrorOutput>(Assert.Single(outcomes[0].Outputs.Skip(1)));
        Assert.Equal(("System.InvalidOperationException", "as expected"), (error.Name, error.Message));
    }

    [Fact]
    public async Task Cells_have_the_culture_of_the_machine() =>
        Assert.Equal(new StreamOutput("stdout", "de-DE 1.234,5"), Assert.Single((await german.OutcomesAsync())[0].Outputs));

    [Fact]
    public async Task A_package_is_restored_and_how_far_that_is_is_no_output()
    {
        var outcome = (await german.OutcomesAsync())[1];

        Assert.Null(outcome.Reason);
        Assert.Null(outcome.Fault);
        Assert.Equal(new StreamOutput("stdout", "Differ"), Assert.Single(outcome.Outputs));
    }

    [Fact]
    public async Task A_library_that_is_not_built_is_one_error_that_names_the_command()
    {
        var fault = (await german.OutcomesAsync())[2].Fault!;

        Assert.EndsWith("'nowhere/Backprop.dll' could not be found: build it by dotnet build lib/Backprop.Book", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(fault.Details, detail => detail.Contains("CS0246", StringComparison.Ordinal) || detail.Contains("CS0103", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private static async Task<IReadOnlyList<CellOutcome>> RunAsync(KernelProgram program, TimeSpan limit, TemporaryFolder folder, params JsonObject[] cells)
    {
        if (!program.IsBuilt)
            Requirement.Missing("the kernel of .NET Interactive is not built: dotnet build lib/Backprop.Interactive");
        var notebook = NotebookReader.Read(folder.WriteNotebook("test.ipynb", cells));
        var run = await new NotebookRunner(program, limit).RunAsync(notebook, _ => { }, TestContext.Current.CancellationToken);
        return [.. run.Cells.Select(cell => cell.Outcome)];
    }

    /// <summary>Three cells on a machine that speaks German; a kernel takes seconds to start, so several tests read one run.</summary>
    public sealed class GermanNotebook : IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private IReadOnlyList<CellOutcome>? outcomes;

        internal async Task<IReadOnlyList<CellOutcome>> OutcomesAsync()
        {
            if (!CultureData.IsInstalled)
                Requirement.Missing("ICU, which knows the cultures, is not installed");
            return outcomes ??= await RunAsync();
        }

        public void Dispose() => folder.Dispose();

        private Task<IReadOnlyList<CellOutcome>> RunAsync()
        {
            // A package that only this folder has, and that stays in it.
            LocalPackages.Add(folder, "Brought.Along", "1.0.0", ("lib/netstandard2.0/DiffPlex.dll", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "DiffPlex.dll"))));
            var program = KernelProgram.Interactive with
            {
                Environment = new Dictionary<string, string>(KernelProgram.Interactive.Environment) { ["LC_ALL"] = "de_DE.UTF-8", ["NUGET_PACKAGES"] = folder.File("restored") },
            };
            return InteractiveHost.RunAsync(
                program,
                TimeSpan.FromMinutes(2),
                folder,
                TemporaryFolder.Code("Console.Write($\"{System.Globalization.CultureInfo.CurrentCulture.Name} {1234.5:N1}\");"),
                TemporaryFolder.Code($"#i \"nuget: {folder.Path}\"\n#r \"nuget: Brought.Along, 1.0.0\"\nConsole.Write(typeof(DiffPlex.Differ).Name);"),
                TemporaryFolder.Code("#r \"nowhere/Backprop.dll\"\nusing Backprop;\nusing static Backprop.Notation;\nSymbol(\"x\")"));
        }
    }
}
