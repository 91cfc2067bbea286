#pragma warning disable IDE0130 // The namespace is the kernel's, not the folder's.
namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>Text that is shown as LaTeX.</summary>
/// <param name="latexCode">The text, as it is shown.</param>
[TypeFormatterSource(typeof(LaTeXStringFormatters), PreferredMimeTypes = ["text/latex"])]
public sealed class LaTeXString(string latexCode)
{
    /// <inheritdoc/>
    public override string ToString() => latexCode;

#pragma warning disable CA2225 // Named as the kernel names it.
    /// <summary>A text as LaTeX.</summary>
    public static implicit operator LaTeXString(string source) => new(source);
#pragma warning restore CA2225

    private sealed class LaTeXStringFormatters : ITypeFormatterSource
    {
        public IEnumerable<ITypeFormatter> CreateTypeFormatters() => [new AsItIs("text/latex"), new AsItIs(PlainTextFormatter.MimeType)];
    }

    private sealed class AsItIs(string mimeType) : ITypeFormatter
    {
        public string MimeType => mimeType;

        public Type Type => typeof(LaTeXString);

        public bool Format(object instance, FormatContext context)
        {
            context.Writer.Write(instance);
            return true;
        }
    }
}
