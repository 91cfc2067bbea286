using Backprop.Notebooks.Site.Formulas;
using Backprop.Notebooks.Site.Markup;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>Markdig's HTML, with the site's own formulas, coloured code, tables and footnotes.</summary>
internal static class DocumentRenderer
{
    public static Html Render(MarkdownDocument document, MarkdownPipeline pipeline, FormulaSheet formulas, string place)
    {
        using var markup = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(markup);
        pipeline.Setup(renderer);
        renderer.ObjectRenderers.Add(new FormulaInlineRenderer(formulas, place));
        renderer.ObjectRenderers.Add(new FormulaBlockRenderer(formulas, place));
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new LinkedHeadingRenderer());
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new ColouredCodeRenderer());
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTableRenderer());
        renderer.ObjectRenderers.Replace<HtmlFootnoteGroupRenderer>(new FootnoteListRenderer());
        renderer.Render(document);
        return new Html(markup.ToString());
    }
}
