using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Notebooks;

public sealed class Packages(KernelFixture kernel) : CellTest(kernel)
{
    [Fact]
    public async Task A_package_is_restored_and_its_version_stays()
    {
        var outcomes = await RunNotebookAsync(
            "using Humanizer;\n#r \"nuget: Humanizer.Core, 2.14.1\"\nvar words = \"gradient descent\";\nConsole.Write(words.Titleize());",
            "#r \"nuget:Humanizer.Core\"\nConsole.Write(\"weight\".Pluralize());",
            "#r \"nuget: Humanizer.Core, 3.0.1\"");

        Assert.True(outcomes[0].Reason is null, outcomes[0].Reason);
        Assert.Equal(new StreamOutput("stdout", "Gradient Descent"), Assert.Single(outcomes[0].Outputs));
        Assert.Equal(new StreamOutput("stdout", "weights"), Assert.Single(outcomes[1].Outputs));
        Assert.Contains("the notebook uses 2.14.1 of it already", outcomes[2].Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_package_needs_comes_along_native_libraries_too()
    {
        var outcomes = await RunNotebookAsync("""
            #r "nuget: Microsoft.Data.Sqlite, 8.0.30"
            using Microsoft.Data.Sqlite;
            var connection = new SqliteConnection("Data Source=:memory:");
            connection.Open();
            var command = connection.CreateCommand();
            command.CommandText = "select 6 * 7";
            Console.Write(command.ExecuteScalar());
            """);

        Assert.True(outcomes[0].Reason is null, outcomes[0].Reason);
        Assert.Null(outcomes[0].Fault);
        Assert.Equal(new StreamOutput("stdout", "42"), Assert.Single(outcomes[0].Outputs));
    }

    [Fact]
    public async Task A_package_that_cannot_be_had_skips_the_notebook_and_is_named()
    {
        // The notebook's own NuGet settings are in force: here a single, empty source.
        Folder.Write("nuget.config", LocalPackages.NoSource);

        var outcomes = await RunNotebookAsync("#r \"nuget: No.Such.Package, 1.0.0\"", "1");

        Assert.Equal([CellStatus.Skipped, CellStatus.NotRun], outcomes.Select(outcome => outcome.Status));
        Assert.Contains("the package No.Such.Package 1.0.0 cannot be restored: NU1101", outcomes[0].Reason, StringComparison.Ordinal);
        Assert.Equal("No.Such.Package 1.0.0", outcomes[0].MissingPackage);
        Assert.DoesNotContain(Folder.Path, outcomes[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_does_not_fit_is_the_notebook_s_fault_and_fails_it()
    {
        using var folder = new TemporaryFolder();
        LocalPackages.Add(folder, "For.Later", "1.0.0", ("lib/net999.0/For.Later.dll", []));

        var outcomes = await RunFileAsync(folder.WriteNotebook("test.ipynb", "\n#r \"nuget: For.Later, 1.0.0\""));

        Assert.Equal(CellStatus.Failed, outcomes[0].Status);
        Assert.Equal(2, outcomes[0].Fault!.Line);
        Assert.Contains("the package For.Later 1.0.0 cannot be used: NU1202", outcomes[0].Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_extends_the_other_kernel_is_refused_by_name_and_nothing_after_it_runs()
    {
        using var folder = new TemporaryFolder();
        LocalPackages.Add(folder, "Shows.Better", "1.2.3", ("lib/net8.0/_._", []), ("interactive-extensions/dotnet/extension.dib", "#!csharp\n1"u8.ToArray()));

        var outcomes = await RunFileAsync(folder.WriteNotebook("test.ipynb", "\n#r \"nuget: Shows.Better, 1.2.3\"", "1"));

        Assert.Equal([CellStatus.Failed, CellStatus.NotRun], outcomes.Select(outcome => outcome.Status));
        Assert.Equal(("PackageError", 2), (outcomes[0].Fault!.Name, outcomes[0].Fault!.Line));
        Assert.StartsWith("the package Shows.Better 1.2.3 brings an extension of the .NET Interactive kernel", outcomes[0].Fault!.Message, StringComparison.Ordinal);
    }
}
