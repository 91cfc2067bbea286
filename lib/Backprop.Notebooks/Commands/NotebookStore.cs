using Backprop.Notebooks.Checking;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;
using Backprop.Notebooks.Pictures;

namespace Backprop.Notebooks.Commands;

/// <summary>Stores what a run gave in the notebooks' files, one after the other.</summary>
internal static class NotebookStore
{
    /// <summary>Stores the notebooks of which every cell ran; in <paramref name="runs"/>, their figures have their pictures then.</summary>
    /// <returns>The runs that could not be stored: their files are as they were.</returns>
    /// <exception cref="OperationCanceledException">Stopped; what was stored has been said.</exception>
    public static HashSet<NotebookRun> Store(NotebookRun[] runs, CancellationToken cancel)
    {
        var unwritten = new HashSet<NotebookRun>();
        for (var i = 0; i < runs.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var path = DisplayPath.Of(runs[i].Committed.Path);
            if (runs[i].Status != CellStatus.Passed)
            {
                Console.WriteLine($"{path}: not written, since not every cell ran");
                continue;
            }

            string said;
            try
            {
                var pictures = PictureDrawing.Draw(StoredPictures.Missing(runs[i].Executed), cancel);
                runs[i] = runs[i] with { Executed = StoredPictures.Add(runs[i].Executed, pictures) };
                said = NotebookWriter.Save(OutputComparison.KeepElapsedTimes(runs[i])) ? "written" : "unchanged";
            }
            catch (Exception e) when (e is PictureException or IOException or UnauthorizedAccessException)
            {
                said = $"not written: {e.Message}";
                unwritten.Add(runs[i]);
            }

            Console.WriteLine($"{path}: {said}");
        }

        return unwritten;
    }
}
