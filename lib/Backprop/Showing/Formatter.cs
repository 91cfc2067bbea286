namespace Backprop;

/// <summary>Writes values of one type as one MIME type; a kernel calls it by the names of its members.</summary>
/// <param name="mimeType">The MIME type that is written.</param>
/// <param name="text">The value as text of that type.</param>
internal sealed class Formatter<T>(string mimeType, Func<T, string> text)
{
    static Formatter() => NotebookCulture.Settle();

    /// <summary>The MIME type that is written.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value; false where it is of another type, so that the kernel shows it its own way.</summary>
    public bool Format(object value, TextWriter writer)
    {
        if (value is not T typed) return false;
        writer.Write(text(typed));
        return true;
    }
}
