using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>The glossary as a notebook of the book gives it, read backwards: from a cell to the words that it uses first.</summary>
internal sealed partial class WordIndex
{
    private const string Head = "word";

    private readonly string _glossary;
    private readonly ILookup<string, string> _words;

    private WordIndex(string glossary, ILookup<string, string> words) => (_glossary, _words) = (glossary, words);

    /// <summary>The index of these chapters; empty where no cell gives a glossary.</summary>
    public static WordIndex Of(IReadOnlyList<Chapter> chapters)
    {
        var (chapter, glossary) = chapters.SelectMany(chapter => MarkdownTable.In(chapter.Notebook).Select(table => (chapter, table))).FirstOrDefault(pair => pair.table.Heads[0] == Head);
        var places = (glossary?.Rows ?? []).SelectMany(row => Cell().Matches(row[^1]).Select(cell => (Word: row[0], Place: cell.Groups[1].Value)));
        return new WordIndex(glossary is null ? "" : $"{chapter.Link}#cell-{glossary.Cell.Id}", places.ToLookup(pair => pair.Place, pair => pair.Word));
    }

    /// <summary>The words that a cell uses first, with the way to the glossary; nothing where there are none.</summary>
    public Html Introduced(Chapter chapter, Cell cell)
    {
        var words = _words[$"{chapter.Download}#cell-{cell.Id}"].ToList();
        return words.Count == 0 ? Html.Empty : Html.Of($"<p class=\"introduces\">In the <a href=\"{_glossary}\">glossary</a>: {string.Join(", ", words)}</p>");
    }

    [GeneratedRegex(@"\]\(([^)]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();
}
