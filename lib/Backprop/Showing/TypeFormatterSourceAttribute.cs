namespace Backprop;

/// <summary>Tells a notebook kernel which class formats a type.</summary>
/// <remarks>
/// .NET Interactive finds formatters by this attribute's name and shape, not by its assembly, so that a library can
/// show its values well and yet reference no notebook package.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A class with a public parameterless constructor and <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that are shown together, richest first; those of a formula unless said otherwise.</summary>
    public string[] PreferredMimeTypes { get; set; } = ["text/latex", "text/plain"];

    /// <summary>The MIME types that the book's own program stores in notebooks instead; none to store the preferred ones. Other kernels do not look at it.</summary>
    public string[] StoredMimeTypes { get; set; } = [];
}
