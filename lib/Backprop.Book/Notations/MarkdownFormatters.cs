using System.Net;

namespace Backprop;

/// <summary>Shows a bridge between notations as Markdown: a table whose cells are formulas, which no HTML table sets.</summary>
internal sealed class MarkdownFormatters
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<NotationBridge>("text/markdown", bridge => bridge.ToMarkdown()),
        new Formatter<NotationBridge>("text/plain", bridge => bridge.ToString()),
        new Formatter<NotationBridge>("text/html", bridge => $"<pre>{WebUtility.HtmlEncode(bridge.ToString())}</pre>"),
    ];
}
