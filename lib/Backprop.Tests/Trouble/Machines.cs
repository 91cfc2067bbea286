using System.Diagnostics;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Hosting;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Trouble;

/// <summary>Machines that are set up otherwise: no room, no permission, another language, nothing but the SDK.</summary>
public sealed class Machines : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Machines() => Assert.SkipWhen(OperatingSystem.IsWindows(), "the machines are made up by a shell");

    [Fact]
    public async Task Without_room_for_the_new_file_the_old_one_is_kept_and_nothing_is_left_beside_it()
    {
        var path = folder.WriteNotebook("a.ipynb", "new string('x', 100_000)");
        var before = File.ReadAllText(path);

        var full = await ShellAsync("trap '' XFSZ; ulimit -f 40; exec \"$@\"", [("DOTNET_EnableWriteXorExecute", "0")], "run", "a.ipynb", "--write");

        Assert.Equal((1, "0 passed, 1 failed"), (full.ExitCode, full.LastLine));
        Assert.Contains("a.ipynb: not written: ", full.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.Equal(0, (await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write")).ExitCode);
    }

    [Fact]
    public async Task Where_what_is_said_has_no_room_the_work_is_done_all_the_same()
    {
        var path = folder.WriteNotebook("a.ipynb", "1");

        var written = await ShellAsync("exec \"$@\" > /dev/full", [], "run", "a.ipynb", "--write");
        Assert.Equal((1, ""), (written.ExitCode, written.Errors));
        Assert.Single(NotebookReader.Read(path).Cells[0].Outputs);

        var cleaned = await ShellAsync("exec \"$@\" > /dev/full", [], "clean", "a.ipynb");
        Assert.Equal((1, ""), (cleaned.ExitCode, cleaned.Errors));
        Assert.Empty(NotebookReader.Read(path).Cells[0].Outputs);
    }

    [Fact]
    public async Task A_pipe_where_the_new_file_would_be_made_is_not_waited_at()
    {
        var path = folder.WriteNotebook("a.ipynb", "1");
        var before = File.ReadAllText(path);
        Process.Start("mkfifo", folder.File(".a.ipynb.new")).WaitForExit();

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        Assert.Equal((1, "0 passed, 1 failed"), (run.ExitCode, run.LastLine));
        Assert.Contains("is a pipe or a device", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Fact]
    public async Task Without_room_for_the_new_site_the_old_one_is_kept_and_nothing_is_left_beside_it()
    {
        folder.WriteNotebook("a.ipynb", TemporaryFolder.Markdown("# Before"));
        await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--site", "site");
        var before = File.ReadAllText(folder.File("site/a.html"));
        folder.WriteNotebook("a.ipynb", TemporaryFolder.Markdown("# After"));

        var full = await ShellAsync("trap '' XFSZ; ulimit -f 4; exec \"$@\"", [("DOTNET_EnableWriteXorExecute", "0")], "run", "a.ipynb", "--site", "site");

        Assert.Equal(1, full.ExitCode);
        Assert.Contains("the site could not be built: ", full.Errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(folder.File("site/a.html")));
        Assert.Equal(["site"], Directory.GetDirectories(folder.Path).Select(Path.GetFileName));
        Assert.Equal(0, (await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--site", "site")).ExitCode);
    }

    [Fact]
    public async Task Where_no_new_file_can_be_made_the_old_one_is_kept_and_said()
    {
        // Nothing is read-only for root, so the name that the new file would have is taken by a folder.
        var path = folder.WriteNotebook("a.ipynb", "1");
        folder.Write(".a.ipynb.new/taken", "");
        var before = File.ReadAllText(path);

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        Assert.Equal((1, "0 passed, 1 failed", ""), (run.ExitCode, run.LastLine, run.Errors));
        Assert.Contains("a.ipynb: not written: ", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("de_DE.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    [InlineData("ar_SA.UTF-8")]
    public async Task In_any_language_the_numbers_are_those_of_the_book(string language)
    {
        folder.WriteNotebook("a.ipynb", TemporaryFolder.Code("Console.Write($\"{-1234.5:N1} {0.25} {\"TITLE\".ToLower()} {new DateTime(1986, 10, 9):d}\");"), TemporaryFolder.Markdown("see <!--{{1234.5:N1}}--><!--/-->"));
        await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        using var process = CommandLine.Start(folder.Path, [("LC_ALL", language), ("LANG", language), ("TZ", "Asia/Kolkata"), ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0")], ["run", "a.ipynb", "--check"]);
        var check = await CommandLine.EndAsync(process);

        Assert.True((check.ExitCode, check.LastLine) == (0, "1 passed, 0 failed"), check.Output + check.Errors);
    }

    [Fact]
    public async Task With_nothing_on_the_path_the_book_runs_and_the_site_is_built_and_says_what_is_missing()
    {
        folder.Write("global.json", "{}");
        folder.WriteNotebook("notebooks/01-a.ipynb", TemporaryFolder.Markdown("# Title\n\n$x^2$"), TemporaryFolder.Code("1"));

        using var process = CommandLine.Start(folder.Path, [("PATH", folder.Path), ("HOME", folder.File("no-home"))], ["run"]);
        var run = await CommandLine.EndAsync(process);

        Assert.Equal((0, "1 passed, 0 failed"), (run.ExitCode, run.LastLine));
        Assert.Contains("the pages link to the public copy of KaTeX and need the network for their formulas", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("_site/01-a.html")));
    }

    [Fact]
    public async Task Two_runs_that_write_the_same_notebook_and_site_both_end_and_leave_one_whole_of_each()
    {
        var path = folder.WriteNotebook("a.ipynb", TemporaryFolder.Markdown("# Title"), TemporaryFolder.Code("DateTime.UtcNow.Ticks"));

        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write", "--site", "site")));

        Assert.All(runs, run => Assert.InRange(run.ExitCode, 0, 1));
        Assert.DoesNotContain(runs, run => run.Errors.Contains("   at ", StringComparison.Ordinal));
        Assert.Single(NotebookReader.Read(path).Cells[1].Outputs);
        Assert.Equal(0, (await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write", "--site", "site")).ExitCode);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.Equal(["site"], Directory.GetDirectories(folder.Path).Select(Path.GetFileName));
    }

    public void Dispose() => folder.Dispose();

    private async Task<CommandLine> ShellAsync(string script, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", ["-c", script, "bash", DotnetHost.Path, "exec", typeof(NotebookReader).Assembly.Location, .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        return await CommandLine.EndAsync(process);
    }
}
