using System.Diagnostics;
using System.Globalization;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Live;
using Backprop.Tests.Site;

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
        KatexSetter.Require();
        Assert.Equal(0, (await CommandLine.RunAsync(folder.Path, "run")).ExitCode);
        var before = Files("_site");
        Script("bin/node", "echo $$ > \"$STARTED\"; exec sleep 600");

        using var process = Start("run", "--write");
        var node = await StartedAsync(process);
        await OtherProcess.SendAsync(signal, process);
        var run = await CommandLine.EndAsync(process);

        Assert.Equal((130, "stopped: the notebooks named above as written are stored, no other file was changed; the site was not built\n"), (run.ExitCode, run.Errors));
        Assert.Contains("01-a.ipynb: written\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("passed, 0 failed", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, Files("_site"));
        Assert.Equal(["_site", "bin", "notebooks"], Directory.GetDirectories(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await OtherProcess.UntilGoneAsync(node);
    }

    [Fact]
    public async Task Stopped_while_the_kernel_for_browsers_is_published_it_keeps_the_site()
    {
        folder.Write("_site/.backprop-site", "");
        KernelForBrowsers("<Exec Command=\"echo $$ &gt; $(STARTED); exec sleep 600\"/>");

        using var process = Start("run");
        var sleep = await StartedAsync(process);
        await OtherProcess.SendAsync("INT", process);
        var run = await CommandLine.EndAsync(process);

        Assert.Equal((130, "stopped: no file was changed; the site was not built\n"), (run.ExitCode, run.Errors));
        Assert.Single(Files("_site"));
        await OtherProcess.UntilGoneAsync(sleep);
    }

    [Theory]
    [InlineData("exit 130", "KaTeX failed under Node.js")]
    [InlineData("echo 'SyntaxError: too old' >&2; exit 1", "KaTeX failed under Node.js")]
    [InlineData(null, "Node.js, which runs KaTeX, was not found")]
    public async Task A_site_whose_formulas_are_set_is_not_replaced_by_one_that_needs_the_network_for_them(string? node, string reason)
    {
        KatexSetter.Require();
        folder.Write("_site/.backprop-site", "");
        folder.Write("_site/katex/katex.min.css", "");
        var before = Files("_site");
        if (node is not null)
            Script("bin/node", node);

        using var process = Start(node is null ? [("PATH", folder.File("bin"))] : [], "run");
        var run = await CommandLine.EndAsync(process);

        Assert.Equal((1, "1 passed, 0 failed; the site could not be built"), (run.ExitCode, run.LastLine));
        Assert.Contains($"the site could not be built: _site: {reason}", run.Errors, StringComparison.Ordinal);
        Assert.Contains("the site that stands there has its formulas set, so it is kept; remove it to have one without", run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Files("_site"));
    }

    [Fact]
    public async Task A_site_whose_cells_can_be_run_is_not_replaced_by_one_whose_cells_cannot()
    {
        folder.Write("_site/.backprop-site", "");
        folder.Write("_site/live/worker.js", "");
        var before = Files("_site");
        KernelForBrowsers("<Error Text=\"no runtime for browsers\"/>");

        using var process = Start("run");
        var run = await CommandLine.EndAsync(process);

        Assert.Equal((1, "1 passed, 0 failed; the site could not be built"), (run.ExitCode, run.LastLine));
        Assert.Matches("^the site could not be built: _site: the cells of the pages cannot be run in the browser: dotnet publish lib/Backprop.Live failed: .*no runtime for browsers.*; the cells of the site that stands there can be run, so it is kept", run.Errors);
        Assert.Equal(before, Files("_site"));
    }

    [Fact]
    public async Task Stopped_while_the_book_is_printed_it_keeps_the_file_that_stands_there()
    {
        folder.WriteNotebook("a.ipynb", "1");
        folder.Write("book.pdf", "as it was");
        var browser = Script("bin/browser", "echo $$ > \"$STARTED\"; exec sleep 600");

        using var process = Start([("CHROMIUM_PATH", browser), ("TMPDIR", Temporary())], "print", "a.ipynb");
        var started = await StartedAsync(process);
        await OtherProcess.SendAsync("INT", process);
        var run = await CommandLine.EndAsync(process);

        Assert.Equal((130, "", "stopped: nothing was printed\n"), (run.ExitCode, run.Output, run.Errors));
        Assert.Equal("as it was", File.ReadAllText(folder.File("book.pdf")));
        Assert.Empty(Leftovers());
        await OtherProcess.UntilGoneAsync(started);
    }

    [Fact]
    public async Task Stopped_while_the_site_to_be_served_is_built_it_says_that_nothing_was_served()
    {
        KatexSetter.Require();
        Script("bin/node", "echo $$ > \"$STARTED\"; exec sleep 600");

        using var process = Start([("TMPDIR", Temporary())], "serve", "notebooks/01-a.ipynb");
        var node = await StartedAsync(process);
        await OtherProcess.SendAsync("INT", process);
        var run = await CommandLine.EndAsync(process);

        Assert.Equal((130, "", "stopped: the site was not built, nothing was served\n"), (run.ExitCode, run.Output, run.Errors));
        Assert.Empty(Leftovers());
        await OtherProcess.UntilGoneAsync(node);
    }

    [Fact]
    public async Task Stopped_while_the_book_is_served_it_says_so_and_leaves_nothing()
    {
        folder.WriteNotebook("a.ipynb", "1");
        var port = Live.ServedSite.FreePort();

        using var process = Start([("TMPDIR", Temporary())], "serve", "a.ipynb", "--port", $"{port}", "--watch");
        Assert.Equal($"the book is at http://127.0.0.1:{port}/ until Ctrl-C", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        await OtherProcess.SendAsync("INT", process);
        var run = await CommandLine.EndAsync(process);

        Assert.Equal((130, $"stopped: the book is no longer at http://127.0.0.1:{port}/\n"), (run.ExitCode, run.Errors));
        Assert.Empty(Leftovers());
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
        await OtherProcess.SendAsync("INT", process);
        var run = await CommandLine.EndAsync(process);

        Assert.Equal((130, "stopped: the notebooks named above as written are stored, no other file was changed\n"), (run.ExitCode, run.Errors));
        Assert.Contains("a.ipynb: written\n", run.Output, StringComparison.Ordinal);
        Assert.Single(NotebookReader.Read(first).Cells[0].Outputs);
        Assert.Equal(before, File.ReadAllText(second));
        await OtherProcess.UntilGoneAsync(started);
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

        using var process = Start([("TMPDIR", Temporary())], "run", "a.ipynb", "--write");
        using var kernel = Process.GetProcessById(await OtherProcess.NumberAsync(folder.File("kernel.txt"), process));
        process.Kill();
        await kernel.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Empty(Leftovers());
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

    private string Temporary() => Directory.CreateDirectory(folder.File("tmp")).FullName;

    private IEnumerable<string> Leftovers() => Directory.GetFileSystemEntries(folder.File("tmp")).Where(entry => Path.GetFileName(entry).Contains("backprop", StringComparison.Ordinal));

    /// <summary>A kernel for browsers that the SDK makes by this task.</summary>
    private void KernelForBrowsers(string task)
    {
        if (!LivePart.HasBundles)
            Requirement.Missing("npm has not brought in what pages need to run cells");
        folder.Write("lib/Backprop.Live/Backprop.Live.csproj", $"<Project><Target Name=\"Restore\"/><Target Name=\"Publish\">{task}</Target></Project>");
    }

    private string Script(string name, string text)
    {
        var path = folder.Write(name, $"#!/bin/sh\n{text}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private Process Start(params string[] arguments) => Start([], arguments);

    private Process Start((string Name, string Value)[] environment, params string[] arguments) => CommandLine.StartAsGroup(
        folder.Path,
        [("PATH", $"{folder.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}"), ("STARTED", folder.File("started")), .. environment],
        arguments);

    private Task<int> StartedAsync(Process run) => OtherProcess.NumberAsync(folder.File("started"), run);

    private List<(string Name, string Hash)> Files(string name) =>
    [
        .. Directory.EnumerateFiles(folder.File(name), "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder.Path, file), FileStamp.Of(File.ReadAllBytes(file)).Hash)),
    ];
}
