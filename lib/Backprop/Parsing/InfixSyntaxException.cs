using System.Text;

namespace Backprop;

/// <summary>Infix text that is not an expression. The message shows the line, or the part of a long one, with a caret under the place.</summary>
internal sealed class InfixSyntaxException : FormatException
{
    // What a line of a terminal holds.
    private const int Before = 50, Shown = 80;

    public InfixSyntaxException(string text, int column, string found, string expected)
        : base($"Column {column}: found {found}, expected {expected}.{Pointer(text, column)}")
    {
        Column = column;
        Found = found;
        Expected = expected;
    }

    /// <summary>Where the trouble is, counted from 1.</summary>
    public int Column { get; }

    /// <summary>What stands there.</summary>
    public string Found { get; }

    /// <summary>What could have stood there.</summary>
    public string Expected { get; }

    /// <summary>Whether it is a name, or a sign, that is not known where the text is read.</summary>
    public bool NameIsUnknown { get; init; }

    /// <summary>A word of the text as a message quotes it; the middle of a long one is left out, and what cannot be shown is U+FFFD.</summary>
    public static string Quoted(string word) => $"'{string.Concat((word.Length <= 40 ? word : $"{word[..30]}…{word[^5..]}").EnumerateRunes().Select(rune => Rune.IsControl(rune) ? Rune.ReplacementChar : rune))}'";

    private static string Pointer(string text, int column)
    {
        var first = text.Length <= Shown ? 0 : Math.Clamp(column - 1 - Before, 0, text.Length - Shown);
        var part = string.Concat(text.Skip(first).Take(Shown).Select(c => char.IsControl(c) ? ' ' : c));
        if (first > 0) part = "…" + part[1..];
        if (first + Shown < text.Length) part = part[..^1] + "…";
        return $"{Environment.NewLine}    {part}{Environment.NewLine}    {new string(' ', Math.Max(0, column - 1 - first))}^";
    }
}
