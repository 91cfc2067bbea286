namespace Backprop;

/// <content>The arithmetic operators. They build expressions and compute nothing but with numbers.</content>
public abstract partial class Expr
{
    /// <summary>A whole number as an expression.</summary>
    public static implicit operator Expr(int value) => Number.Of(value);

    /// <summary>An exact fraction as an expression.</summary>
    public static implicit operator Expr(Rational value) => Number.Of(value);

    /// <summary>The decimal number that the digits say: 0.1 is 1/10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or not a number.</exception>
    public static implicit operator Expr(double value) => Number.Of(Rational.FromDouble(value));

    /// <summary>x + y.</summary>
    public static Expr operator +(Expr x, Expr y) => Sum.Of(x, y);

    /// <summary>x − y.</summary>
    public static Expr operator -(Expr x, Expr y) => Sum.Of(x, -y);

    /// <summary>−x.</summary>
    public static Expr operator -(Expr x) => Product.Of(Number.Of(-1), x);

    /// <summary>x · y.</summary>
    public static Expr operator *(Expr x, Expr y) => Product.Of(x, y);

    /// <summary>x / y, kept as x · y⁻¹.</summary>
    /// <exception cref="DivideByZeroException">y is the number 0.</exception>
    public static Expr operator /(Expr x, Expr y) => Product.Of(x, Power.Of(y, Number.Of(-1)));

    /// <summary>This expression raised to a power. C#'s <c>^</c> binds more loosely than <c>+</c>, so it is not used.</summary>
    public Expr Pow(Expr exponent) => Power.Of(this, exponent);
}
