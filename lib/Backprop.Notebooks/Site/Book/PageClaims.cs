using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>What is true of the formulas of one page: how many its cells state, derive and compare. All of it is counted.</summary>
/// <param name="Stated">Formulas that cells give without a derivative in them: definitions, and formulas rewritten.</param>
/// <param name="Derived">Formulas of derivatives that cells give.</param>
/// <param name="Compared">Tables that hold derived values against measured ones.</param>
/// <param name="HasCode">Whether the page has code cells at all.</param>
/// <param name="HasRun">Whether every code cell has been run.</param>
internal sealed record PageClaims(int Stated, int Derived, int Compared, bool HasCode, bool HasRun)
{
    private static readonly string[] Comparisons = ["against central differences", "Derived and measured", "derived and measured"];

    public static PageClaims Of(PageDraft page)
    {
        var code = page.Chapter.Notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        var values = code.SelectMany(cell => cell.Outputs).OfType<DataOutput>().ToList();
        var formulas = values.Where(value => value.Data.ContainsKey("text/latex")).ToList();
        var derived = formulas.Count(value => Text(value, "text/latex").Contains(@"\partial", StringComparison.Ordinal));
        return new PageClaims(
            formulas.Count - derived,
            derived,
            values.Count(value => Array.Exists(Comparisons, words => Text(value, "text/html").Contains(words, StringComparison.Ordinal))),
            code.Count > 0,
            code.TrueForAll(cell => cell.ExecutionCount is not null));
    }

    public Html Render()
    {
        if (!HasCode)
            return Html.Empty;
        if (!HasRun)
            return Html.Of($"<p class=\"claims\">The cells of this page were not run where it was built: it shows their code alone.</p>");
        var sentences = new List<string>();
        if (Stated + Derived > 0)
            sentences.Add($"The cells of this page give {Count(Stated + Derived, "formula")}: {Count(Derived, "derivative")}, computed from the definitions, and {Count(Stated, "definition or rewritten form", "definitions and rewritten forms")}.");
        sentences.Add(Compared switch
        {
            0 => "No table of this page compares a derivative with a measured slope.",
            1 => "One table compares derived values with measured ones.",
            _ => $"{Compared} tables compare derived values with measured ones.",
        });
        sentences.Add("Formulas in the text between the cells are written by hand.");
        return Html.Of($"<p class=\"claims\">{string.Join(' ', sentences)}</p>");
    }

    private static string Count(int n, string one, string? many = null) => n == 1 ? $"1 {one}" : $"{n} {many ?? one + "s"}";

    private static string Text(DataOutput value, string form) => value.Data[form]?.ToString() ?? "";
}
