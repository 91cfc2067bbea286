using System.Text;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Site;

/// <summary>
/// The folder of a site. A new site is written beside the old one and takes its place only when it is whole; a folder
/// without the mark of a site is never touched.
/// </summary>
internal sealed class SiteFolder(string path)
{
    private const string Mark = ".backprop-site";
    private const string MarkText = "This folder is made by the program that builds the book's site, which may replace all of it.\n";

    private readonly string _path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    private string New => _path + ".new";

    private string Old => _path + ".old";

    /// <summary>Why the folder cannot be written; null when it can.</summary>
    public SiteFault? Check()
    {
        foreach (var folder in new[] { _path, New, Old })
        {
            if (File.Exists(folder))
                return new SiteFault(DisplayPath.Of(folder), "a folder for the site is expected here, but this is a file");
            if (Directory.Exists(folder) && !File.Exists(Path.Combine(folder, Mark)) && Directory.EnumerateFileSystemEntries(folder).Any())
                return new SiteFault(DisplayPath.Of(folder), $"this folder holds something other than a site built by this program (it has no {Mark}), so it is left alone; name another folder, or empty this one");
        }

        return null;
    }

    /// <summary>Replaces the site by one that consists of <paramref name="files"/>, given by their paths in the site.</summary>
    public void Replace(IEnumerable<(string Name, byte[] Content)> files)
    {
        Delete(New);
        Write(New, Mark, Encoding.UTF8.GetBytes(MarkText));
        foreach (var (name, content) in files)
            Write(New, name, content);

        // Stopped between the two moves, the program leaves the previous site under the other name.
        if (Directory.Exists(_path))
        {
            Delete(Old);
            Directory.Move(_path, Old);
        }

        Directory.Move(New, _path);
        Delete(Old);
    }

    private static void Write(string folder, string name, byte[] content)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
