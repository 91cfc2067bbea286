using System.Net;
using Backprop.Symbolics;

namespace Backprop.Display;

/// <summary>A comparison shows its reason, which is a sentence.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "A kernel calls the member on an instance.")]
internal sealed class ComparisonFormatters
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<Comparison>("text/plain", comparison => comparison.Reason),
        new Formatter<Comparison>("text/html", comparison => WebUtility.HtmlEncode(comparison.Reason)),
    ];
}
