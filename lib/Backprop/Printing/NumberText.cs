using System.Globalization;
using System.Numerics;

namespace Backprop;

/// <summary>Numbers as people read them, the same in every culture: what texts, tables and drawings write is spelled here.</summary>
internal static class NumberText
{
    /// <summary>What a cell of a table says that has no number; it stands where the numbers of its column stand.</summary>
    public const string NoValue = "–";

    /// <summary>A squared error below this is what rounding has left of two equal numbers, and no two machines leave the same.</summary>
    private const double Nothing = 1e-20;

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>As a sentence says it, to three significant digits: −0.0123, 1500, 2.1 × 10⁻⁹.</summary>
    public static string Said(double value)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "no number" : value > 0 ? "∞" : "−∞";
        if (value != 0 && Math.Abs(value) < Nothing) return "less than 10⁻²⁰";
        var digits = value.ToString("E2", Invariant);
        var (mantissa, exponent) = (digits[..digits.IndexOf('E')], int.Parse(digits[(digits.IndexOf('E') + 1)..], Invariant));
        var text = value == 0 ? "0"
            : exponent is >= -4 and < 6 ? decimal.Parse(digits, NumberStyles.Float, Invariant).ToString("0.######", Invariant)
            : $"{mantissa.TrimEnd('0').TrimEnd('.')}{TimesTenTo(exponent)}";
        return WithMinus(text);
    }

    /// <summary>As a drawing has room for it, with at most four decimals: −1.25, 2.1 × 10⁻⁹.</summary>
    public static string Drawn(double value) =>
        value == 0 ? "0" : WithMinus(WithPower(value.ToString(Math.Abs(value) is < 0.00095 or >= 1e6 ? "0.0e-0" : "0.####", Invariant)));

    /// <summary>As the key of a drawing gives it, to three figures.</summary>
    public static string Rounded(double value) => WithMinus(Digits(value, 3));

    /// <summary>As a column of a table has it, in a format; what the format rounds to zero has no sign.</summary>
    public static string InFormat(double value, string format)
    {
        var text = WithPower(value.ToString(format, Invariant));
        return text.StartsWith('-') && text.All(character => character is '-' or '0' or '.' or '%' or ' ') ? text[1..] : text;
    }

    /// <summary>To so many significant digits.</summary>
    public static string Digits(double value, int digits) => WithPower(value.ToString($"G{digits}", Invariant));

    /// <summary>With all its digits, as it is typed.</summary>
    public static string Exact(double value) => WithPower(value.ToString(Invariant));

    /// <summary>The same in a formula.</summary>
    public static string ExactLatex(double value) => WithPower(value.ToString(Invariant), exponent => $@" \cdot 10^{{{exponent}}}");

    /// <summary>A whole number, in groups of three digits; what has no end is ∞.</summary>
    public static string Counted(double value) => double.IsPositiveInfinity(value) ? "∞" : value.ToString("N0", Invariant);

    /// <summary>A whole number of any length, in groups of three digits.</summary>
    public static string Counted(BigInteger value) => value.ToString("N0", Invariant);

    // 2.1E-09 and 2.1e-9 as 2.1 × 10⁻⁹; a number without an exponent as it is.
    private static string WithPower(string text, Func<int, string>? timesTenTo = null) =>
        text.IndexOfAny(['E', 'e']) is var at and > 0 && char.IsAsciiDigit(text[at - 1]) && int.TryParse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, Invariant, out var exponent)
            ? text[..at] + (timesTenTo ?? TimesTenTo)(exponent)
            : text;

    private static string TimesTenTo(int exponent) =>
        $" × 10{string.Concat(exponent.ToString(Invariant).Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']))}";

    private static string WithMinus(string text) => text.Replace('-', '−');
}
