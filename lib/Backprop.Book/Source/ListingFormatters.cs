using System.Net;

namespace Backprop;

/// <summary>Shows a listing as a block of C#.</summary>
internal sealed class ListingFormatters
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<Listing>("text/markdown", listing => $"```csharp\n{listing}\n```"),
        new Formatter<Listing>("text/plain", listing => listing.ToString()),
        new Formatter<Listing>("text/html", listing => $"<pre>{WebUtility.HtmlEncode(listing.ToString())}</pre>"),
    ];
}
