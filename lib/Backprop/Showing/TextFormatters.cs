using System.Net;

namespace Backprop;

/// <summary>Shows a value that is a sentence of its own.</summary>
internal sealed class TextFormatters
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<object>("text/html", value => WebUtility.HtmlEncode(value.ToString()!)),
        new Formatter<object>("text/plain", value => value.ToString()!),
    ];
}
