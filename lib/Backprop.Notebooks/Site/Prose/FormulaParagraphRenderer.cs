using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>A paragraph that is nothing but <c>$$…$$</c> is a displayed formula, and has its room.</summary>
internal sealed class FormulaParagraphRenderer : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock paragraph)
    {
        if (paragraph.Inline is { FirstChild: MathInline { DelimiterCount: > 1, NextSibling: null } })
            renderer.EnsureLine().WriteLeafInline(paragraph).EnsureLine();
        else
            base.Write(renderer, paragraph);
    }
}
