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

    private static Html Part(DataView value, (Formula? Formula, string? Words) part) => part.Formula is { } formula
        ? value.Page.Formulas.Place(formula, value.Place)
        : Html.Of($" {part.Words} ");
}
