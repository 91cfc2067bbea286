using System.Diagnostics;
using System.Globalization;
using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Notebooks;

/// <summary>Ctrl-C and kills in each phase of a run: what stands is kept, and what was done and was not is said.</summary>
public sealed class StoppedRuns : IDisposable
{
    private static readonly string Curve = $"#r \"{typeof(Figure).Assembly.Location}\"\nusing Backprop;\nPlot.Lines(\"Title\", \"x\", \"y\", new double[] {{ 0, 1, 2 }}, (\"line\", new double[] {{ 1, 4, 9 }}))";

    private readonly TemporaryFolder folder = new();

    public StoppedRuns()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no signal that one process can send another");
        folder.Write("global.json", "{}");
        folder.WriteNotebook("notebooks/01-a.ipynb", TemporaryFolder.Markdown("# Title\n\nA formula $x^2$."), TemporaryFolder.Code("1"));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Stopped_while_formulas_are_set_it_keeps_the_site_and_says_what_was_not_done(string signal)
    {
        RequireKatex();
        Assert.Equal(0, (await CommandLine.RunAsync(folder.Path, "run")).ExitCode);
        var before = Files("_site");
        Script("bin/node", "echo $$ > \"$STARTED\"; exec sleep 600");

        using var process = Start("run", "--write");
        var node = await StartedAsync(process);
        await SendAsync(signal, process);
        var run = await CommandLine.EndAsync(process);

        Assert.Equal((130, "stopped: the notebooks named above as written are stored, no other file was changed; the site was not built\n"), (run.ExitCode, run.Errors));
        Assert.Contains("01-a.ipynb: written\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("passed, 0 failed", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, Files("_site"));
        Assert.Equal(["_site", "bin", "notebooks"], Directory.GetDirectories(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await AssertGoneAsync(node);
    }

    [Theory]
    [InlineData("exit 130")] // what Ctrl-C in a terminal makes of a process of the same group
    [InlineData("echo 'SyntaxError: too old' >&2; exit 1")]
    public async Task A_site_whose_formulas_are_set_is_not_replaced_by_one_that_needs_the_network_for_them(string node)
    {
        RequireKatex();
        Assert.Equal(0, (await CommandLine.RunAsync(folder.Path, "run")).ExitCode);
        var before = Files("_site");
        Script("bin/node", node);

        using var process = Start("run");
        var run = await CommandLine.EndAsync(process);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the site could not be built: _site: KaTeX failed under Node.js", run.Errors, StringComparison.Ordinal);
        Assert.Contains("the site that stands there has its formulas set, so it is kept", run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Files("_site"));
    }

    [Fact]
    public async Task Stopped_while_pictures_are_drawn_it_changes_no_further_file_and_ends_the_browser()
    {
        var first = folder.WriteNotebook("a.ipynb", "1");
        var second = folder.WriteNotebook("b.ipynb", Curve);
        var before = File.ReadAllText(second);
        var browser = Script("bin/browser", "echo $$ > \"$STARTED\"; exec sleep 600");

        using var process = Start([("CHROMIUM_PATH", browser)], "run", "a.ipynb", "b.ipynb", "--write");
        var started = await StartedAsync(process);
        await SendAsync("INT", process);
        var run = await CommandLine.EndAsync(process);

        Assert.Equal((130, "stopped: the notebooks named above as written are stored, no other file was changed\n"), (run.ExitCode, run.Errors));
        Assert.Contains("a.ipynb: written\n", run.Output, StringComparison.Ordinal);
        Assert.Single(NotebookReader.Read(first).Cells[0].Outputs);
        Assert.Equal(before, File.ReadAllText(second));
        await AssertGoneAsync(started);
    }

    [Fact]
    public async Task A_browser_that_cannot_be_started_is_named_and_the_file_stays()
    {
        folder.WriteNotebook("b.ipynb", Curve);
        var browser = folder.Write("bin/browser", "no program");

        using var process = Start([("CHROMIUM_PATH", browser)], "run", "b.ipynb", "--write");
        var run = await CommandLine.EndAsync(process);

        Assert.Equal((1, "", "0 passed, 1 failed"), (run.ExitCode, run.Errors, run.LastLine));
        Assert.Contains($"b.ipynb: not written: Chromium ({browser}) cannot be started: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_while_a_cell_runs_it_leaves_no_file_and_no_process()
    {
        folder.WriteNotebook("a.ipynb", "System.IO.File.WriteAllText(\"kernel.txt\", Environment.ProcessId.ToString());\nwhile (true) { }");
        Directory.CreateDirectory(folder.File("tmp"));

        using var process = Start([("TMPDIR", folder.File("tmp"))], "run", "a.ipynb", "--write");
        using var kernel = Process.GetProcessById(await NumberAsync(folder.File("kernel.txt"), process));
        process.Kill();
        await kernel.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Directory.GetFileSystemEntries(folder.File("tmp")), entry => Path.GetFileName(entry).Contains("backprop", StringComparison.Ordinal));
        Assert.Equal(["a.ipynb", "global.json", "kernel.txt"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_kernel_whose_program_has_gone_before_it_connects_ends()
    {
        using var kernel = CommandLine.StartWithInput(folder.Path, "kernel", folder.File("no-such-pipe"));
        kernel.StandardInput.Close();
        var run = await CommandLine.EndAsync(kernel);

        Assert.Equal((2, $"the kernel process did not start: nobody answers on the pipe {folder.File("no-such-pipe")}\n"), (run.ExitCode, run.Errors));
    }

    public void Dispose() => folder.Dispose();

    private static void RequireKatex()
    {
        if (!Directory.Exists(Path.Combine(AppContext.BaseDirectory, "katex", "node_modules")))
            Requirement.Missing("KaTeX was not found beside the program");
    }

    private string Script(string name, string text)
    {
        var path = folder.Write(name, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private Process Start(params string[] arguments) => Start([], arguments);

    private Process Start((string Name, string Value)[] environment, params string[] arguments) => CommandLine.Start(
        folder.Path,
        [.. environment, ("PATH", $"{folder.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}"), ("STARTED", folder.File("bin/started"))],
        arguments);

    private Task<int> StartedAsync(Process run) => NumberAsync(folder.File("bin/started"), run);

    private static async Task<int> NumberAsync(string file, Process run)
    {
        while (!File.Exists(file) || new FileInfo(file).Length == 0)
        {
            if (run.HasExited)
            {
                var end = await CommandLine.EndAsync(run);
                Assert.Fail($"It ended before it got there: {end.Output}{end.Errors}");
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return int.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }

    private static async Task SendAsync(string signal, Process process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    // Ended it is at once; the system may take a moment to forget it.
    private static async Task AssertGoneAsync(int process)
    {
        while (IsKnown(process))
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    private static bool IsKnown(int process)
    {
        try
        {
            using var known = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private List<(string Name, string Hash)> Files(string name) =>
    [
        .. Directory.EnumerateFiles(folder.File(name), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder.Path, file), FileStamp.Of(File.ReadAllBytes(file)).Hash)),
    ];
}
