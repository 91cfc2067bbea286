using System.CommandLine;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Commands;

/// <summary>Which files a command is about.</summary>
internal static class NotebookFiles
{
    /// <summary>The argument by which commands are told.</summary>
    public static Argument<string[]> Argument() =>
        new("files") { Description = "The notebooks, or folders of notebooks; all of notebooks/ when none is named.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>The files named, the notebooks of the folders named, or, when nothing is named, all of the book.</summary>
    /// <exception cref="DocumentException">There are none.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyCollection<string> named)
    {
        if (named.Count == 0)
            return Named(Path.Combine(BookFolder(), "notebooks"));
        return [.. named.SelectMany(Named).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The folder of the book: the nearest one upwards that holds <c>notebooks/</c> and <c>global.json</c>.</summary>
    public static string BookFolder()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "notebooks")) && File.Exists(Path.Combine(folder.FullName, "global.json")))
                return folder.FullName;
        }

        throw new DocumentException("no folder from here upwards holds notebooks/ and global.json: go to the book's folder, or name the files to run");
    }

    private static List<string> Named(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new DocumentException("one of the names is empty: name a notebook or a folder (a variable of the shell may not be set)");
        if (!Directory.Exists(name))
            return [Path.GetFullPath(name)];
        if (InFolder(name) is { Count: > 0 } all)
            return all;
        var other = Directory.EnumerateFiles(name, "*.dib").Select(Path.GetFileName).Order(StringComparer.Ordinal).FirstOrDefault();
        throw new DocumentException($"{DisplayPath.Of(name)}: the folder holds no notebook{(other is null ? "" : $" that ends in .ipynb; {other} has to be saved as one, in VS Code with Polyglot Notebooks")}");
    }

    private static List<string> InFolder(string folder) =>
        [.. Directory.EnumerateFiles(Path.GetFullPath(folder), "*.ipynb")
            .Where(file => !Path.GetFileName(file).StartsWith('.'))
            .Order(StringComparer.Ordinal)];
}
