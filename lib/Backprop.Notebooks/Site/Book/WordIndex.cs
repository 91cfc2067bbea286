using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>The glossary as a notebook of the book gives it, read backwards: from a cell to the words that it uses first.</summary>
internal sealed partial class WordIndex
{
    private const string Begin = "| word |";

    private readonly string _glossary;
    private readonly ILookup<string, string> _words;

    private WordIndex(string glossary, ILookup<string, string> words) => (_glossary, _words) = (glossary, words);

    /// <summary>The index of these chapters; empty where no cell gives a glossary.</summary>
    public static WordIndex Of(IReadOnlyList<Chapter> chapters)
    {
        var (link, table) = chapters.SelectMany(chapter => chapter.Notebook.Cells.SelectMany(cell => cell.Outputs.OfType<DataOutput>()
                .Select(output => (Link: $"{chapter.Link}#cell-{cell.Id}", Table: output.Data["text/markdown"]?.ToString() ?? ""))))
            .FirstOrDefault(output => output.Table.StartsWith(Begin, StringComparison.Ordinal));
        var rows = (table ?? "").Split('\n').Skip(2).Select(row => row.Trim('|').Split('|'));
        return new WordIndex(link ?? "", rows.SelectMany(row => Cell().Matches(row[^1]).Select(cell => (Word: row[0].Trim(), Place: cell.Groups[1].Value))).ToLookup(pair => pair.Place, pair => pair.Word));
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
