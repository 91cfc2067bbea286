using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>
/// Tables in a box of their own: a wide one scrolls in it, not with the page. A table whose first head is empty has its
/// rows' names in that column, and they become heads.
/// </summary>
internal sealed partial class ScrollingTableRenderer : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine().WriteLine("<div class=\"scroll\">");
        var (page, markup) = (renderer.Writer, new StringWriter { NewLine = "\n" });
        renderer.Writer = markup;
        base.Write(renderer, table);
        renderer.EnsureLine();
        renderer.Writer = page;
        renderer.Write(WithHeads(markup.ToString())).WriteLine("</div>");
    }

    private static string WithHeads(string table)
    {
        var named = EmptyHead().Replace(table, "<td$1></td>");
        return named == table ? table : FirstCell().Replace(named, "<th scope=\"row\"$1>$2</th>");
    }

    [GeneratedRegex(@"<th([^>]*)>\s*</th>", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyHead();

    [GeneratedRegex(@"(?<=<tr>\n)<td([^>]*)>(?!</td>)(.*?)</td>", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex FirstCell();
}
