using Backprop.Notebooks.Site.Book;
using Backprop.Notebooks.Site.Formulas;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Formulas that a cell computed.</summary>
internal sealed class LatexView : IMimeView
{
    public string MimeType => "text/latex";

    public Html? Render(DataView value)
    {
        if (value.Text(MimeType) is not { } latex)
            return null;
        var formulas = Html.Of($"<div class=\"output latex\">{Html.Join(LatexText.Split(latex).Select(part => Part(value, part)))}</div>");
        if (latex.Contains(@"\frac{\partial", StringComparison.Ordinal))
            value.Page.FirstDerivative ??= new Sample(formulas, value.Cell.Id, []);
        return formulas;
    }

    private static Html Part(DataView value, (Formula? Formula, string? Words) part)
    {
        if (part.Formula is not { } formula)
            return Html.Of($" {part.Words} ");
        if (formula.IsDisplay)
            value.Page.Notations.Add(formula, value.Place);
        var placed = value.Page.Formulas.Place(formula, value.Place);
        if (!IsDerivation(formula))
            return placed;
        // Below a derivation there is room for the buttons that open it line by line.
        value.Page.HasDerivations = true;
        return Html.Of($"{placed}<div class=\"steps\"></div>");
    }

    private static bool IsDerivation(Formula formula) =>
        formula is { IsDisplay: true } && formula.Tex.StartsWith(@"\begin{aligned}", StringComparison.Ordinal) && formula.Tex.Contains(@"\\[", StringComparison.Ordinal);
}
