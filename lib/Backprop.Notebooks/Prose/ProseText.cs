namespace Backprop.Notebooks.Prose;

/// <summary>How a value is written in a sentence of the book.</summary>
internal static class ProseText
{
    private const string Markup = "*_`|$\\<>[]{}~&";

    private static readonly HashSet<string> Fractions = ["System.Double", "System.Single", "System.Half", "System.Decimal"];

    private static readonly HashSet<string> Numbers = [.. Fractions, "System.SByte", "System.Int16", "System.Int32", "System.Int64", "System.Numerics.BigInteger"];

    /// <summary>The text of a value whose type and invariant text are given; or why it cannot stand in a sentence.</summary>
    /// <param name="type">The value's type by its full name; empty for null.</param>
    /// <param name="hasFormat">Whether the reference says how the value is to be written.</param>
    /// <param name="text">The value in the invariant culture.</param>
    public static (string? Text, string? Problem) Of(string type, bool hasFormat, string text)
    {
        if (type.Length == 0)
            return (null, "it is null");
        if (Fractions.Contains(type) && !hasFormat)
            return (null, $"it is {text}, and nothing says how many digits belong in a sentence; give a format, such as {{{{x:F2}}}} or {{{{x:P0}}}}");
        if (Fractions.Contains(type) && (text.Contains("NaN", StringComparison.Ordinal) || text.Contains("Infinity", StringComparison.Ordinal)))
            return (null, $"it is {text}, which is no number");
        if (type == "System.Boolean")
            return (null, $"it is {text}; a sentence needs a word for it: {{{{(x ? \"word\" : \"other\")}}}}");
        if (text == type || text.StartsWith(type + "[", StringComparison.Ordinal))
            return (null, $"its text is only the name of its type, {type}; refer to a number or a word");
        if (text.IndexOfAny(['\n', '\r']) >= 0)
            return (null, "its text has several lines");
        if (text.IndexOfAny([.. Markup]) is >= 0 and var found)
            return (null, $"its text is {text}, and Markdown would read {text[found]} as markup");
        // The sign of a number is the minus sign, as everywhere in the book.
        return (Numbers.Contains(type) && text.StartsWith('-') ? string.Concat("−", text.AsSpan(1)) : text, null);
    }
}
