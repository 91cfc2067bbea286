using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;
using Backprop.Notebooks.Hosting;
using Backprop.Notebooks.Pictures;
using Backprop.Notebooks.Prose;
using Backprop.Notebooks.Reports;

namespace Backprop.Notebooks.Commands;

/// <summary>One <c>run</c> from reading the files to the summary.</summary>
internal static class BookRun
{
    public static async Task<int> RunAsync(RunOptions options, SiteBuild? site, CancellationToken cancel)
    {
        if (NotebookBatch.Read(options.Files, Console.Error) is not { } notebooks)
            return ExitCode.BadInput;
        if (notebooks.SelectMany(ProseReader.Faults).ToList() is { Count: > 0 } faults)
        {
            faults.ForEach(Console.Error.WriteLine);
            return ExitCode.BadInput;
        }

        var left = "no file was changed";
        try
        {
            var runs = await Progress.ShowAsync(notebooks, progress => RunAllAsync(notebooks, options, progress, cancel));
            foreach (var run in runs)
                RunReport.Write(run, Console.Out);
            var differing = options.Check ? runs.Where(run => DifferenceReport.Write(run, Console.Out)).ToHashSet() : [];
            if (options.Write)
                left = "the notebooks named above as written are stored, no other file was changed";
            var unwritten = options.Write ? NotebookStore.Store(runs, cancel) : [];

            var failed = runs.Count(run => run.Status == CellStatus.Failed || differing.Contains(run) || unwritten.Contains(run));
            NotebookRun[] skipped = [.. runs.Where(run => run.Status == CellStatus.Skipped && !differing.Contains(run))];
            if (options.Check)
                Console.WriteLine(CheckCount.Line(options.Kernel.Title, runs));
            var siteBuilt = TryBuildSite(runs, failed, options, site, cancel);
            Console.WriteLine($"{runs.Length - failed - skipped.Length} passed, {failed} failed{(skipped.Length > 0 ? $", {skipped.Length} skipped" : "")}{(siteBuilt ? "" : "; the site could not be built")}");
            if (failed > 0 || !siteBuilt)
                return ExitCode.Failed;
            // A check asks whether the files are right; a package that cannot be had here says nothing against them.
            return skipped.Any(run => !options.Check || run.MissingPackage is null) ? ExitCode.Skipped : ExitCode.Success;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Console.Error.WriteLine($"stopped: {left}{(options.SiteFolder is null ? "" : "; the site was not built")}");
            return ExitCode.Interrupted;
        }
        catch (KernelStartException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.Failed;
        }
    }

    private static async Task<NotebookRun[]> RunAllAsync(IReadOnlyList<Notebook> notebooks, RunOptions options, IProgressReport progress, CancellationToken cancel)
    {
        var runner = new NotebookRunner(options.Kernel, options.CellLimit);
        var runs = new NotebookRun[notebooks.Count];
        await Parallel.ForAsync(
            0,
            notebooks.Count,
            new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancel },
            async (i, stop) =>
            {
                progress.Started(notebooks[i]);
                var run = await runner.RunAsync(notebooks[i], cell => progress.CellEnded(notebooks[i], cell), stop);
                runs[i] = run with { Executed = StoredPictures.Keep(run.Committed, run.Executed) };
                progress.Ended(runs[i]);
            });
        return runs;
    }

    private static bool TryBuildSite(IReadOnlyList<NotebookRun> runs, int failed, RunOptions options, SiteBuild? build, CancellationToken cancel)
    {
        if (options.SiteFolder is null || build is null)
            return true;
        if (failed > 0)
        {
            Console.WriteLine("the site was not built, since not every notebook passed");
            return true;
        }

        var folder = options.SiteFolder.Length > 0 ? Path.GetFullPath(options.SiteFolder) : Path.Combine(NotebookFiles.BookFolder(), "_site");
        try
        {
            var notes = runs.Where(run => run.Status == CellStatus.Skipped).ToDictionary(run => run.Committed.Path, RunReport.PageNote);
            var page = build([.. runs.Select(run => run.Executed)], folder, options.Address, notes, cancel);
            Console.WriteLine($"the site is built; open {new Uri(Path.GetFullPath(page)).AbsoluteUri}");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DocumentException)
        {
            // What Ctrl-C has ended besides this program is no fault of the site.
            cancel.ThrowIfCancellationRequested();
            Console.Error.WriteLine($"the site could not be built: {e.Message}");
            return false;
        }
    }
}
