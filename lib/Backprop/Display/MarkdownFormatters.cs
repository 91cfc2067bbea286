using System.Net;

namespace Backprop;

/// <summary>What shows itself as Markdown: a table whose cells are formulas, which no HTML table sets.</summary>
internal abstract class MarkdownFormatters<T>(Func<T, string> markdown)
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<T>("text/markdown", markdown),
        new Formatter<T>("text/plain", value => value!.ToString()!),
        new Formatter<T>("text/html", value => $"<pre>{WebUtility.HtmlEncode(value!.ToString())}</pre>"),
    ];
}

/// <summary>A bridge between notations, one column each.</summary>
internal sealed class NotationBridgeFormatters() : MarkdownFormatters<NotationBridge>(bridge => bridge.ToMarkdown());
