using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;
using Backprop.Notebooks.Hosting;
using Backprop.Notebooks.Reports;

namespace Backprop.Notebooks.Serving;

/// <summary>Reruns a notebook whenever its file is saved, so that its author sees the page that it makes.</summary>
/// <param name="files">The notebooks, in the book's order.</param>
/// <param name="rebuild">Builds the site of these notebooks.</param>
internal sealed class BookWatch(IReadOnlyList<string> files, Action<IReadOnlyList<Notebook>> rebuild)
{
    private static readonly TimeSpan CellLimit = TimeSpan.FromMinutes(2);

    // Editors save in several steps.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<string, Notebook> notebooks = files.ToDictionary(file => file, NotebookReader.Read, StringComparer.Ordinal);

    /// <summary>Watches until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var saved = new SemaphoreSlim(0);
        var watchers = files.Select(Path.GetDirectoryName).Distinct().Select(folder => Watch(folder!, saved)).ToList();
        try
        {
            while (true)
            {
                await saved.WaitAsync(cancel);
                await Task.Delay(Rest, cancel);
                while (saved.CurrentCount > 0)
                    await saved.WaitAsync(cancel);
                await TakeChangesAsync(cancel);
            }
        }
        finally
        {
            watchers.ForEach(watcher => watcher.Dispose());
        }
    }

    private async Task TakeChangesAsync(CancellationToken cancel)
    {
        var hasChanged = false;
        foreach (var file in files)
        {
            try
            {
                var read = NotebookReader.Read(file);
                if (SameCode(read, notebooks[file]))
                    continue;
                var run = await new NotebookRunner(KernelProgram.Own, CellLimit).RunAsync(read, _ => { }, cancel);
                RunReport.Write(run, Console.Out);
                notebooks[file] = run.Status == Backprop.Kernel.CellStatus.Failed ? read : run.Executed;
                hasChanged = true;
            }
            catch (Exception e) when (e is DocumentException or IOException or UnauthorizedAccessException or KernelStartException)
            {
                Console.Error.WriteLine(e.Message);
            }
        }

        if (hasChanged)
            rebuild([.. files.Select(file => notebooks[file])]);
    }

    private static bool SameCode(Notebook one, Notebook other) =>
        one.Cells.Select(cell => (cell.Kind, cell.Source)).SequenceEqual(other.Cells.Select(cell => (cell.Kind, cell.Source)));

    private static FileSystemWatcher Watch(string folder, SemaphoreSlim saved)
    {
        var watcher = new FileSystemWatcher(folder, "*.ipynb");
        watcher.Changed += (_, _) => saved.Release();
        watcher.Created += (_, _) => saved.Release();
        watcher.Renamed += (_, _) => saved.Release();
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
