using System.Globalization;
using Backprop.Notebooks.Pictures;
using Backprop.Notebooks.Site.Live;
using Backprop.Notebooks.Site.Markup;
using Backprop.Notebooks.Site.Notations;

namespace Backprop.Notebooks.Site.Book;

/// <summary>Puts rendered cells into the frame of a page.</summary>
/// <param name="pages">The pages in the book's order.</param>
/// <param name="tools">What npm has brought in; what is missing a page asks for elsewhere, or does without.</param>
/// <param name="download">The book to download and run; null where the notebooks alone can be had.</param>
/// <param name="address">Where the site will stand on the web; null when nobody has said.</param>
internal sealed class BookPages(IReadOnlyList<PageDraft> pages, BuildTools tools, BookDownload? download, PublicAddress? address)
{
    private const int LongestDescription = 160;
    private const string Book = "Backpropagation Derivations";
    private const string About = "An executable book in C#: the derivation of back-propagation, whose derivatives are computed, checked, drawn and trained with.";

    private static readonly Html NeedsPackage = new("<p class=\"note\" role=\"note\">The cells of this page cannot be run in a browser: they need a NuGet package.</p>\n");
    private static readonly Html Start = new(Asset.Text("start.html").TrimEnd());
    private static readonly Html Paper = new(Asset.Text("paper.html").TrimEnd());

    private readonly Html _formulaStyle = new(Asset.Text(tools.HasKatex ? "katex.html" : "katex-public-copy.html").TrimEnd());
    private readonly Template _reading = Template.Load("reading.html");
    private readonly Template _notations = Template.Load("notations.html");
    private readonly Template _figures = Template.Load("figures.html");
    private readonly Template _live = new("live.html", "\n" + Asset.Text("live.html").TrimEnd());
    private readonly Template _head = Template.Load("head.html");
    private readonly Template _bar = Template.Load("bar.html");
    private readonly Template _page = Template.Load("page.html");
    private readonly Template _index = Template.Load("index.html");
    private readonly Template _missing = Template.Load("404.html");
    private readonly Template _chapter = Template.Load("chapter.html");
    private readonly Template _neighbour = Template.Load("neighbour.html");

    public Html Page(int i)
    {
        var page = pages[i];
        var (before, after) = (i > 0 ? pages[i - 1] : null, i + 1 < pages.Count ? pages[i + 1] : null);
        return _page.Fill(
            ("head", Head($"{page.TitleText} · {Book}", Description(page), "article", page.Traces, Address(page.Chapter.Link, page), page.IsLive ? CompiledPage.Name(page.Chapter.Notebook) : null)),
            ("bar", Bar(Html.Of($"<a class=\"book\" href=\"index.html\">{Book}</a>"), before, after)),
            ("number", Html.Encode(page.Chapter.Label)),
            ("heading", Html.Of($"<h1>{page.TitleMarkup}</h1>")),
            ("contents", BookContents.Render(pages, page)),
            ("note", Html.Join([page.Note is { } note ? Html.Of($"<p class=\"note\" role=\"note\">{note}</p>\n") : Html.Empty, tools.IsLive && !page.IsLive ? NeedsPackage : Html.Empty, page.Chapter.IsOpen ? HowToServe() : Html.Empty])),
            ("open", new Html(page.Chapter.IsOpen ? $" class=\"open\"{(page.Chapter.Notebook.Name == Starts.Name ? " data-empty" : "")}" : "")),
            ("reading", Reading(page)),
            ("body", page.Body),
            ("previous", Previous(before)),
            ("next", Next(after)),
            ("claims", page.Chapter.IsOpen ? Html.Empty : PageClaims.Of(page).Render()),
            ("download", HowToRun(page)),
            ("repository", Repository()),
            ("paper", Paper));
    }

