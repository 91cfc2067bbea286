using System.Globalization;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Formulas;
using Backprop.Notebooks.Site.Markup;
using Backprop.Notebooks.Site.Notations;
using Backprop.Notebooks.Site.Prose;

namespace Backprop.Notebooks.Site.Book;

/// <summary>What is known of a page while its cells are being rendered.</summary>
internal sealed class PageDraft(Chapter chapter, IReadOnlyList<Chapter> book, FormulaSheet formulas)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal) { "content" };
    private int _figures;

    public Chapter Chapter => chapter;

    public IReadOnlyList<Chapter> Book => book;

    public FormulaSheet Formulas => formulas;

    /// <summary>Whether its cells run in the page.</summary>
    public bool IsLive { get; init; }

    /// <summary>The page's computed formulas in other notations.</summary>
    public required PageNotations Notations { get; init; }

    /// <summary>The book's glossary.</summary>
    public required WordIndex Words { get; init; }

    /// <summary>What the book's text refers to by number.</summary>
    public required CrossReferences References { get; init; }

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

    /// <summary>The kinds of traces in the page's charts, e.g. <c>scatter</c>: they tell which plotly.js draws them.</summary>
    public HashSet<string> Traces { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the page shows charts, and so needs the script that draws them.</summary>
    public bool HasCharts => Traces.Count > 0;

    /// <summary>Whether cells of the page give derivations of several lines, which open line by line.</summary>
    public bool HasDerivations { get; set; }

    /// <summary>What a reader should know before reading the page; null for nothing.</summary>
    public string? Note { get; set; }

    /// <summary>The first derivative that a cell of the page gives; null where there is none.</summary>
    public Sample? FirstDerivative { get; set; }

    /// <summary>The page's first chart; null where there is none.</summary>
    public Sample? FirstChart { get; set; }

    /// <summary>The page's first picture of dots; null where there is none.</summary>
    public PagePicture? FirstPicture { get; set; }

    /// <summary>How long the page takes to read.</summary>
    public double Minutes { get; } = ReadingTime.Minutes(chapter.Notebook);

    /// <summary>The page's content.</summary>
    public Html Body { get; set; }

    public string TitleText => Title?.Text ?? chapter.Notebook.Name;

    public Html TitleMarkup => Title?.Markup ?? Html.Encode(chapter.Notebook.Name);

    /// <summary>How many figures the page has so far.</summary>
    public int FigureCount => _figures;

    /// <summary>The id of what a cell gives as displayed formulas, and the number that the paper has for them; null where it has none.</summary>
    public (int? Number, string Id) NextFormula(Cell cell)
    {
        var number = CrossReferences.NumberOf(cell);
        return (number, UniqueId(number is null ? $"formula-{cell.Id}" : cell.Id));
    }

    /// <summary>The number of the next figure in the page, and its id.</summary>
    public (string Label, string Id) NextFigure()
    {
        var number = ++_figures;
        var chapterNumber = chapter.Number.ToString();
        return (
            string.Create(CultureInfo.InvariantCulture, $"Figure {(chapterNumber.Length > 0 ? chapterNumber + "." : "")}{number}"),
            UniqueId(string.Create(CultureInfo.InvariantCulture, $"figure-{number}")));
    }

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
