using Backprop.Notebooks.Site.Formulas;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>What is known of a page while its cells are being rendered.</summary>
internal sealed class PageDraft(Chapter chapter, IReadOnlyList<Chapter> book, FormulaSheet formulas)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal) { "content" };

    public Chapter Chapter => chapter;

    public IReadOnlyList<Chapter> Book => book;

    public FormulaSheet Formulas => formulas;

    public PageFiles Files { get; } = new(chapter);

    public List<Heading> Headings { get; } = [];

    public List<SiteFault> Faults { get; } = [];

    public List<string> Notices { get; } = [];

    /// <summary>How many footnotes the page has so far: their numbers run through the page, not through a cell.</summary>
    public int FootnoteCount { get; set; }

    /// <summary>How many references to footnotes the page has so far, counted as the ids of both ends need it.</summary>
    public int FootnoteLinkCount { get; set; }

    /// <summary>The page's title: its first heading of level 1.</summary>
    public PageText? Title { get; set; }

    /// <summary>What the page is about: its first paragraph.</summary>
    public PageText? Summary { get; set; }

    /// <summary>Whether the page shows figures, and so needs the script that draws them.</summary>
    public bool HasFigures { get; set; }

    /// <summary>What a reader should know before reading the page; null for nothing.</summary>
    public string? Note { get; set; }

    /// <summary>The page's content.</summary>
    public Html Body { get; set; }

    public string TitleText => Title?.Text ?? chapter.Notebook.Name;

    public Html TitleMarkup => Title?.Markup ?? Html.Encode(chapter.Notebook.Name);

    /// <summary>An id that no other heading of this page has.</summary>
    public string UniqueId(string wanted)
    {
        var id = wanted.Length == 0 ? "section" : wanted;
        for (var n = 1; !_ids.Add(id); n++)
            id = $"{wanted}-{n}";
        return id;
    }

    /// <summary>How messages name one of the page's cells, counted from one.</summary>
    public string PlaceOf(int cell) => $"{chapter.Download}, cell {cell}";
}
