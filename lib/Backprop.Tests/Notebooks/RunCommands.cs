using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Backprop.Tests.Notebooks;

/// <summary>The program as a process: exit codes, messages, and what happens to the files.</summary>
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
    [InlineData("--timeout -1", "--timeout needs a number of seconds")]
    [InlineData("--write --check", "--write and --check exclude each other")]
    [InlineData("--bogus", "--bogus")]
    [InlineData("missing.ipynb", "missing.ipynb: there is no such file")]
    [InlineData("", "no folder from here upwards holds notebooks/ and global.json")]
    public async Task Wrong_arguments_are_told_and_nothing_runs(string arguments, string message)
    {
        var run = await CommandLine.RunAsync(folder.Path, ["run", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
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
    public async Task Written_notebooks_are_valid_and_a_second_run_leaves_every_byte()
    {
        var path = folder.WriteNotebook(
            "a.ipynb",
            TemporaryFolder.Markdown("# σ′(𝒛)"),
            TemporaryFolder.Code("#!time\nConsole.WriteLine(\"σ′(𝒛)\");\nConsole.Error.WriteLine(\"e\");"),
            TemporaryFolder.Code("new { A = 1, B = new[] { 1.5, double.NaN } }"),
            TemporaryFolder.Code("\"{}\".DisplayAs(\"application/vnd.plotly.v1+json\");"));

        var first = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");
        var written = File.ReadAllText(path);
        var second = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("a.ipynb: written\n", first.Output, StringComparison.Ordinal);
        Assert.Contains("a.ipynb: unchanged\n", second.Output, StringComparison.Ordinal);
        Assert.Equal(written, File.ReadAllText(path));
        Assert.Contains("\"σ′(𝒛)\\n\"", written, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], JsonNode.Parse(written)!["cells"]!.AsArray().Skip(1).Select(cell => cell!["execution_count"]!.GetValue<int>()));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        NotebookSchema.Check(written);
    }

    [Fact]
    public async Task A_notebook_with_a_failing_cell_is_not_written()
    {
        var path = folder.WriteNotebook("a.ipynb", "1", "throw new Exception(\"x\");");
        var before = File.ReadAllText(path);

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a.ipynb: not written, since not every cell ran", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task Check_shows_what_differs_cell_by_cell_and_changes_nothing()
    {
        var path = folder.WriteNotebook("a.ipynb", "Console.WriteLine(\"one\\ntwo\\nthree\");", "#!time\n2.Display(\"text/plain\");");
        await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        var same = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--check");
        File.WriteAllText(path, File.ReadAllText(path).Replace("two\\n\",\n", "zwei\\n\",\n", StringComparison.Ordinal));
        var changed = File.ReadAllText(path);
        var differs = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--check");

        Assert.Equal((0, "1 passed, 0 failed"), (same.ExitCode, same.LastLine));
        Assert.Equal((1, "0 passed, 1 failed"), (differs.ExitCode, differs.LastLine));
        Assert.Contains("""
            a.ipynb, cell [1]: the output differs from the file's (- file, + this run)
                ── stdout
                one
              - zwei
              + two
                three

            """.ReplaceLineEndings("\n"), differs.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("cell [2]", differs.Output, StringComparison.Ordinal);
        Assert.Equal(changed, File.ReadAllText(path));
    }

    [Fact]
    public async Task A_cell_that_hangs_is_stopped_by_the_time_limit()
    {
        folder.WriteNotebook("a.ipynb", "Console.WriteLine(1);", "while (true) { }", "3");
        folder.WriteNotebook("b.ipynb", "2");

        var run = await CommandLine.RunAsync(folder.Path, "run", ".", "--timeout", "2", "--jobs", "1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a.ipynb, cell [2]: stopped: the cell took longer than 2 s (see --timeout)", run.Output, StringComparison.Ordinal);
        Assert.Contains("a.ipynb: 1 cell not run", run.Output, StringComparison.Ordinal);
        Assert.Equal("1 passed, 1 failed", run.LastLine);
    }

    [Fact]
    public async Task Interrupting_it_stops_the_kernels_and_leaves_the_files()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that one process can send another");
        var path = folder.WriteNotebook("a.ipynb", "System.IO.File.WriteAllText(\"kernel.txt\", Environment.ProcessId.ToString());", "System.Threading.Thread.Sleep(-1);");
        var before = File.ReadAllText(path);

        using var process = CommandLine.Start(folder.Path, "run", "a.ipynb", "--write");
        var kernel = await ReadNumberAsync(folder.File("kernel.txt"));
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
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
        using var kernel = Process.GetProcessById(await ReadNumberAsync(folder.File("kernel.txt")));
        process.Kill();

        await kernel.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Clean_takes_the_outputs_out()
    {
        var path = folder.WriteNotebook("a.ipynb", "1", "Console.WriteLine(2);");
        await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        var clean = await CommandLine.RunAsync(folder.Path, "clean", "a.ipynb");

        Assert.Equal(0, clean.ExitCode);
        var text = File.ReadAllText(path);
        Assert.All(JsonNode.Parse(text)!["cells"]!.AsArray(), cell => Assert.True(cell!["outputs"]!.AsArray().Count == 0 && cell["execution_count"] is null));
        NotebookSchema.Check(text);
    }

    public void Dispose() => folder.Dispose();

    private static async Task<int> ReadNumberAsync(string file)
    {
        while (!File.Exists(file) || new FileInfo(file).Length == 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        return int.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }
}
