using System.Globalization;

namespace Backprop;

/// <summary>Numbers as a sentence says them.</summary>
internal static class Significant
{
    /// <summary>A squared error below this is what rounding has left of two equal numbers, and no two machines leave the same.</summary>
    private const double Nothing = 1e-20;

    /// <summary>A number to three significant digits, with a true minus sign: −0.0123, 1500, 2.1 × 10⁻⁹.</summary>
    public static string Text(double value)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "no number" : value > 0 ? "∞" : "−∞";
        if (value != 0 && Math.Abs(value) < Nothing) return "less than 10⁻²⁰";
        var digits = value.ToString("E2", CultureInfo.InvariantCulture);
        var (mantissa, exponent) = (digits[..digits.IndexOf('E')], int.Parse(digits[(digits.IndexOf('E') + 1)..], CultureInfo.InvariantCulture));
        var text = value == 0 ? "0"
            : exponent is >= -4 and < 6 ? decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture)
            : $"{mantissa.TrimEnd('0').TrimEnd('.')} × 10{Raised(exponent)}";
        return text.Replace('-', '−');
    }

    private static string Raised(int exponent) => string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
}