    public Html Index()
    {
        var taste = FrontPage.Taste(pages);
        return _index.Fill(
            ("head", Head(Book, About, "book", taste.Traces, Address("index.html"))),
            ("bar", Bar(Html.Of($"<span class=\"book\"></span>"), null, null)),
            ("taste", taste.Markup),
            ("time", Html.Encode($"About {ReadingTime.Hours(pages.Sum(page => page.Minutes))}; the first three chapters alone about {ReadingTime.Hours(pages.Take(3).Sum(page => page.Minutes))}.")),
            ("download", HowToRun(null)),
            ("paper", Paper),
            ("try", tools.HasStarts ? Start : Html.Empty),
            ("repository", Repository()),
            ("chapters", Chapters()));
    }

    /// <summary>What a server shows where there is no such page.</summary>
    public Html Missing() => _missing.Fill(
        ("head", Head($"Not found · {Book}", About, "website", [], Html.Empty)),
        ("bar", Bar(Html.Of($"<a class=\"book\" href=\"index.html\">{Book}</a>"), null, null)),
        ("chapters", Chapters()));

    /// <summary>The whole book on one page, to be printed.</summary>
    public Html Whole() => Template.Load("booklet.html").Fill(
        ("head", Head($"The whole book · {Book}", About, "book", [], Address("book.html"))),
        ("bar", Bar(Html.Of($"<a class=\"book\" href=\"index.html\">{Book}</a>"), null, null)),
        ("contents", Booklet.Contents(pages)),
        ("chapters", Booklet.Chapters(pages)));

    /// <summary>The file with a page's formulas in other notations.</summary>
    public static string NotationFile(PageDraft page) => $"assets/notations-{page.Chapter.Notebook.Name}.js";

    private Html Reading(PageDraft page)
    {
        var hasNotations = tools.HasKatex && page.Notations.HasAny;
        if (!page.HasDerivations && !hasNotations)
            return Html.Empty;
        return _reading.Fill(
            ("symbols", page.Notations.Usual is { } usual ? Html.Of($" data-symbols=\"{SymbolData.File}\" data-style=\"{usual.ToString(CultureInfo.InvariantCulture)}\" data-own-letters=\"{(page.Notations.HasOwnLetters ? "true" : "false")}\"") : Html.Empty),
            ("steps", page.HasDerivations ? Html.Of($"<label><input type=\"checkbox\" name=\"steps\"> Derivations step by step</label>") : Html.Empty),
            ("notations", hasNotations ? Notations(page) : Html.Empty));
    }

    private Html Notations(PageDraft page) => _notations.Fill(
        ("source", Html.Encode(NotationFile(page))),
        ("names", Html.Join(page.Notations.Names.Select((name, i) => Html.Of($"<option value=\"{i.ToString(CultureInfo.InvariantCulture)}\">{name}</option>")))));

    private Html Chapters() => Html.Join(pages.Select(page => _chapter.Fill(
        ("number", Html.Encode(page.Chapter.Number.ToString())),
        ("page", Html.Encode(page.Chapter.Link)),
        ("title", page.TitleMarkup),
        ("time", Html.Encode($"{ReadingTime.Rounded(page.Minutes)} min")),
        ("summary", page.Summary?.Markup ?? Html.Empty))));

    private Html Head(string title, string description, string kind, IReadOnlyCollection<string> traces, Html whereItStands, string? compiled = null) => _head.Fill(
        ("title", Html.Encode(title)),
        ("description", Html.Encode(description)),
        ("kind", Html.Encode(kind)),
        ("address", whereItStands),
        // What runs cells is compiled in the browser, in a worker that has the page's policy: one from a blob.
        ("live-source", compiled is not null ? new Html(" 'wasm-unsafe-eval'") : Html.Empty),
        ("live-worker", compiled is not null ? new Html(" worker-src 'self' blob:;") : Html.Empty),
        ("live-script", compiled is not null ? _live.Fill(("compiled", Html.Encode(compiled))) : Html.Empty),
        ("formula-source", tools.HasKatex ? Html.Empty : new Html(" https://cdn.jsdelivr.net")),
        ("formula-style", _formulaStyle),
        ("search", tools.HasSearch ? new Html(" data-library=\"assets/minisearch.js\" data-index=\"assets/search-index.js\"") : Html.Empty),
        ("figure-script", traces.Count > 0 ? _figures.Fill(("plotly", Html.Encode(PlotlyBundle.For(traces).Name))) : Html.Empty));

