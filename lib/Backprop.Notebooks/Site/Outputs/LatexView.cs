using Backprop.Notebooks.Site.Formulas;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Formulas that a cell computed.</summary>
internal sealed class LatexView : IMimeView
{
    public string MimeType => "text/latex";

    public Html? Render(DataView value) => value.Text(MimeType) is { } latex
        ? Html.Of($"<div class=\"output latex\">{Html.Join(LatexText.Split(latex).Select(part => Part(value, part)))}</div>")
        : null;

    private static Html Part(DataView value, (Formula? Formula, string? Words) part) => part.Formula is { } formula
        ? value.Page.Formulas.Place(formula, value.Place)
        : Html.Of($" {part.Words} ");
}
