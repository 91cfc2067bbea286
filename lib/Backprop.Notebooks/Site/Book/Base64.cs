namespace Backprop.Notebooks.Site.Book;

/// <summary>Pictures as notebooks store them: base 64, in one line or in several.</summary>
internal static class Base64
{
    /// <summary>The bytes, or null when <paramref name="text"/> is not base 64.</summary>
    public static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var count) ? bytes[..count] : null;
    }
}
