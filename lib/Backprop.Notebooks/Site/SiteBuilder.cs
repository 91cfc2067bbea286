using System.Text;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Pictures;
using Backprop.Notebooks.Site.Book;
using Backprop.Notebooks.Site.Formulas;
using Backprop.Notebooks.Site.Live;
using Backprop.Notebooks.Site.Markup;
using Backprop.Notebooks.Site.Notations;
using Backprop.Notebooks.Site.Prose;

namespace Backprop.Notebooks.Site;

/// <summary>Makes the book's web site: a page a notebook, and a table of contents.</summary>
public static class SiteBuilder
{
    private static readonly IReadOnlyList<string> SharedAssets = ["site.css", "code.css", "reading.css", "print.css", "theme.js", "site.js", "derivations.js", "notations.js", "symbols.js", "search.js", "figures.css", "icon.svg", "LICENSE.txt"];

    /// <summary>
    /// Builds the site of these notebooks, outputs and all, in <paramref name="outputFolder"/>. The folder is replaced
    /// as a whole, and only by a site without faults; the same notebooks give the same bytes.
    /// </summary>
    /// <param name="notebooks">The notebooks, in any order.</param>
    /// <param name="outputFolder">Where the pages go.</param>
    /// <param name="notes">What stands above a page's text, by the path of its notebook: that it could not be rerun, say.</param>
    public static SiteResult Build(IReadOnlyList<Notebook> notebooks, string outputFolder, IReadOnlyDictionary<string, string>? notes = null) =>
        BuildUnlessStopped(notebooks, outputFolder, notes, CancellationToken.None);

    /// <summary>The same, where Ctrl-C may come between.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; the site that stands in the folder is kept.</exception>
    internal static SiteResult BuildUnlessStopped(IReadOnlyList<Notebook> notebooks, string outputFolder, IReadOnlyDictionary<string, string>? notes, CancellationToken cancel, LivePart? live = null, PublicAddress? address = null, IReadOnlyList<Notebook>? starts = null) =>
        Build(notebooks, outputFolder, formulas => Katex.Set(formulas, cancel), notes, live, address, starts ?? [], cancel);

    /// <summary>The same with another way to set formulas.</summary>
    internal static SiteResult Build(IReadOnlyList<Notebook> notebooks, string outputFolder, Func<IReadOnlyList<Formula>, IReadOnlyList<SetFormula>> set) =>
        Build(notebooks, outputFolder, set, notes: null, live: null, address: null, starts: [], CancellationToken.None);

    private static SiteResult Build(
        IReadOnlyList<Notebook> notebooks,
        string outputFolder,
        Func<IReadOnlyList<Formula>, IReadOnlyList<SetFormula>> set,
        IReadOnlyDictionary<string, string>? notes,
        LivePart? live,
        PublicAddress? address,
        IReadOnlyList<Notebook> starts,
        CancellationToken cancel)
    {
        var folder = new SiteFolder(outputFolder);
        var chapters = Chapter.InOrder(notebooks);
        IReadOnlyList<Chapter> all = [.. chapters, .. Starts.InOrder(starts)];
        var faults = new List<SiteFault>(PageNames.Check(all).Concat(Starts.Check(starts)));
        if (folder.Check() is { } unfit)
            faults.Add(unfit);
        if (faults.Count > 0)
            return new SiteResult([], [], faults);

        var formulas = new FormulaSheet();
        var words = WordIndex.Of(chapters);
        var references = CrossReferences.In(chapters);
        var guide = NotationGuide.In(chapters.Select(chapter => chapter.Notebook));
        var pages = all.Select(chapter => new PageDraft(chapter, all, formulas) { IsLive = live is not null && !chapter.Notebook.AsksForPackage, Words = words, References = references, Notations = new PageNotations(guide, formulas) }).ToList();
        pages.ForEach(page => page.Note = notes?.GetValueOrDefault(page.Chapter.Notebook.Path));
        foreach (var page in pages)
        {
            cancel.ThrowIfCancellationRequested();
            PageCells.Render(page);
            page.Notations.Translate();
        }

        references.CheckFigures(pages);
        faults.AddRange(pages.SelectMany(page => page.Faults));
        var notices = pages.SelectMany(page => page.Notices).ToList();

        var hasKatex = SetFormulas(formulas, set, folder, faults, notices);
        cancel.ThrowIfCancellationRequested();
        if (faults.Count > 0)
            return new SiteResult([], notices, faults);

        folder.Replace(Files(pages[..chapters.Count], pages[chapters.Count..], formulas, guide, hasKatex, live, address), cancel);
        var root = Path.GetFullPath(outputFolder);
        return new SiteResult([Path.Combine(root, "index.html"), .. all.Select(chapter => Path.Combine(root, chapter.Page))], notices, []);
    }

