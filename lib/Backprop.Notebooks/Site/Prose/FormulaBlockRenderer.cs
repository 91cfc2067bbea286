using Backprop.Notebooks.Site.Formulas;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>Formulas on lines of their own.</summary>
internal sealed class FormulaBlockRenderer(FormulaSheet formulas, string place) : HtmlObjectRenderer<DisplayFormula>
{
    protected override void Write(HtmlRenderer renderer, DisplayFormula formula) =>
        renderer.EnsureLine().WriteLine(formulas.Place(new Formula(formula.Lines.ToString(), IsDisplay: true), place).Markup);
}
