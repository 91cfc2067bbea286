using System.Net;

namespace Backprop;

/// <summary>What a kernel shows as Markdown: text and tables whose cells are formulas, which no HTML table sets.</summary>
internal interface IMarkdown
{
    /// <summary>The value in Markdown.</summary>
    string ToMarkdown();
}

/// <summary>Shows Markdown; plain text beside it.</summary>
internal sealed class MarkdownFormatters
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<IMarkdown>("text/markdown", value => value.ToMarkdown()),
        new Formatter<IMarkdown>("text/plain", value => value.ToString()!),
        new Formatter<IMarkdown>("text/html", value => $"<pre>{WebUtility.HtmlEncode(value.ToString())}</pre>"),
    ];
}