    private static bool SetFormulas(
        FormulaSheet formulas,
        Func<IReadOnlyList<Formula>, IReadOnlyList<SetFormula>> set,
        SiteFolder folder,
        List<SiteFault> faults,
        List<string> notices)
    {
        try
        {
            faults.AddRange(formulas.Set(set));
            return true;
        }
        catch (KatexException e) when (folder.Has(Katex.Folder))
        {
            faults.Add(new SiteFault(folder.Name, $"{e.Message}; the site that stands there has its formulas set, so it is kept; remove it to have one without"));
            return false;
        }
        catch (KatexException e)
        {
            notices.Add($"{e.Message}: the pages link to the public copy of KaTeX and need the network for their formulas");
            return false;
        }
    }

    private static byte[] Bytes(Html page) => Encoding.UTF8.GetBytes(page.Markup);

    private static IEnumerable<(string Name, byte[] Content)> Files(List<PageDraft> chapters, List<PageDraft> starts, FormulaSheet formulas, NotationGuide? guide, bool hasKatex, LivePart? live, PublicAddress? address)
    {
        var tools = new BuildTools(hasKatex, File.Exists(BuildTools.SearchFile), live is not null, starts.Count > 0);
        IReadOnlyList<PageDraft> pages = [.. chapters, .. starts];
        var download = BookDownload.Of([.. pages.Select(page => page.Chapter)]);
        var frames = new BookPages(chapters, tools, download, address);
        yield return ("index.html", Bytes(formulas.Fill(frames.Index())));
        yield return ("404.html", Bytes(formulas.Fill(frames.Missing())));
        yield return ("book.html", Bytes(formulas.Fill(frames.Whole())));
        if (address is not null)
            yield return ("sitemap.xml", address.Sitemap(["index.html", .. pages.Select(page => page.Chapter.Link)]));
        if (download is not null)
            yield return (BookDownload.Name, download.Content);
        var open = new BookPages(starts, tools, download, address);
        foreach (var (page, frame) in chapters.Select((page, i) => (page, frames.Page(i))).Concat(starts.Select((page, i) => (page, open.Page(i)))))
        {
            yield return (page.Chapter.Page, Bytes(formulas.Fill(frame)));
            yield return (page.Chapter.Download, File.ReadAllBytes(page.Chapter.Notebook.Path));
            foreach (var file in page.Files.All)
                yield return file;
            if (hasKatex && page.Notations.HasAny)
                yield return (BookPages.NotationFile(page), page.Notations.Script());
        }

        var charted = pages.Where(page => page.HasCharts).ToList();
        if (charted.Count > 0)
        {
            // plotly.js lies in the site once, however many pages and figures there are.
            foreach (var bundle in charted.Select(page => PlotlyBundle.For(page.Traces)).Distinct())
                yield return ($"assets/{bundle.Name}", bundle.Bytes);
            yield return ("assets/figures.js", Asset.Bytes("figures.js"));
        }

        if (live is not null)
        {
            foreach (var file in LiveFiles(live, charted))
                yield return file;
            foreach (var page in pages.Where(page => page.IsLive))
                yield return (CompiledPage.Name(page.Chapter.Notebook), CompiledPage.Of(page.Chapter.Notebook, live.Published));
        }

        if (tools.HasSearch)
        {
            yield return ("assets/minisearch.js", File.ReadAllBytes(BuildTools.SearchFile));
            yield return ("assets/search-index.js", SearchIndex.Script(pages));
        }

        if (guide is not null)
            yield return (SymbolData.File, SymbolData.Script(guide, pages));
        foreach (var asset in hasKatex ? SharedAssets : [.. SharedAssets, "formulas.js"])
            yield return ($"assets/{asset}", Asset.Bytes(asset));
        if (!hasKatex)
            yield break;
        foreach (var (name, source) in Katex.Files())
            yield return (name, File.ReadAllBytes(source));
    }

    // A changed cell may draw what no cell of the book draws.
    private static IEnumerable<(string Name, byte[] Content)> LiveFiles(LivePart live, List<PageDraft> charted)
    {
        if (charted.Count == 0)
            yield return ("assets/figures.js", Asset.Bytes("figures.js"));
        if (!charted.Any(page => PlotlyBundle.For(page.Traces) == PlotlyBundle.Whole))
            yield return ($"assets/{PlotlyBundle.Whole.Name}", PlotlyBundle.Whole.Bytes);
        foreach (var asset in new[] { "live.js", "sliders.js", "live.css", "editor.css" })
            yield return ($"assets/{asset}", Asset.Bytes(asset));
        foreach (var file in live.Files())
            yield return file;
    }
}
