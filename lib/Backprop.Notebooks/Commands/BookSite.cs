using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site;
using Backprop.Notebooks.Site.Book;
using Backprop.Notebooks.Site.Live;

namespace Backprop.Notebooks.Commands;

/// <summary>Builds the site and says on the console what its reader should know.</summary>
internal static class BookSite
{
    // The reason is printed for whoever builds the site.
    private const string WithoutKernel = "The cells of this page cannot be run in the browser: the site was built without the kernel for it.";

    /// <summary>The site of these notebooks.</summary>
    /// <returns>The page to open first.</returns>
    /// <exception cref="IOException">The site was not built; the message holds every reason.</exception>
    public static string Build(IReadOnlyList<Notebook> notebooks, string outputFolder, PublicAddress? address, IReadOnlyDictionary<string, string> notes, CancellationToken cancel)
    {
        var (live, without) = LiveBuild.Publish(Book(), cancel);
        if (without is not null && new SiteFolder(outputFolder) is var folder && folder.Has(LivePart.Folder))
            throw new IOException($"{folder.Name}: {without}; the cells of the site that stands there can be run, so it is kept; remove it to have one without");
        if (without is not null) Console.WriteLine(without);
        var starts = Starts(Book());
        if (without is not null) notes = WithNoteOnEach(notebooks.Concat(starts), notes);
        var result = SiteBuilder.BuildUnlessStopped(notebooks, outputFolder, notes, cancel, live, address, starts);
        foreach (var notice in result.Notices) Console.WriteLine(notice);
        return result.Succeeded ? result.Pages[0] : throw new IOException(string.Join(Environment.NewLine, result.Faults));
    }

    private static Dictionary<string, string> WithNoteOnEach(IEnumerable<Notebook> pages, IReadOnlyDictionary<string, string> notes) =>
        pages.Select(page => page.Path).Distinct(StringComparer.Ordinal).ToDictionary(path => path, path => notes.TryGetValue(path, out var note) ? $"{note} {WithoutKernel}" : WithoutKernel);

    private static IReadOnlyList<Notebook> Starts(string book) =>
        Path.Combine(book, "try") is var folder && Directory.Exists(folder) ? [.. NotebookFiles.Find([folder]).Select(NotebookReader.Read)] : [];

    // Notebooks of one's own, outside of the book, have no kernel for browsers beside them.
    private static string Book()
    {
        try
        {
            return NotebookFiles.BookFolder();
        }
        catch (DocumentException)
        {
            return Directory.GetCurrentDirectory();
        }
    }
}
