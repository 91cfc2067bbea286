using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>Tables in a box of their own: a wide one scrolls in it, not with the page.</summary>
internal sealed class ScrollingTableRenderer : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine().WriteLine("<div class=\"scroll\">");
        base.Write(renderer, table);
        renderer.EnsureLine().WriteLine("</div>");
    }
}
