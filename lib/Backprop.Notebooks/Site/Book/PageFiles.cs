using System.Text.RegularExpressions;

namespace Backprop.Notebooks.Site.Book;

/// <summary>The pictures and other files that belong to one page; they lie in a folder named after it.</summary>
internal sealed partial class PageFiles(Chapter chapter)
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private string Folder => chapter.Notebook.Name + "-files";

    /// <summary>The files by their path in the site.</summary>
    public IEnumerable<(string Path, byte[] Content)> All => _files.Select(file => ($"{Folder}/{file.Key}", file.Value));

    /// <summary>Takes a file in and gives the link to it; another file of the same name gets a number.</summary>
    public string Add(string name, byte[] content)
    {
        // A name can come from a notebook, so it must not lead out of the folder.
        var safe = Unsafe().Replace(Path.GetFileName(name), "-");
        var unique = safe;
        for (var n = 2; _files.TryGetValue(unique, out var taken) && !taken.AsSpan().SequenceEqual(content); n++)
            unique = $"{Path.GetFileNameWithoutExtension(safe)}-{n}{Path.GetExtension(safe)}";
        _files[unique] = content;
        return $"{Uri.EscapeDataString(Folder)}/{Uri.EscapeDataString(unique)}";
    }

    [GeneratedRegex(@"[^\p{L}\p{N}._-]|^\.+")]
    private static partial Regex Unsafe();
}
