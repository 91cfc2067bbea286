using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Backprop;

/// <content>From decimal digits and doubles, and to a double.</content>
public readonly partial record struct Rational
{
    /// <summary>The number that the decimal digits say.</summary>
    /// <example><code>Rational.FromDecimal(0.1m).ToString()   // 1/10</code></example>
    public static Rational FromDecimal(decimal value)
    {
        var bits = decimal.GetBits(value);
        var scale = (bits[3] >> 16) & 0xFF;
        return new(new BigInteger(value * Pow10(scale)), BigInteger.Pow(10, scale));

        static decimal Pow10(int n)
        {
            var result = 1m;
            while (n-- > 0) result *= 10m;
            return result;
        }
    }

    /// <summary>The number whose shortest decimal spelling is that of <paramref name="value"/>: 0.1 becomes 1/10, not the nearest binary fraction.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is infinite or not a number.</exception>
    public static Rational FromDouble(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "An expression holds finite numbers only.");
        return Parse(value.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>Reads digits with an optional decimal point and an optional exponent: <c>12</c>, <c>0.5</c>, <c>1.5e-3</c>.</summary>
    /// <exception cref="FormatException">The text is not a number, or its exponent is beyond ±10000.</exception>
    public static Rational Parse(string text)
    {
        if (NumberPattern().Match(text) is not { Success: true } number) throw new FormatException($"\"{text}\" is not a number; expected one such as 12, 0.5 or 1.5e-3.");
        var (whole, fraction, power) = (number.Groups["whole"].Value, number.Groups["fraction"].Value, number.Groups["power"].Value);
        var exponent = 0;
        if (power.Length > 0 && (!int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || exponent is < -10_000 or > 10_000))
            throw new FormatException($"\"{text}\" has an exponent beyond ±10000.");
        exponent -= fraction.Length;
        var digits = BigInteger.Parse(whole + fraction, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent >= 0
            ? new(digits * BigInteger.Pow(10, exponent), BigInteger.One)
            : new(digits, BigInteger.Pow(10, -exponent));
    }

    /// <summary>The nearest double, of two equally near the even one; infinite beyond the largest.</summary>
    public double ToDouble()
    {
        const int precision = 53, lowestExponent = -1074;
        var (above, below) = (BigInteger.Abs(Numerator), Denominator);
        var (aboveBits, belowBits) = (above.GetBitLength(), below.GetBitLength());
        // Both parts are doubles, and their quotient is rounded once.
        if (aboveBits <= precision && belowBits <= precision) return (double)Numerator / (double)below;
        if (aboveBits - belowBits > 1_100) return Sign * double.PositiveInfinity;
        if (aboveBits - belowBits < -1_200) return Sign * 0.0;

        // The quotient as a whole number of 53 bits times a power of two; next to 0, where doubles have fewer bits, of fewer.
        var exponent = Math.Max((int)(aboveBits - belowBits) - precision, lowestExponent);
        var (whole, rest, divisor) = Quotient(exponent);
        if (whole.GetBitLength() > precision) (whole, rest, divisor) = Quotient(++exponent);
        var (twice, odd) = (rest << 1, !whole.IsEven);
        if (twice > divisor || twice == divisor && odd) whole += 1;
        return Sign * Math.ScaleB((double)whole, exponent);

        (BigInteger Whole, BigInteger Remainder, BigInteger Divisor) Quotient(int at)
        {
            var by = below << Math.Max(at, 0);
            var quotient = BigInteger.DivRem(above << Math.Max(-at, 0), by, out var remainder);
            return (quotient, remainder, by);
        }
    }

    [GeneratedRegex(@"^(?<whole>[+-]?[0-9]+)(\.(?<fraction>[0-9]*))?([eE](?<power>[+-]?[0-9]+))?\z|^(?<whole>[+-]?)\.(?<fraction>[0-9]+)([eE](?<power>[+-]?[0-9]+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
