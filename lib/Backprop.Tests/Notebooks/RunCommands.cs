using System.Diagnostics;
using System.Globalization;

namespace Backprop.Tests.Notebooks;

/// <summary>The program as a process: exit codes, messages, and how it stops.</summary>
public sealed class RunCommands : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Without_arguments_it_runs_the_book_that_the_current_folder_is_in()
    {
        folder.Write("global.json", "{}");
        folder.WriteNotebook("notebooks/01-a.ipynb", "Console.WriteLine(1);");
        folder.WriteNotebook("notebooks/02-b.ipynb", "2");

        var run = await CommandLine.RunAsync(folder.File("notebooks"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("2 passed, 0 failed", run.LastLine);
        Assert.Contains("01-a.ipynb: passed, 1 cell ran", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_word_run_may_be_left_out_before_a_file_or_an_option()
    {
        folder.WriteNotebook("a.ipynb", "Console.Write(1);");

        Assert.Equal("1 passed, 0 failed", (await CommandLine.RunAsync(folder.Path, "a.ipynb")).LastLine);
        Assert.Equal("1 passed, 0 failed", (await CommandLine.RunAsync(folder.Path, "--jobs", "1", "a.ipynb")).LastLine);
        Assert.Contains("Commands:", (await CommandLine.RunAsync(folder.Path, "--help")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await CommandLine.RunAsync(folder.Path, "rnu")).ExitCode);
    }

    [Fact]
    public async Task A_failing_cell_is_told_with_its_place_and_the_other_notebooks_go_on()
    {
        folder.WriteNotebook("a.ipynb", TemporaryFolder.Markdown("text"), TemporaryFolder.Code("var x = 1;"), TemporaryFolder.Code("\nint y = x +;"), TemporaryFolder.Code("3"));
        folder.WriteNotebook("b.ipynb", "2");

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "b.ipynb");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a.ipynb, cell [2], line 2: error CS1525: Invalid expression term ';'\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("a.ipynb: 1 cell not run\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("b.ipynb: passed, 1 cell ran\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("1 passed, 1 failed", run.LastLine);
    }

    [Theory]
    [InlineData("--jobs 0", "--jobs needs a number from 1 to 64")]
    [InlineData("--jobs many", "--jobs needs a number from 1 to 64")]
    [InlineData("--timeout -1", "--timeout needs a number of seconds")]
    [InlineData("--timeout abc", "--timeout needs a number of seconds")]
    [InlineData("--write --check", "--write and --check exclude each other")]
    [InlineData("--bogus", "--bogus")]
    [InlineData(".", "the folder holds no notebook")]
    [InlineData("missing.ipynb", "missing.ipynb: there is no such file")]
    [InlineData("a.dib", "a.dib: a .dib file; only .ipynb notebooks are run here")]
    [InlineData("", "no folder from here upwards holds notebooks/ and global.json")]
    public async Task Wrong_arguments_are_told_and_nothing_runs(string arguments, string message)
    {
        var run = await CommandLine.RunAsync(folder.Path, ["run", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "")]
    [InlineData("clean", "")]
    [InlineData("")]
    [InlineData("run", "a.ipynb", " ")]
    public async Task An_empty_name_is_told_and_nothing_runs(params string[] arguments)
    {
        folder.WriteNotebook("a.ipynb", "System.IO.File.WriteAllText(\"ran.txt\", \"\");");

        var run = await CommandLine.RunAsync(folder.Path, arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.NotEqual("", run.Errors);
        Assert.False(File.Exists(folder.File("ran.txt")));
    }

    [Fact]
    public async Task A_file_that_is_no_notebook_is_told_before_anything_runs()
    {
        folder.WriteNotebook("a.ipynb", "System.IO.File.WriteAllText(\"ran.txt\", \"\");");
        folder.Write("b.ipynb", "{\"nbformat\": 3, \"worksheets\": []}");
        folder.Write("c.ipynb", "{\n oops");

        var run = await CommandLine.RunAsync(folder.Path, "run", ".");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("b.ipynb: nbformat 3 was found", run.Errors, StringComparison.Ordinal);
        Assert.Contains("c.ipynb, line 2, column 2: not valid JSON", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("ran.txt")));
    }

    [Fact]
    public async Task Other_languages_are_skipped_said_and_never_counted_as_passed()
    {
        folder.WriteNotebook("a.ipynb", TemporaryFolder.Code("1"), TemporaryFolder.CodeIn("fsharp", "let x = 1"));
        folder.Write("b.ipynb", """{"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"language": "python", "name": "python3", "display_name": "P"}}, "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": null, "source": "1"}]}""");
        var before = File.ReadAllText(folder.File("b.ipynb"));

        var run = await CommandLine.RunAsync(folder.Path, "run", ".", "--write");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("a.ipynb, cell [2]: skipped: the cell is in fsharp", run.Output, StringComparison.Ordinal);
        Assert.Contains("b.ipynb: skipped: the notebook is in python", run.Output, StringComparison.Ordinal);
        Assert.Equal("0 passed, 0 failed, 2 skipped", run.LastLine);
        Assert.Equal(before, File.ReadAllText(folder.File("b.ipynb")));
    }

    [Fact]
    public async Task A_missing_package_is_named_skips_its_notebook_and_lets_a_check_pass()
    {
        folder.Write("global.json", "{}");
        folder.WriteNotebook("notebooks/01-a.ipynb", "Console.Write(1);");
        folder.WriteNotebook("notebooks/a1-b.ipynb", TemporaryFolder.Markdown("# B"), TemporaryFolder.Code("#r \"nuget: No.Such.Package, 1.0.0\""), TemporaryFolder.Code("2"));
        folder.Write("notebooks/nuget.config", LocalPackages.NoSource);
        await CommandLine.RunAsync(folder.Path, "run", "notebooks/01-a.ipynb", "--write");

        var run = await CommandLine.RunAsync(folder.Path, "run");
        var check = await CommandLine.RunAsync(folder.Path, "run", "--check");

        Assert.Equal((3, "1 passed, 0 failed, 1 skipped"), (run.ExitCode, run.LastLine));
        Assert.Equal((0, "1 passed, 0 failed, 1 skipped"), (check.ExitCode, check.LastLine));
        Assert.Contains("a1-b.ipynb, cell [1]: skipped: the package No.Such.Package 1.0.0 cannot be restored", check.Output, StringComparison.Ordinal);
        var page = File.ReadAllText(folder.File("_site/a1-b.html"));
        Assert.Contains("it needs the package No.Such.Package 1.0.0, which could not be restored there. Its file holds no outputs", page, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"note\"", File.ReadAllText(folder.File("_site/01-a.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_does_not_let_another_skip_pass()
    {
        folder.WriteNotebook("a.ipynb", TemporaryFolder.CodeIn("fsharp", "let x = 1"));

        Assert.Equal(3, (await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--check")).ExitCode);
    }

    [Fact]
    public async Task A_cell_that_hangs_is_stopped_by_the_time_limit()
    {
        folder.WriteNotebook("a.ipynb", "while (true) { }", "3");
        folder.WriteNotebook("b.ipynb", "#!markdown\ntext");

        var run = await CommandLine.RunAsync(folder.Path, "run", ".", "--timeout", "2", "--jobs", "1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a.ipynb, cell [1]: stopped: the cell took longer than 2 s (see --timeout)", run.Output, StringComparison.Ordinal);
        Assert.Contains("a.ipynb: 1 cell not run", run.Output, StringComparison.Ordinal);
        Assert.Equal("1 passed, 1 failed", run.LastLine);
    }

    [Fact]
    public async Task Interrupting_it_stops_the_kernels_and_leaves_the_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that one process can send another");
        var path = folder.WriteNotebook("a.ipynb", "System.IO.File.WriteAllText(\"kernel.txt\", Environment.ProcessId.ToString());", "System.Threading.Thread.Sleep(-1);");
        var before = File.ReadAllText(path);

        using var process = CommandLine.StartAsGroup(folder.Path, [], ["run", "a.ipynb", "--write"]);
        var kernel = await OtherProcess.NumberAsync(folder.File("kernel.txt"), process);
        await OtherProcess.SendAsync("INT", process);
        var run = await CommandLine.EndAsync(process);

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("stopped: no file was changed", run.Errors, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(kernel));
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_kernel_ends_by_itself_when_the_program_is_killed()
    {
        folder.WriteNotebook("a.ipynb", "System.IO.File.WriteAllText(\"kernel.txt\", Environment.ProcessId.ToString());", "while (true) { }");

        using var process = CommandLine.Start(folder.Path, "run", "a.ipynb");
        using var kernel = Process.GetProcessById(await OtherProcess.NumberAsync(folder.File("kernel.txt"), process));
        process.Kill();

        await kernel.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    public void Dispose() => folder.Dispose();
}
