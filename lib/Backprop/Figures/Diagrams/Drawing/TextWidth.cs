using System.Globalization;

namespace Backprop;

/// <summary>About how wide a text is, without a font to ask.</summary>
/// <remarks>
/// Widths in hundredths of the font size, rounded up from DejaVu Serif, which is wider than the other serif fonts that
/// the drawing names. So a text may leave some room; it does not leave its box.
/// </remarks>
internal static class TextWidth
{
    private const double SmallScale = 0.8;
    private const double Least = 11;

    /// <summary>The size of raised and lowered text: smaller than the line's, and still to be read where a phone shows a drawing at four fifths.</summary>
    /// <param name="size">The font size of the line.</param>
    public static double Small(double size) => Math.Min(size, Math.Max(Least, SmallScale * size));

    /// <summary>The estimated width.</summary>
    /// <param name="runs">The text.</param>
    /// <param name="size">The font size; the width has the same unit.</param>
    public static double Of(IEnumerable<TextRun> runs, double size) =>
        runs.Sum(run => run.Text.Sum(Hundredths) * (run.Level == 0 ? size : Small(size))) / 100;

    private static int Hundredths(char character) => character switch
    {
        'i' or 'j' or 'l' or '.' or ',' or '\'' or '′' or ' ' or '|' or ':' or ';' or 'ι' or '·' => 36,
        'f' or 't' or 'r' or '(' or ')' or '/' or '-' or '!' or '[' or ']' => 48,
        'm' or 'M' or 'W' or 'w' or '½' or '…' or '%' or '—' => 104,
        'N' or 'O' or 'Q' or 'G' or 'H' or 'U' or 'D' or 'K' or 'R' or 'X' or 'φ' or 'ω' or 'ψ' => 88,
        '+' or '−' or '=' or '<' or '>' or '≤' or '≥' or '≈' or '→' or '←' => 84,
        >= '0' and <= '9' => 64,
        _ when char.IsUpper(character) => 76,
        _ when CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark => 0,
        _ => 65,
    };
}
