#pragma warning disable IDE0130 // The namespace is the kernel's, not the folder's.
namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>One of the forms in which a value is shown.</summary>
public sealed class FormattedValue
{
    internal FormattedValue(string mimeType, string value) => (MimeType, Value) = (mimeType, value);

    /// <summary>The kind of form, e.g. <c>text/html</c>.</summary>
    public string MimeType { get; }

    /// <summary>The value in that form.</summary>
    public string Value { get; }
}
