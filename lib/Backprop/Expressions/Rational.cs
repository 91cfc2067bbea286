using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>An exact fraction of two integers, always in lowest terms with a positive denominator.</summary>
/// <remarks>Expressions hold no floating-point numbers: 0.1 is 1/10 until somebody evaluates.</remarks>
/// <example><code>Rational.FromDecimal(0.75m).ToString()   // 3/4</code></example>
public readonly partial record struct Rational : IComparable<Rational>
{
    // Stored minus one, so that default(Rational) is the honest number 0/1.
    private readonly BigInteger _denominatorMinusOne;

    /// <summary>The fraction <paramref name="numerator"/> / <paramref name="denominator"/>, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException($"The fraction {numerator}/0 has no value.");
        if (denominator.Sign < 0) (numerator, denominator) = (-numerator, -denominator);
        var common = denominator.IsOne ? BigInteger.One : BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / common;
        _denominatorMinusOne = denominator / common - 1;
    }

    /// <summary>The number 0.</summary>
    public static Rational Zero => default;

    /// <summary>The number 1.</summary>
    public static Rational One { get; } = 1;

    /// <summary>The number −1.</summary>
    public static Rational MinusOne { get; } = -1;

    /// <summary>The upper part; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The lower part; at least 1.</summary>
    public BigInteger Denominator => _denominatorMinusOne + 1;

    /// <summary>True for a whole number.</summary>
    public bool IsInteger => _denominatorMinusOne.IsZero;

    /// <summary>True for 0.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>True for 1.</summary>
    public bool IsOne => IsInteger && Numerator.IsOne;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>A whole number as a fraction.</summary>
    public static implicit operator Rational(int value) => new(value, BigInteger.One);

    /// <summary>A whole number as a fraction.</summary>
    public static implicit operator Rational(BigInteger value) => new(value, BigInteger.One);

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

    /// <summary>a/b + c/d = (ad + cb)/bd.</summary>
    public static Rational operator +(Rational x, Rational y) =>
        x.IsInteger && y.IsInteger ? x.Numerator + y.Numerator : new Rational(x.Numerator * y.Denominator + y.Numerator * x.Denominator, x.Denominator * y.Denominator);

    /// <summary>−(a/b).</summary>
    public static Rational operator -(Rational x) => new(-x.Numerator, x.Denominator);

    /// <summary>a/b − c/d.</summary>
    public static Rational operator -(Rational x, Rational y) => x + -y;

    /// <summary>a/b · c/d = ac/bd.</summary>
    public static Rational operator *(Rational x, Rational y) => new(x.Numerator * y.Numerator, x.Denominator * y.Denominator);

    /// <summary>a/b ÷ c/d = ad/bc.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Rational operator /(Rational x, Rational y) => new(x.Numerator * y.Denominator, x.Denominator * y.Numerator);

    /// <summary>Smaller than.</summary>
    public static bool operator <(Rational x, Rational y) => x.CompareTo(y) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Rational x, Rational y) => x.CompareTo(y) > 0;

    /// <summary>Smaller than or equal to.</summary>
    public static bool operator <=(Rational x, Rational y) => x.CompareTo(y) <= 0;

    /// <summary>Greater than or equal to.</summary>
    public static bool operator >=(Rational x, Rational y) => x.CompareTo(y) >= 0;

    /// <summary>The distance from zero.</summary>
    public Rational Abs() => Sign < 0 ? -this : this;

    /// <summary>This number multiplied by itself <paramref name="exponent"/> times; a negative exponent inverts it.</summary>
    /// <exception cref="DivideByZeroException">Zero to a negative power.</exception>
    public Rational Pow(int exponent) => exponent >= 0
        ? new(BigInteger.Pow(Numerator, exponent), BigInteger.Pow(Denominator, exponent))
        : new(BigInteger.Pow(Denominator, -exponent), BigInteger.Pow(Numerator, -exponent));

    [GeneratedRegex(@"^(?<whole>[+-]?\d+)(\.(?<fraction>\d*))?([eE](?<power>[+-]?\d+))?\z|^(?<whole>[+-]?)\.(?<fraction>\d+)([eE](?<power>[+-]?\d+))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

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

    /// <summary>The sum of many numbers, halves first: a common denominator that grows would be carried through every step otherwise.</summary>
    internal static Rational Sum(ReadOnlySpan<Rational> terms) => terms.Length switch
    {
        0 => Zero,
        1 => terms[0],
        _ => Sum(terms[..(terms.Length / 2)]) + Sum(terms[(terms.Length / 2)..]),
    };

    /// <summary>The product of many numbers, halves first.</summary>
    internal static Rational Product(ReadOnlySpan<Rational> factors) => factors.Length switch
    {
        0 => One,
        1 => factors[0],
        _ => Product(factors[..(factors.Length / 2)]) * Product(factors[(factors.Length / 2)..]),
    };

    /// <summary>The fraction as text: <c>3</c> or <c>-3/4</c>.</summary>
    public override string ToString() => IsInteger
        ? Digits.Of(Numerator)
        : $"{Digits.Of(Numerator)}/{Digits.Of(Denominator)}";
}
