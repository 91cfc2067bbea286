using System.Globalization;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Code;
using Backprop.Notebooks.Site.Markup;
using Backprop.Notebooks.Site.Outputs;
using Backprop.Notebooks.Site.Prose;

namespace Backprop.Notebooks.Site.Book;

/// <summary>Renders a notebook's cells into its page.</summary>
internal static class PageCells
{
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
            ("id", Html.Encode($"cell-{cell.Id}")),
            ("label", Html.Encode(count is null ? "Code cell" : $"Code cell {count}")),
            ("mark", Html.Encode(count is null ? "In [ ]" : $"In [{count}]")),
            ("source", IsCSharp(page, cell) ? CSharpColours.Render(source) : Html.Encode(source)),
            ("outputs", Html.Join(cell.Outputs.Select(output => OutputViews.Render(page, cell, output, place)), "\n")));
    }

    private static bool IsCSharp(PageDraft page, Cell cell) =>
        CellLanguage.Of(page.Chapter.Notebook, cell) == CellLanguage.CSharp;
}
