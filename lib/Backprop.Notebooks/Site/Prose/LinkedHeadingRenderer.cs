using Backprop.Notebooks.Site.Markup;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>Headings that end in a link to themselves.</summary>
internal sealed class LinkedHeadingRenderer : HeadingRenderer
{
    private const string End = "</h";

    protected override void Write(HtmlRenderer renderer, HeadingBlock heading)
    {
        if (heading.TryGetAttributes()?.Id is not { } id)
        {
            base.Write(renderer, heading);
            return;
        }

        var (page, markup) = (renderer.Writer, new StringWriter { NewLine = "\n" });
        renderer.Writer = markup;
        base.Write(renderer, heading);
        renderer.Writer = page;
        var text = markup.ToString();
        var end = text.LastIndexOf(End, StringComparison.Ordinal);
        renderer.Write(text[..end]).Write(Html.Of($" <a class=\"permalink\" href=\"#{id}\" title=\"Link to this section\" aria-label=\"Link to this section\">#</a>").Markup).Write(text[end..]);
    }
}
