using Backprop.Notebooks.Site.Formulas;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Backprop.Notebooks.Site.Prose;

/// <summary><c>$$</c> … <c>$$</c> on lines of its own.</summary>
internal sealed class FormulaBlockRenderer(FormulaSheet formulas, string place) : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock formula) =>
        renderer.EnsureLine().WriteLine(formulas.Place(new Formula(formula.Lines.ToString(), IsDisplay: true), place).Markup);
}
