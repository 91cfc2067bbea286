using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>Puts rendered cells into the frame of a page, and the chapters into the table of contents.</summary>
internal sealed class BookPages(IReadOnlyList<PageDraft> pages, Html formulaStyle)
{
    private const int LongestDescription = 160;
    private const string Book = "Backpropagation Derivations";
    private const string About = "An executable book in C#: the derivation of back-propagation, where every formula is computed, checked, drawn and trained with.";

    private readonly Html _figures = new(Asset.Text("figures.html").TrimEnd());
    private readonly Template _head = Template.Load("head.html");
    private readonly Template _page = Template.Load("page.html");
    private readonly Template _index = Template.Load("index.html");
    private readonly Template _chapter = Template.Load("chapter.html");
    private readonly Template _previous = Template.Load("previous.html");
    private readonly Template _next = Template.Load("next.html");

    public Html Page(int i)
    {
        var page = pages[i];
        return _page.Fill(
            ("head", Head($"{page.TitleText} · {Book}", Description(page), page.HasFigures)),
            ("number", Html.Encode(page.Chapter.Number.Label)),
            ("heading", Html.Of($"<h1>{page.TitleMarkup}</h1>")),
            ("contents", PageContents.Render(page.Headings)),
            ("note", page.Note is { } note ? Html.Of($"<p class=\"note\" role=\"note\">{note}</p>") : Html.Empty),
            ("body", page.Body),
            ("previous", i > 0 ? Neighbour(_previous, pages[i - 1]) : Html.Empty),
            ("next", i + 1 < pages.Count ? Neighbour(_next, pages[i + 1]) : Html.Empty),
            ("notebook", Html.Encode(Uri.EscapeDataString(page.Chapter.Download))));
    }

    public Html Index() => _index.Fill(
        ("head", Head(Book, About, hasFigures: false)),
        ("chapters", Html.Join(pages.Select(page => _chapter.Fill(
            ("number", Html.Encode(page.Chapter.Number.ToString())),
            ("page", Html.Encode(page.Chapter.Link)),
            ("title", page.TitleMarkup),
            ("summary", page.Summary?.Markup ?? Html.Empty))))));

    private Html Head(string title, string description, bool hasFigures) => _head.Fill(
        ("title", Html.Encode(title)),
        ("description", Html.Encode(description)),
        ("formula-style", formulaStyle),
        ("figure-script", hasFigures ? _figures : Html.Empty));

    private static Html Neighbour(Template template, PageDraft page) => template.Fill(
        ("page", Html.Encode(page.Chapter.Link)),
        ("title", page.TitleMarkup));

    private static string Description(PageDraft page)
    {
        var text = page.Summary?.Text is { Length: > 0 } summary ? summary : page.TitleText;
        if (text.Length <= LongestDescription)
            return text;
        var end = text.LastIndexOf(' ', LongestDescription);
        return text[..(end > 0 ? end : LongestDescription)] + "…";
    }
}
