using System.Collections.Immutable;

namespace Backprop;

/// <summary>A table with formulas and links into the book, made from its derivations: the paper's equations, or the symbols.</summary>
[TypeFormatterSource(typeof(MarkdownFormatters), PreferredMimeTypes = ["text/markdown", "text/plain"])]
public sealed class GuideTable : IMarkdown
{
    internal GuideTable(ImmutableArray<string> heads, IEnumerable<ImmutableArray<(string Markdown, string Text)>> rows) => (Heads, Rows) = (heads, [.. rows]);

    internal ImmutableArray<string> Heads { get; }

    internal ImmutableArray<ImmutableArray<(string Markdown, string Text)>> Rows { get; }

    /// <summary>The table in Markdown.</summary>
    public string ToMarkdown() => string.Join('\n', [
        $"| {string.Join(" | ", Heads)} |",
        $"|{string.Concat(Heads.Select(_ => "---|"))}",
        .. Rows.Select(row => $"| {string.Join(" | ", row.Select(cell => cell.Markdown))} |")]);

    /// <summary>The table as plain text.</summary>
    public override string ToString()
    {
        string[][] lines = [[.. Heads], .. Rows.Select(row => row.Select(cell => cell.Text).ToArray())];
        int[] widths = [.. Heads.Select((_, column) => lines.Max(line => line[column].Length))];
        return string.Join('\n', lines.Select(line => string.Join("   ", line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd()));
    }

    internal static (string Markdown, string Text) Formula(IFormula formula) => ($"${formula.ToLatex().ReplaceLineEndings(" ")}$", formula.ToText());

    internal static (string Markdown, string Text) Words(string words) => (words, words);

    internal static (string Markdown, string Text) Link(Place place) => (place.ToMarkdown($"chapter {place.Chapter}"), $"chapter {place.Chapter}");
}
