using Backprop.Notebooks.Checking;
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

        NotebookRun[] runs;
        try
        {
            runs = await Progress.ShowAsync(notebooks, progress => RunAllAsync(notebooks, options, progress, cancel));
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Console.Error.WriteLine("stopped: no file was changed");
            return ExitCode.Interrupted;
        }
        catch (KernelStartException e)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCode.Failed;
        }

        foreach (var run in runs)
            RunReport.Write(run, Console.Out);
        var differing = options.Check ? runs.Where(run => ReportDifferences(run)).ToHashSet() : [];
        var unwritten = options.Write ? Store(runs) : [];

        var failed = runs.Count(run => run.Status == CellStatus.Failed || differing.Contains(run) || unwritten.Contains(run));
        NotebookRun[] skipped = [.. runs.Where(run => run.Status == CellStatus.Skipped && !differing.Contains(run))];
        if (options.Check)
            Console.WriteLine(CheckCount.Line(options.Kernel.Title, runs));
        var siteBuilt = TryBuildSite(runs, failed, options, site);
        Console.WriteLine($"{runs.Length - failed - skipped.Length} passed, {failed} failed{(skipped.Length > 0 ? $", {skipped.Length} skipped" : "")}");
        if (failed > 0 || !siteBuilt)
            return ExitCode.Failed;
        // A check asks whether the files are right; a package that cannot be had here says nothing against them.
        return skipped.Any(run => !options.Check || run.MissingPackage is null) ? ExitCode.Skipped : ExitCode.Success;
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

    private static bool ReportDifferences(NotebookRun run)
    {
        if (OutputComparison.HasNothingToCompare(run))
        {
            if (run.Status == CellStatus.Passed)
                Console.WriteLine($"{DisplayPath.Of(run.Committed.Path)}: the file holds no outputs to compare with; store these with --write");
            return false;
        }

        var differences = OutputComparison.Differences(run);
        foreach (var difference in differences)
        {
            Console.WriteLine($"{DisplayPath.Of(run.Committed.Path)}, cell [{difference.Number}]: the output differs from the file's (- file, + this run)");
            foreach (var line in DifferenceText.Lines(difference))
                Console.WriteLine($"  {line}");
        }

        var values = run.Values.Where(value => value.Differs).ToList();
        foreach (var value in values)
        {
            Console.WriteLine($"{DisplayPath.Of(run.Committed.Path)}, {value.Place}: {value.Value.Reference} differs from the file's (- file, + this run)");
            Console.WriteLine($"  - {value.Value.Text}\n  + {value.Text}");
        }

        return differences.Count + values.Count > 0;
    }

    /// <summary>Stores the outputs, and gives the runs whose pictures could not be drawn: their files are left as they were.</summary>
    private static HashSet<NotebookRun> Store(NotebookRun[] runs)
    {
        var unwritten = new HashSet<NotebookRun>();
        for (var i = 0; i < runs.Length; i++)
        {
            var path = DisplayPath.Of(runs[i].Committed.Path);
            if (runs[i].Status != CellStatus.Passed)
            {
                Console.WriteLine($"{path}: not written, since not every cell ran");
                continue;
            }

            try
            {
                var pictures = PictureDrawing.Draw(StoredPictures.Missing(runs[i].Executed));
                runs[i] = runs[i] with { Executed = StoredPictures.Add(runs[i].Executed, pictures) };
                Console.WriteLine($"{path}: {(NotebookWriter.Save(OutputComparison.KeepElapsedTimes(runs[i])) ? "written" : "unchanged")}");
            }
            catch (Exception e) when (e is PictureException or IOException or UnauthorizedAccessException)
            {
                Console.WriteLine($"{path}: not written: {e.Message}");
                unwritten.Add(runs[i]);
            }
        }

        return unwritten;
    }

    private static bool TryBuildSite(IReadOnlyList<NotebookRun> runs, int failed, RunOptions options, SiteBuild? build)
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
            var page = build([.. runs.Select(run => run.Executed)], folder, notes);
            Console.WriteLine($"the site is built; open {new Uri(Path.GetFullPath(page)).AbsoluteUri}");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DocumentException)
        {
            Console.Error.WriteLine($"the site could not be built: {e.Message}");
            return false;
        }
    }
}
