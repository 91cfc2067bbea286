using System.Diagnostics;
using System.Globalization;
using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Notebooks;

/// <summary>Storing a notebook changes its text and nothing else: no edit that somebody saved, no link, mode or owner.</summary>
public sealed class FilesOfOthers : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task An_edit_that_was_saved_while_the_cells_ran_is_kept_and_said()
    {
        // The cell stands for the editor: it saves the file while the notebook runs.
        var path = folder.WriteNotebook("a.ipynb", "System.IO.File.WriteAllText(\"a.ipynb\", System.IO.File.ReadAllText(\"a.ipynb\").Replace(\"1 - 1\", \"2 - 2\"));", "1 - 1");
        var other = folder.WriteNotebook("b.ipynb", "3");

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "b.ipynb", "--write");

        Assert.Equal((1, "1 passed, 1 failed"), (run.ExitCode, run.LastLine));
        Assert.Contains("a.ipynb: not written: it was changed after it had been read; what it holds now is kept: run again\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("2 - 2", NotebookReader.Read(path).Cells[1].Source);
        Assert.Empty(NotebookReader.Read(path).Cells[1].Outputs);
        Assert.Single(NotebookReader.Read(other).Cells[0].Outputs);
        Assert.Equal([path, other], Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_was_removed_while_the_cells_ran_stays_removed()
    {
        folder.WriteNotebook("a.ipynb", "System.IO.File.Delete(\"a.ipynb\");");

        var run = await CommandLine.RunAsync(folder.Path, "run", "a.ipynb", "--write");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a.ipynb: not written: it was removed after it had been read", run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_link_stays_a_link_and_the_file_behind_it_is_written()
    {
        SkipOnWindows();
        var path = folder.WriteNotebook("real/a.ipynb", "1");
        File.CreateSymbolicLink(folder.File("b.ipynb"), "real/a.ipynb");
        File.CreateSymbolicLink(folder.File("c.ipynb"), "b.ipynb");

        Assert.True(NotebookWriter.Save(NotebookReader.Read(folder.File("c.ipynb"))));

        Assert.Equal("b.ipynb", new FileInfo(folder.File("c.ipynb")).LinkTarget);
        Assert.False(NotebookWriter.Save(NotebookReader.Read(path)));
        Assert.Equal([path], Directory.GetFiles(folder.File("real")));
    }

    [Fact]
    public async Task A_read_only_file_is_not_written()
    {
        SkipOnWindows();
        var path = folder.WriteNotebook("a.ipynb", "1");
        var before = File.ReadAllText(path);
        await AnswerAsync("chmod", "440", path);

        var error = Assert.Throws<UnauthorizedAccessException>(() => NotebookWriter.Save(NotebookReader.Read(path)));

        Assert.Equal("the file is read-only", error.Message);
        Assert.Equal(before, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Mode_and_owner_stay()
    {
        SkipOnWindows();
        var path = folder.WriteNotebook("a.ipynb", "1");
        await AnswerAsync("chmod", "660", path);
        // Only root can give a file away; for anybody else it stays their own.
        if (Environment.IsPrivilegedProcess)
            await AnswerAsync("chown", "65534:65533", path);
        var before = await AnswerAsync("ls", "-ln", path);

        Assert.True(NotebookWriter.Save(NotebookReader.Read(path)));

        Assert.Equal(before.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..4], (await AnswerAsync("ls", "-ln", path)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[..4]);
    }

    [Fact]
    public void What_a_run_that_was_killed_left_beside_the_file_is_used_up_by_the_next()
    {
        var path = folder.WriteNotebook("a.ipynb", "1");
        var leftover = folder.Write(".a.ipynb.new", new string('x', 100_000));

        Assert.True(NotebookWriter.Save(NotebookReader.Read(path)));
        Assert.Equal("1", NotebookReader.Read(path).Cells[0].Source);
        Assert.False(File.Exists(leftover));

        folder.Write(".a.ipynb.new", "half");
        Assert.False(NotebookWriter.Save(NotebookReader.Read(path)));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Two_runs_that_write_one_file_do_not_write_into_each_other()
    {
        var path = folder.WriteNotebook("a.ipynb", "1");
        var notebook = NotebookReader.Read(path);
        var before = File.ReadAllText(path);

        using (new FileStream(folder.File(".a.ipynb.new"), FileMode.CreateNew, FileAccess.Write, FileShare.None))
            Assert.Equal("another run is writing it", Assert.Throws<IOException>(() => NotebookWriter.Save(notebook)).Message);

        Assert.Equal(before, File.ReadAllText(path));
        Assert.True(NotebookWriter.Save(notebook));
    }

    [Theory]
    [InlineData("mkfifo", "a.ipynb")]
    [InlineData("ln", "-s", "/dev/zero", "a.ipynb")]
    [InlineData("ln", "-s", "/dev/null", "a.ipynb")]
    public async Task A_pipe_or_a_device_is_refused_and_not_waited_at(string command, params string[] arguments)
    {
        SkipOnWindows();
        await AnswerAsync(command, [.. arguments[..^1], folder.File(arguments[^1])]);

        var run = await CommandLine.RunAsync(folder.Path, "clean", "a.ipynb");

        Assert.Equal((2, "a.ipynb: this is no file that can be read to its end, but a pipe or a device\n"), (run.ExitCode, run.Errors));
    }

    public void Dispose() => folder.Dispose();

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "links, modes, owners and pipes are those of Unix");

    private static async Task<string> AnswerAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{command} ended with {process.ExitCode}"));
        return output;
    }
}
