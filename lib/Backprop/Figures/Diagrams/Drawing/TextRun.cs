using System.Globalization;

namespace Backprop;

/// <summary>A stretch of text at one height and in one slant.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Level">1 for raised, −1 for lowered, 0 for the line itself.</param>
/// <param name="Italic">True for the letter of a variable.</param>
internal readonly record struct TextRun(string Text, int Level, bool Italic)
{
    private static readonly Dictionary<char, char> FromRaised = Inverse(UnicodePrinter.Raised);
    private static readonly Dictionary<char, char> FromLowered = Inverse(UnicodePrinter.Lowered);

    /// <summary>Plain text as one upright run.</summary>
    public static IReadOnlyList<TextRun> Plain(string text) => [new(text, 0, false)];

    /// <summary>A formula in the library's Unicode text, taken apart: ⁽ᴸ⁾ becomes a raised (L), single letters become italic.</summary>
    /// <remarks>A font has few raised letters and sets them thin; ordinary ones, set smaller and higher, read as in a book.</remarks>
    public static IReadOnlyList<TextRun> Formula(string unicode)
    {
        var characters = Levelled(unicode);
        var runs = new List<TextRun>();
        for (var at = 0; at < characters.Count;)
        {
            var (_, level) = characters[at];
            var isWord = IsLetter(characters[at].Character);
            var end = at + 1;
            while (end < characters.Count && characters[end].Level == level && IsLetter(characters[end].Character) == isWord) end++;
            var text = string.Concat(characters[at..end].Select(pair => pair.Character));
            // A word such as exp is a function's name and stands upright; single letters, and indices, are variables.
            var letters = text.Count(char.IsLetter);
            runs.Add(new(text, level, isWord && (letters == 1 || level != 0)));
            at = end;
        }

        return runs;
    }

    private static List<(char Character, int Level)> Levelled(string text)
    {
        var result = new List<(char, int)>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (FromRaised.TryGetValue(text[i], out var raised)) result.Add((raised, 1));
            else if (FromLowered.TryGetValue(text[i], out var lowered)) result.Add((lowered, -1));
            else if (text[i] is '^' or '_' && i + 1 < text.Length) i = Marked(text, i, result);
            else result.Add((text[i], 0));
        }

        return result;
    }

    // Where Unicode has no such letter, the printer writes ^(…) or _(…); the brackets of a layer belong to it, those of indices do not.
    private static int Marked(string text, int at, List<(char, int)> result)
    {
        var level = text[at] == '^' ? 1 : -1;
        var end = at + 2;
        var depth = text[at + 1] == '(' ? 1 : 0;
        if (depth == 0)
        {
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
        }

        while (end < text.Length && depth > 0) depth += text[end++] switch { '(' => 1, ')' => -1, _ => 0 };
        var inside = text[(at + 1)..end];
        if (level < 0 && inside[0] == '(') inside = inside[1..^1];
        result.AddRange(inside.Select(character => (character, level)));
        return end - 1;
    }

    private static bool IsLetter(char character) =>
        char.IsLetter(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;

    private static Dictionary<char, char> Inverse(IEnumerable<KeyValuePair<char, char>> table)
    {
        var inverse = new Dictionary<char, char>();
        foreach (var (plain, shifted) in table)
        {
            if (plain != '-') inverse[shifted] = plain;
        }

        return inverse;
    }
}
