using System.Text;
using Backprop.Notebooks.Site.Book;
using Backprop.Notebooks.Site.Formulas;
using Backprop.Notebooks.Site.Markup;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>Renders a heading or a paragraph to be quoted elsewhere, inside a link perhaps: so without links and pictures of its own.</summary>
internal sealed class LineRenderer(MarkdownPipeline pipeline, FormulaSheet formulas, string place)
{
    public PageText Quote(LeafBlock block)
    {
        if (block.Inline is not { } content)
            return new PageText(Html.Empty, "");
        using var markup = new StringWriter();
        var renderer = new HtmlRenderer(markup);
        pipeline.Setup(renderer);
        renderer.ObjectRenderers.Add(new FormulaInlineRenderer(formulas, place, alwaysInline: true));
        renderer.ObjectRenderers.Replace<LinkInlineRenderer>(new UnlinkedRenderer());
        renderer.ObjectRenderers.Replace<HtmlFootnoteLinkRenderer>(new NoFootnoteRenderer());
        renderer.Render(content);
        var line = markup.ToString();
        return new PageText(content.Descendants<HtmlInline>().Any() ? PlainMarkup.Clean(line).Markup : new Html(line), PlainText(content));
    }

    private static string PlainText(ContainerInline content)
    {
        var text = new StringBuilder();
        foreach (var inline in content.Descendants())
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                MathInline formula => text.Append(formula.Content.AsSpan()),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                AutolinkInline link => text.Append(link.Url),
                LineBreakInline => text.Append(' '),
                _ => text,
            };
        }

        return text.ToString().Trim();
    }

    private sealed class UnlinkedRenderer : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (!link.IsImage)
                renderer.WriteChildren(link);
        }
    }

    private sealed class NoFootnoteRenderer : HtmlObjectRenderer<FootnoteLink>
    {
        protected override void Write(HtmlRenderer renderer, FootnoteLink obj)
        {
        }
    }
}
