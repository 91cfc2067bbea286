namespace Backprop;

/// <summary>Which letters a name may have: those that every printer can set, KaTeX's strict mode included.</summary>
internal static class Letters
{
    /// <summary>Refuses a word that could not be set: one Latin or Greek letter, Greek letters before one (Δw), or a word in Latin or Cyrillic letters.</summary>
    /// <exception cref="ArgumentException">It holds something else; the message names the character.</exception>
    public static void Require(string word, string whole)
    {
        var rest = word;
        while (rest.Length > 0 && GreekAlphabet.Contains(rest[..1])) rest = rest[1..];
        foreach (var letter in rest)
        {
            if (rest.Length == 1 ? char.IsAsciiLetter(letter) || letter == 'ℓ' : IsInWords(letter)) continue;
            throw new ArgumentException(!char.IsLetter(letter)
                ? $"\"{whole}\" is no name; expected a letter such as w, σ or sigma, or a word of letters."
                : $"\"{whole}\" has the letter '{letter}' (U+{(int)letter:X4}), which cannot be set in a formula here; expected a Latin or Greek letter such as w, σ or sigma, or a word of Latin letters.");
        }
    }

    // ASCII, Latin with accents without × and ÷, Cyrillic.
    private static bool IsInWords(char letter) =>
        char.IsAsciiLetter(letter) || char.IsLetter(letter) && letter is >= '\u00C0' and <= '\u024F' or >= '\u0400' and <= '\u04FF' && char.IsLetter(letter);
}
