using System.Net;

namespace Backprop;

/// <summary>Shows a reply as Markdown: a text with formulas and folds, which no other type holds.</summary>
internal sealed class ReplyFormatters
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<Reply>("text/markdown", reply => reply.ToMarkdown()),
        new Formatter<Reply>("text/plain", reply => reply.ToString()),
        new Formatter<Reply>("text/html", reply => $"<pre>{WebUtility.HtmlEncode(reply.ToString())}</pre>"),
    ];
}
