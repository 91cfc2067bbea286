using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>What is true of the formulas of one page: how many its cells derive, state, compare and prove. All of it is counted.</summary>
/// <param name="Derived">Formulas that cells give with a derivative on the left side.</param>
/// <param name="Others">Formulas that cells give besides: definitions, rules, forms rewritten or evaluated.</param>
/// <param name="HasTypedSteps">Whether a cell types steps of a derivation, which are compared as they are put in.</param>
/// <param name="Compared">Tables that hold derived values against measured ones.</param>
/// <param name="Proved">Comparisons of two formulas that ended in a proof.</param>
/// <param name="HasCode">Whether the page has code cells at all.</param>
/// <param name="HasRun">Whether every code cell has been run.</param>
internal sealed partial record PageClaims(int Derived, int Others, bool HasTypedSteps, int Compared, int Proved, bool HasCode, bool HasRun)
{
    public static PageClaims Of(PageDraft page)
    {
        var code = page.Chapter.Notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        var outputs = code.SelectMany(cell => cell.Outputs).ToList();
        var values = outputs.OfType<DataOutput>().ToList();
        var formulas = values.Where(value => value.Data.ContainsKey("text/latex")).SelectMany(value => LeftSides(Text(value, "text/latex"))).ToList();
        var derived = formulas.Count(left => left.Contains(@"\partial", StringComparison.Ordinal));
        var said = outputs.OfType<StreamOutput>().Select(stream => stream.Text).Concat(values.Select(value => Text(value, "text/plain")));
        return new PageClaims(
            derived,
            formulas.Count - derived,
            code.Exists(cell => cell.Source.Contains(".Then(", StringComparison.Ordinal)),
            values.Count(value => MeasuredValues().IsMatch(Text(value, "text/html"))),
            said.Sum(text => Proof().Count(text)),
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
        if (Derived + Others > 0)
        {
            sentences.Add(Others == 0
                ? $"The cells of this page give {Count(Derived, "formula")} for derivatives, computed from the definitions."
                : $"The cells of this page give {Count(Derived + Others, "formula")}: {Derived} for derivatives, computed from the definitions, and {Others} more (definitions, rules, rewritten forms).");
        }

        if (HasTypedSteps)
            sentences.Add("A step that a cell types is compared with the line before it.");
        sentences.Add(Compared switch
        {
            0 => "No table of this page compares a derivative with a measured slope.",
            1 => "One table compares derived values with measured ones.",
            _ => $"{Compared} tables compare derived values with measured ones.",
        });
        if (Proved > 0)
            sentences.Add(Proved == 1 ? "One comparison of two formulas is proved." : $"{Proved} comparisons of two formulas are proved.");
        sentences.Add("Formulas in the text between the cells are written by hand.");
        return Html.Of($"<p class=\"claims\">{string.Join(' ', sentences)}</p>");
    }

    private static string Count(int n, string one) => n == 1 ? $"1 {one}" : $"{n} {one}s";

    // A list has a formula in each row; one that goes on over several rows has its left side in the first.
    private static IEnumerable<string> LeftSides(string latex)
    {
        var rows = latex.Split('\n').Where(row => row.Contains("&=", StringComparison.Ordinal)).Select(row => row.Split("&=")[0].Trim()).ToList();
        return rows.Count == 0 ? [latex.Split('=')[0]] : rows.Where(left => left.Length > 0);
    }

    private static string Text(DataOutput value, string form) => value.Data.TryGetPropertyValue(form, out var text) ? text!.ToString() : "";

    // A column of measured values, or a caption that says what the derived ones were held against.
    [GeneratedRegex(@"<th[^>]*>measured\s*</th>|against (central differences|measured)")]
    private static partial Regex MeasuredValues();

    [GeneratedRegex("^Equal: ", RegexOptions.Multiline)]
    private static partial Regex Proof();
}
