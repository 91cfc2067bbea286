namespace Backprop.Notebooks.Prose;

/// <summary>
/// A value in the text of a Markdown cell, <c>&lt;!--{{solved:N0}}--&gt;1,000&lt;!--/--&gt;</c>: two comments that no
/// reader sees, and between them the text that the last stored run gave.
/// </summary>
/// <param name="Expression">What the braces hold, as the hole of an interpolated string would: a C# expression, and a format behind a colon.</param>
/// <param name="Text">The text between the comments.</param>
/// <param name="Start">Where that text begins in the cell.</param>
/// <param name="Line">The line of the cell, from 1.</param>
internal sealed record ProseValue(string Expression, string Text, int Start, int Line)
{
    /// <summary>The reference as the cell writes it.</summary>
    public string Reference => "{{" + Expression + "}}";

    /// <summary>The cell's text with these values in the places of the old ones; what is null keeps its old text.</summary>
    public static string Fill(string source, IEnumerable<(ProseValue Value, string? Text)> values)
    {
        foreach (var (value, text) in values.OrderByDescending(pair => pair.Value.Start))
        {
            if (text is not null)
                source = string.Concat(source.AsSpan(0, value.Start), text, source.AsSpan(value.Start + value.Text.Length));
        }

        return source;
    }
}