    // A page without a picture of its own is shown with the book's first.
    private Html Address(string link, PageDraft? page = null) =>
        address?.Tags(link, page?.FirstPicture ?? pages.Select(other => other.FirstPicture).FirstOrDefault(picture => picture is not null)) ?? Html.Empty;

    private Html Bar(Html book, PageDraft? before, PageDraft? after) =>
        _bar.Fill(("book", book), ("try", tools.HasStarts ? Html.Of($"<a class=\"try\" href=\"{Starts.Name}.html\">Try your own</a>\n") : Html.Empty), ("previous", Previous(before)), ("next", Next(after)));

    private Html Previous(PageDraft? page) => page is null ? Html.Empty : Neighbour("previous", "prev", "Previous", page);

    private Html Next(PageDraft? page) => page is null ? Html.Empty : Neighbour("next", "next", "Next", page);

    private Html Neighbour(string name, string relation, string way, PageDraft page) => _neighbour.Fill(
        ("class", Html.Encode(name)),
        ("relation", Html.Encode(relation)),
        ("page", Html.Encode(page.Chapter.Link)),
        ("way", Html.Encode(way)),
        ("title", page.TitleMarkup));

    // A page to write in is of no use before its cells run.
    private Html HowToServe()
    {
        var how = Html.Of($"<p class=\"note\" role=\"note\">The cells of this page run, and can be added to, where the book is served: <code>dotnet run --project lib/Backprop.Notebooks -- serve</code> in the book’s folder.</p>");
        return tools.IsLive ? Html.Of($"<noscript>{how}</noscript>") : how;
    }

    private Html HowToRun(PageDraft? page)
    {
        var own = page is null ? Html.Empty : Html.Of($" This page is <code>{page.Chapter.File}</code> in it, and can be had <a href=\"{Uri.EscapeDataString(page.Chapter.Download)}\" download>alone, with its outputs</a>.");
        return download is null
            ? page is null ? Html.Of($"Each page offers its notebook.") : Html.Of($"<a href=\"{Uri.EscapeDataString(page.Chapter.Download)}\" download>Download this notebook</a> with its outputs.")
            : Html.Of($"<a href=\"{BookDownload.Name}\" download>Download the book</a> ({download.Size}): its notebooks, their data and the library that they load; nothing has to be built. With the <a href=\"https://dotnet.microsoft.com/download\">.NET 10 SDK</a> they are opened in Jupyter (in the unpacked folder: <code>dotnet tool restore</code>, <code>jupyter kernelspec install --user jupyter/.net-csharp</code>, <code>jupyter notebook notebooks</code>) or in VS Code, by that kernel or an installed copy of the extension <em>Polyglot Notebooks</em>. With the book’s repository none of these is needed: {Clone()}<code>dotnet run --project lib/Backprop.Notebooks -- serve</code> in its folder shows these pages with cells that can be changed and run.{own}");
    }

    private Html Clone() => address?.Repository is { } repository ? Html.Of($"<code>git clone {repository}</code>, then ") : Html.Empty;

    private Html Repository() => address?.Repository is { } repository ? Html.Of($"<p>The book’s <a href=\"{repository}\">repository</a>, where mistakes can be reported.</p>") : Html.Empty;

    private static string Description(PageDraft page)
    {
        var text = page.Summary?.Text is { Length: > 0 } summary ? summary : page.TitleText;
        if (text.Length <= LongestDescription)
            return text;
        var end = text.LastIndexOf(' ', LongestDescription);
        return text[..(end > 0 ? end : LongestDescription)] + "…";
    }
}
