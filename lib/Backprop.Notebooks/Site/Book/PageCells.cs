using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Code;
using Backprop.Notebooks.Site.Live;
using Backprop.Notebooks.Site.Markup;
using Backprop.Notebooks.Site.Outputs;
using Backprop.Notebooks.Site.Prose;

namespace Backprop.Notebooks.Site.Book;

/// <summary>Renders a notebook's cells into its page.</summary>
internal static partial class PageCells
{
    /// <summary>As many lines of code stay in one piece on paper.</summary>
    private const int ShortCode = 12;

    private static readonly Template CodeCell = Template.Load("code-cell.html");

    public static void Render(PageDraft page)
    {
        var prose = new PageProse(page);
        var cells = page.Chapter.Notebook.Cells.Select((cell, i) => cell.Kind switch
        {
            CellKind.Markdown => prose.Render(cell.Source, cell.Attachments, page.PlaceOf(i + 1)),
            CellKind.Code => Code(page, cell, page.PlaceOf(i + 1)),
            _ => Html.Empty,
        });
        page.Body = Html.Join(cells, "\n");
    }

    private static Html Code(PageDraft page, Cell cell, string place)
    {
        var source = cell.Source.Trim('\n');
        if (source.Length == 0 && cell.Outputs.Count == 0)
            return Html.Empty;
        var count = cell.ExecutionCount?.ToString(CultureInfo.InvariantCulture);
        return CodeCell.Fill(
            ("kind", Html.Encode(HasTag(cell, "full-width") ? "cell full-width" : "cell")),
            ("id", Html.Encode($"cell-{cell.Id}")),
            ("label", Html.Encode(count is null ? "Code cell" : $"Code cell {count}")),
            ("run", page.IsLive && source.Length > 0 ? Run(page.Chapter.Notebook, cell, count) : Html.Empty),
            ("mark", Html.Encode(count is null ? "In [ ]" : $"In [{count}]")),
            ("code", Source(cell, IsCSharp(page, cell) ? CSharpColours.Render(source) : Html.Encode(source))),
            ("outputs", Html.Join([.. cell.Outputs.Select(output => OutputViews.Render(page, cell, output, place)), page.Words.Introduced(page.Chapter, cell)], "\n")));
    }

    private static Html Run(Notebook notebook, Cell cell, string? count)
    {
        var takes = CellTimes.Of(notebook, cell) is { } seconds ? Html.Of($" data-seconds=\"{seconds.ToString("0", CultureInfo.InvariantCulture)}\"") : Html.Empty;
        return Html.Of($" data-language=\"{CellLanguage.Of(notebook, cell)}\" data-number=\"{count ?? ""}\"{takes}");
    }

    // Code that only brings in the library says nothing to a reader, and is not printed. A cell whose author hides its
    // input says something, to those who want to know how it is done: how long that is stands beside.
    private static Html Source(Cell cell, Html source)
    {
        var lines = cell.Source.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        var code = Html.Of($"<pre class=\"{(lines.Count <= ShortCode ? "source short" : "source")}\"><code>{source}</code></pre>");
        if (lines.TrueForAll(IsPlumbing))
            return Html.Of($"<details class=\"plumbing imports\"><summary>Show code</summary>{code}</details>");
        return HasTag(cell, "hide-input")
            ? Html.Of($"<details class=\"plumbing\"><summary>Show code ({Lines(lines.Count)})</summary>{code}</details>")
            : code;
    }

    private static string Lines(int count) =>
        count == 1 ? "1 line" : string.Create(CultureInfo.InvariantCulture, $"{count} lines");

    private static bool IsPlumbing(string line) =>
        line.TrimStart() is var code && (code.StartsWith('#') || code.StartsWith("//", StringComparison.Ordinal) || Using().IsMatch(code));

    // The tags have Jupyter Book's names.
    private static bool HasTag(Cell cell, string name) =>
        cell.Metadata["tags"] is JsonArray tags && tags.Any(tag => tag?.ToString() == name);

    private static bool IsCSharp(PageDraft page, Cell cell) =>
        CellLanguage.Of(page.Chapter.Notebook, cell) == CellLanguage.CSharp;

    [GeneratedRegex(@"^(?:using\s[^=(]+;\s*)+(?://.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Using();
}
