using System.Text;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Site;

/// <summary>
/// The folder of a site. A new site is written beside the old one and takes its place only when it is whole; a folder
/// without the mark of a site is never touched.
/// </summary>
/// <remarks>
/// The names with <c>.new</c> and <c>.old</c> behind them are the program's own. Wherever a run is stopped, what it leaves
/// under them has the mark or is empty, so the next run uses them; and the old site is whole until the new one is.
/// </remarks>
internal sealed class SiteFolder(string path)
{
    private const string Mark = ".backprop-site";
    private const string MarkText = "This folder is made by the program that builds the book's site, which may replace all of it.\n";

    private readonly string _path = Target(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));

    /// <summary>How messages name it.</summary>
    public string Name => DisplayPath.Of(_path);

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

        // A run that was killed between the two moves has left the site under the other name, whole.
        if (!Directory.Exists(_path) && Directory.Exists(Old))
            Directory.Move(Old, _path);
        return null;
    }

    /// <summary>Whether the site that stands there has this folder.</summary>
    public bool Has(string folder) => Directory.Exists(Path.Combine(_path, folder));

    /// <summary>Replaces the site by one that consists of <paramref name="files"/>, given by their paths in the site.</summary>
    /// <exception cref="IOException">It could not be written; the site that stands there is kept.</exception>
    /// <exception cref="OperationCanceledException">Stopped before the new site was whole; the old one is kept.</exception>
    public void Replace(IEnumerable<(string Name, byte[] Content)> files, CancellationToken cancel)
    {
        Fill(files, cancel);
        if (Directory.Exists(_path))
        {
            Delete(Old);
            Directory.Move(_path, Old);
        }

        Directory.Move(New, _path);
        Delete(Old);
    }

    private void Fill(IEnumerable<(string Name, byte[] Content)> files, CancellationToken cancel)
    {
        Directory.CreateDirectory(New);
        using var mark = Lock();
        try
        {
            AtomicFile.WriteWhole(mark, Encoding.UTF8.GetBytes(MarkText));
            Empty(New);
            foreach (var (name, content) in files)
            {
                cancel.ThrowIfCancellationRequested();
                Write(New, name, content);
            }
        }
        catch
        {
            mark.Dispose();
            Delete(New);
            throw;
        }
    }

    // Two runs that build the same site would write into each other's files.
    private FileStream Lock()
    {
        var mark = Path.Combine(New, Mark);
        try
        {
            return new FileStream(mark, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException e) when (File.Exists(mark))
        {
            throw new IOException($"{Name}: another run is building this site", e);
        }
    }

    private static void Write(string folder, string name, byte[] content)
    {
        var file = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None);
        AtomicFile.WriteWhole(stream, content);
    }

    // The mark goes last: without it, a folder that could not be deleted to its end would be taken for somebody else's.
    private static void Delete(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        Empty(folder);
        File.Delete(Path.Combine(folder, Mark));
        Directory.Delete(folder);
    }

    /// <summary>Takes everything but the mark out of a folder.</summary>
    private static void Empty(string folder)
    {
        foreach (var inner in Directory.EnumerateDirectories(folder))
            Directory.Delete(inner, recursive: true);
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != Mark))
            File.Delete(file);
    }

    private static string Target(string folder) => new DirectoryInfo(folder) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : folder;
}
