using System.Text;

namespace Backprop.Notebooks.Prose;

/// <summary>
/// Asks a kernel for values of its session, in the one way that every C# kernel understands: by an expression whose
/// result is shown as plain text.
/// </summary>
internal static class ValueQuestion
{
    // Separators that neither an expression nor its text has a use for.
    private const char BetweenValues = '\u001e';
    private const char BetweenParts = '\u001f';

    /// <summary>The code to run; a reference becomes the hole of an interpolated string, so C# itself reads its format.</summary>
    public static string Code(IEnumerable<ProseValue> values)
    {
        var code = new StringBuilder("string.Join('\\u001e', new FormattableString[]\n{\n");
        foreach (var value in values)
            code.Append("$$\"\"\"").Append(value.Reference).Append("\"\"\",\n");
        return code
            .Append("}.Select(value => string.Join('\\u001f', value.Format, value.GetArgument(0)?.GetType(), FormattableString.Invariant(value))))")
            .ToString();
    }

    /// <summary>The text for the prose of each value asked for, or why there is none.</summary>
    public static IReadOnlyList<(string? Text, string? Problem)> Answers(string shown) =>
        [.. shown.Split(BetweenValues).Select(answer => answer.Split(BetweenParts) is [var format, var type, var text]
            ? ProseText.Of(type, hasFormat: format != "{0}", text)
            : (null, "its text holds control characters"))];
}
