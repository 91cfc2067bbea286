using Backprop.Notebooks.Site.Formulas;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Backprop.Notebooks.Site.Prose;

/// <summary><c>$…$</c>, and <c>$$…$$</c> within a paragraph.</summary>
internal sealed class FormulaInlineRenderer(FormulaSheet formulas, string place, bool alwaysInline = false)
    : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline formula)
    {
        var tex = formula.Content.ToString();

        // In a picture's description there is no room for markup.
        if (renderer.EnableHtmlForInline)
            renderer.Write(formulas.Place(new Formula(tex, !alwaysInline && formula.DelimiterCount > 1), place).Markup);
        else
            renderer.WriteEscape(tex);
    }
}
