using System.Diagnostics;
using Backprop.Notebooks.Documents;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Trouble;

/// <summary>The program killed at any moment of a run that stores and builds: what stands is whole, and the next run needs no hand.</summary>
public sealed class Kills : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task After_a_kill_at_any_moment_file_and_site_are_old_or_new_and_the_next_run_leaves_nothing_else()
    {
        folder.Write("global.json", "{}");
        var path = folder.WriteNotebook("notebooks/01-a.ipynb", TemporaryFolder.Markdown("# Title\n\n$x^2$"), TemporaryFolder.Code("DateTime.UtcNow.Ticks"));
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, (await RunAsync()).ExitCode);
        var whole = watch.Elapsed;

        var random = new Random(Rounds.Seed);
        for (var round = 0; round < Rounds.Of(6); round++)
        {
            var moment = random.NextDouble();
            var (file, site) = (File.ReadAllText(path), Page());
            using (var process = CommandLine.Start(folder.Path, "run", "--write"))
            {
                // A kill has no event to wait for: any moment is a right one.
                await Task.WhenAny(process.WaitForExitAsync(TestContext.Current.CancellationToken), Task.Delay(whole * moment, TestContext.Current.CancellationToken));
                process.Kill();
                await CommandLine.EndAsync(process);
            }

            var (fileNow, siteNow) = (File.ReadAllText(path), Page());
            var replay = $"BACKPROP_SEED={Rounds.Seed}, round {round}";
            Assert.True(fileNow == file || NotebookReader.Parse(path, fileNow).Cells[1].Outputs.Count == 1, replay);
            Assert.True(!Directory.Exists(folder.File("_site")) || siteNow == site || siteNow.Contains("</html>", StringComparison.Ordinal), replay);
        }

        var next = await RunAsync();
        Assert.Equal((0, "1 passed, 0 failed"), (next.ExitCode, next.LastLine));
        Assert.Equal(["01-a.ipynb"], Directory.GetFileSystemEntries(folder.File("notebooks")).Select(Path.GetFileName));
        Assert.Equal(["_site", "global.json", "notebooks"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private Task<CommandLine> RunAsync() => CommandLine.RunAsync(folder.Path, "run", "--write");

    private string Page() => File.Exists(folder.File("_site/01-a.html")) ? File.ReadAllText(folder.File("_site/01-a.html")) : "";
}
