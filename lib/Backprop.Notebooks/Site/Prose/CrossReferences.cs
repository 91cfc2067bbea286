using System.Globalization;
using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Book;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>
/// Numbers by which the text refers to something. An equation of the paper, "equation (4)" or "equations (4) to (7)", leads to the
/// cell that derives it, which has the id equation-4; "figure 3.2" leads to the second figure of chapter 3. A number that there is not
/// is a fault; in a part of the book it is a notice, as another chapter may have it. A book without such cells refers to no equation.
/// </summary>
internal sealed partial class CrossReferences
{
    private readonly SortedDictionary<int, string> _equations = [];
    private readonly List<(PageDraft Page, string Place, ChapterNumber Chapter, int Figure)> _figures = [];
    private readonly bool _isWhole;

    private CrossReferences(IEnumerable<(int Number, string Link)> equations, bool isWhole)
    {
        _isWhole = isWhole;
        foreach (var (number, link) in equations)
            _equations.TryAdd(number, link);
    }

    /// <summary>The references of a book of these chapters.</summary>
    public static CrossReferences In(IReadOnlyList<Chapter> chapters) => new(
        from chapter in chapters
        from cell in chapter.Notebook.Cells
        let number = NumberOf(cell)
        where number is not null
        select (number.Value, $"{chapter.Link}#cell-{cell.Id}"),
        IsWhole(chapters));

    /// <summary>The number that the paper gives to the equation which a cell derives; null for any other cell.</summary>
    public static int? NumberOf(Cell cell) =>
        cell.Kind == CellKind.Code && EquationCell().Match(cell.Id) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    /// <summary>Makes links of the references in a text. Headings have a link already, to themselves.</summary>
    public void Link(MarkdownDocument document, PageDraft page, string place)
    {
        var texts = document.Descendants<LeafBlock>().Where(block => block is not HeadingBlock && block.Inline is not null)
            .SelectMany(block => block.Inline!.Descendants<LiteralInline>()).Where(text => !IsInLink(text)).ToList();
        foreach (var text in texts)
            Link(text, page, place);
    }

    /// <summary>Tells the pages which figures their text refers to and no page has. It is known once all pages are made.</summary>
    public void CheckFigures(IReadOnlyList<PageDraft> pages)
    {
        foreach (var (page, place, chapter, figure) in _figures)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"figure {chapter}.{figure}");
            if (pages.FirstOrDefault(one => one.Chapter.Number == chapter) is not { } there)
                Missing(page, place, name, "there is no such chapter");
            else if (figure < 1 || figure > there.FigureCount)
                page.Faults.Add(new SiteFault(place, string.Create(CultureInfo.InvariantCulture, $"the text refers to {name}, and the figures of {there.Chapter.Download} are numbered 1 to {there.FigureCount}")));
        }
    }

    // A part of the book: notebooks lie beside these that have no page in the site.
    private static bool IsWhole(IReadOnlyList<Chapter> chapters)
    {
        var here = chapters.Select(chapter => Path.GetFullPath(chapter.Notebook.Path)).ToHashSet(StringComparer.Ordinal);
        return here.Select(Path.GetDirectoryName).Distinct().Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder!, "*.ipynb"))
            .All(file => here.Contains(file) || Path.GetFileName(file).StartsWith('.'));
    }

    private void Missing(PageDraft page, string place, string name, string reason)
    {
        if (_isWhole)
            page.Faults.Add(new SiteFault(place, $"the text refers to {name}, and {reason}"));
        else
            page.Notices.Add($"{place}: the text refers to {name}, which has no page in this site");
    }

    private void Link(LiteralInline text, PageDraft page, string place)
    {
        var (content, end) = (text.Content.ToString(), 0);
        foreach (var (shown, target) in Equations(content, page, place).Concat(Figures(content, page, place)).OrderBy(reference => reference.Shown.Index))
        {
            var link = new LinkInline(target, "");
            link.AppendChild(new LiteralInline(shown.Value));
            text.InsertBefore(new LiteralInline(content[end..shown.Index]));
            text.InsertBefore(link);
            end = shown.Index + shown.Length;
        }

        if (end > 0)
            text.Content = new StringSlice(content[end..]);
    }

    private IEnumerable<(Capture Shown, string Target)> Equations(string content, PageDraft page, string place)
    {
        if (_isWhole && _equations.Count == 0)
            yield break;
        foreach (var shown in Equation().Matches(content).SelectMany(match => match.Groups["shown"].Captures))
        {
            var number = int.Parse(Digits().Match(shown.Value).ValueSpan, CultureInfo.InvariantCulture);
            if (_equations.TryGetValue(number, out var target))
                yield return (shown, target);
            else
                Missing(page, place, string.Create(CultureInfo.InvariantCulture, $"equation ({number})"), string.Create(CultureInfo.InvariantCulture, $"no cell of the book is equation-{number}; there are {string.Join(", ", _equations.Keys)}"));
        }
    }

    private IEnumerable<(Capture Shown, string Target)> Figures(string content, PageDraft page, string place)
    {
        foreach (var match in Figure().Matches(content).Cast<Match>())
        {
            var (chapter, figure) = (ChapterNumber.Of(match.Groups["chapter"].Value), int.Parse(match.Groups["figure"].ValueSpan, CultureInfo.InvariantCulture));
            _figures.Add((page, place, chapter, figure));
            if (page.Book.FirstOrDefault(one => one.Number == chapter) is { } there)
                yield return (match, string.Create(CultureInfo.InvariantCulture, $"{there.Link}#figure-{figure}"));
        }
    }

    private static bool IsInLink(Inline text)
    {
        for (var around = text.Parent; around is not null; around = around.Parent)
        {
            if (around is LinkInline)
                return true;
        }

        return false;
    }

    [GeneratedRegex("^equation-([0-9]{1,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex EquationCell();

    // The first stands with its word. Of a range both ends are links.
    [GeneratedRegex(@"\b(?<shown>[Ee]quations? (?:\([0-9]{1,4}\)|[0-9]{1,4}\b))(?: (?:to|and) (?<shown>\([0-9]{1,4}\)|[0-9]{1,4}\b))?", RegexOptions.CultureInvariant)]
    private static partial Regex Equation();

    [GeneratedRegex(@"\b[Ff]igure (?<chapter>[A-Z]?[0-9]{1,4})\.(?<figure>[0-9]{1,4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
