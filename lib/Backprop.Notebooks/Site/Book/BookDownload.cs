using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Site.Book;

/// <summary>
/// The book as one file that suffices to run it: the notebooks without their outputs, the data beside them, and the
/// library that they load, at the places where they look for it, and what tells Jupyter of the kernel. The same files give the
/// same bytes.
/// </summary>
internal sealed partial class BookDownload
{
    /// <summary>The file's name in the site.</summary>
    public const string Name = "backpropagation-derivations.zip";

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private BookDownload(byte[] content) => Content = content;

    public byte[] Content { get; }

    /// <summary>How large it is, as a page says it.</summary>
    public string Size => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0.1, Content.Length / 1e6):0.0} MB");

    /// <summary>The book of these chapters; null when a notebook loads a library that is not there, or none.</summary>
    public static BookDownload? Of(IReadOnlyList<Chapter> chapters)
    {
        var notebooks = chapters.Select(chapter => chapter.Notebook).ToList();
        var libraries = notebooks.SelectMany(Libraries).Distinct(StringComparer.Ordinal).ToList();
        if (libraries.Count == 0 || !libraries.TrueForAll(File.Exists))
            return null;
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(notebooks[0].Path)!, ".."));
        var files = libraries.Select(library => Path.GetDirectoryName(library)!).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".dll" or ".xml" or ".json")
            .Concat(FilesIn(Path.Combine(root, "data")))
            .Concat(FilesIn(Path.Combine(root, "jupyter", ".net-csharp")))
            .Concat(new[] { Path.Combine(root, ".config", "dotnet-tools.json"), Path.Combine(root, "LICENSE") }.Where(File.Exists))
            .Select(file => (Name: Path.GetRelativePath(root, file), Content: File.ReadAllBytes(file)))
            .Concat(notebooks.Select(notebook => (Name: Path.GetRelativePath(root, notebook.Path), Content: Encoding.UTF8.GetBytes(NotebookWriter.ToText(WithoutOutputs(notebook))))))
            .Where(file => !file.Name.StartsWith("..", StringComparison.Ordinal))
            .DistinctBy(file => file.Name)
            .OrderBy(file => file.Name, StringComparer.Ordinal);
        return new BookDownload(Zip(files));
    }

    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry("backpropagation-derivations/" + name.Replace('\\', '/'), CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                using var file = entry.Open();
                file.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !SpecialFile.IsOne(file)) : [];

    private static Notebook WithoutOutputs(Notebook notebook) => notebook with
    {
        Cells = [.. notebook.Cells.Select(cell => cell with { Outputs = [], ExecutionCount = null })],
    };

    private static IEnumerable<string> Libraries(Notebook notebook) =>
        notebook.Cells.Where(cell => cell.Kind == CellKind.Code)
            .SelectMany(cell => Reference().Matches(cell.Source))
            .Select(match => Path.GetFullPath(match.Groups[1].Value, Path.GetDirectoryName(notebook.Path)!));

    [GeneratedRegex("""^\s*#r\s+"([^":]+\.dll)"\s*$""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
