using System.Globalization;

namespace Backprop;

/// <summary>The layer that a quantity belongs to, the raised (L), (L−1) or (3) of the textbooks.</summary>
/// <param name="Letter">The letter that stands for a layer's number, or null where the number itself is given.</param>
/// <param name="Offset">What is added to the letter; the number itself where there is no letter.</param>
internal sealed record LayerLabel(char? Letter, int Offset)
{
    /// <summary>Reads <c>L</c>, <c>L-1</c>, <c>l+2</c> or <c>3</c>.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static LayerLabel Parse(string text)
    {
        var trimmed = text.Replace(" ", "", StringComparison.Ordinal).Replace('−', '-');
        var letter = trimmed.Length > 0 && char.IsAsciiLetter(trimmed[0]) ? trimmed[0] : (char?)null;
        var rest = letter is null ? trimmed : trimmed[1..];
        if (letter is not null && rest.Length == 0) return new(letter, 0);
        if ((letter is null || rest[0] is '+' or '-') &&
            int.TryParse(rest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset))
            return new(letter, offset);
        throw new FormatException($"\"{text}\" does not name a layer; expected a letter such as L, a letter and a number such as L-1, or a number such as 3.");
    }

    /// <summary><c>L-1</c>, with a plain hyphen.</summary>
    public override string ToString() => Spell("+", "-");

    // In an identifier: Lm1 and Lp1, since + and - are operators there.
    public string ToIdentifier() => Letter is null && Offset < 0 ? Spell("", "m") : Spell("p", "m");

    public static LayerLabel FromIdentifier(string text) =>
        Parse(text.Length > 0 && char.IsAsciiLetter(text[0]) && !(text[0] == 'm' && text.Length > 1 && char.IsAsciiDigit(text[1]))
            ? text[0] + text[1..].Replace('m', '-').Replace('p', '+')
            : text.Replace('m', '-'));

    private string Spell(string plus, string minus)
    {
        var number = Math.Abs((long)Offset).ToString(CultureInfo.InvariantCulture);
        if (Letter is null) return Offset < 0 ? minus + number : number;
        return Offset switch
        {
            0 => $"{Letter}",
            > 0 => $"{Letter}{plus}{number}",
            _ => $"{Letter}{minus}{number}",
        };
    }
}
