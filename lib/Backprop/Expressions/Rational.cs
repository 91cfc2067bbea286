using System.Numerics;

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

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

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
