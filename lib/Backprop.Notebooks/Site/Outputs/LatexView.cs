using System.Globalization;
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
        var formulas = Whole(value, [.. LatexText.Split(latex)]);
        if (latex.Contains(@"\frac{\partial", StringComparison.Ordinal))
            value.Page.FirstDerivative ??= new Sample(formulas, value.Cell.Id, []);
        return formulas;
    }

    // What stands on lines of its own can be linked to, and has the paper's number where it has one.
    private static Html Whole(DataView value, IReadOnlyList<(Formula? Formula, string? Words)> parts)
    {
        var inside = Html.Join(parts.Select(part => Part(value, part)));
        if (!parts.Any(part => part.Formula is { IsDisplay: true }))
            return Html.Of($"<div class=\"output latex\">{inside}</div>");
        var (number, id) = value.Page.NextFormula(value.Cell);
        return number is { } given
            ? Html.Of($"<div class=\"output latex numbered\" id=\"{id}\">{inside}<a class=\"number\" href=\"#{id}\" tabindex=\"-1\" title=\"Link to this equation\">({given.ToString(CultureInfo.InvariantCulture)})</a></div>")
            : Html.Of($"<div class=\"output latex\" id=\"{id}\">{inside}<a class=\"permalink\" href=\"#{id}\" tabindex=\"-1\" title=\"Link to this formula\" aria-label=\"Link to this formula\">#</a></div>");
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
