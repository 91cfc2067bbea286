using System.Net;
using System.Text;

namespace Backprop;

/// <summary>Shows a table as HTML, and as plain text beside it.</summary>
internal sealed class TableFormatters
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<ITable>("text/html", Html),
        new Formatter<ITable>("text/plain", table => table.ToString()!),
    ];

    private static string Html(ITable table)
    {
        var html = new StringBuilder($"<table><caption>{WebUtility.HtmlEncode(table.Caption)}</caption>\n<thead><tr>");
        foreach (var head in table.Heads) html.Append($"<th scope=\"col\">{WebUtility.HtmlEncode(head)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Cells)
        {
            html.Append("<tr>");
            foreach (var (text, isNumber) in row)
                html.Append(isNumber ? "<td class=\"number\" align=\"right\">" : "<td>").Append(WebUtility.HtmlEncode(isNumber ? text.Replace('-', '−') : text)).Append("</td>");
            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table>").ToString();
    }
}
