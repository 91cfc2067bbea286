using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Commands;

/// <summary>Reads all files before anything happens to any of them.</summary>
internal static class NotebookBatch
{
    /// <summary>The notebooks, or null when a file is no notebook; then every such file has been named on <paramref name="errors"/>.</summary>
    public static IReadOnlyList<Notebook>? Read(IReadOnlyCollection<string> named, TextWriter errors)
    {
        var notebooks = new List<Notebook>();
        var good = true;
        try
        {
            foreach (var file in NotebookFiles.Find(named))
                good &= TryRead(file, notebooks, errors);
        }
        catch (DocumentException e)
        {
            errors.WriteLine(e.Message);
            return null;
        }

        return good ? notebooks : null;
    }

    private static bool TryRead(string file, List<Notebook> notebooks, TextWriter errors)
    {
        try
        {
            notebooks.Add(NotebookReader.Read(file));
            return true;
        }
        catch (DocumentException e)
        {
            errors.WriteLine(e.Message);
            return false;
        }
    }
}
