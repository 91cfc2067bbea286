using System.Collections.Immutable;
using System.Numerics;

namespace Backprop;

/// <summary>A base raised to an exponent. Roots are powers too: √x is x to the power 1/2, and 1/x is x to the power −1.</summary>
public sealed class Power : Expr
{
    // Numbers are computed out up to about this many bits; 2^(10^9) stays as it is written.
    private const long LargestNumberInBits = 1 << 16;

    private Power(Expr @base, Expr exponent)
        : base(HashCode.Combine(nameof(Power), @base, exponent))
    {
        Base = @base;
        Exponent = exponent;
    }

    /// <summary>What is raised.</summary>
    public Expr Base { get; }

    /// <summary>What it is raised to; never 0 or 1.</summary>
    public Expr Exponent { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Children => [Base, Exponent];

    /// <summary>The power, tidied where that holds for every value.</summary>
    /// <remarks>
    /// x⁰ = 1 (also 0⁰, as in the power series), x¹ = x, (xᵘ)ⁿ = xⁿᵘ and (xy)ⁿ = xⁿyⁿ for whole n, (eᵘ)ᵛ = eᵛᵘ, δⁿ = δ for a
    /// Kronecker delta and n &gt; 0, and exact numbers such as 8^(1/3) = 2. √(x²) stays, since it is |x|.
    /// </remarks>
    /// <exception cref="DivideByZeroException">0 to a negative power.</exception>
    public static Expr Of(Expr @base, Expr exponent)
    {
        ArgumentNullException.ThrowIfNull(exponent);
        if (exponent.IsZero || @base.IsOne) return One;
        if (exponent.IsOne) return @base;
        if (@base is Call { Function: var function } exponential && function == Functions.Exp)
            return function.Apply(Product.Of(exponent, exponential.Argument));
        if (exponent is not Number { Value: var r }) return Unique(new Power(@base, exponent));
        switch (@base)
        {
            case Number { Value.IsZero: true } when r.Sign < 0:
                throw new DivideByZeroException($"0 to the power {r} has no value.");
            case Number number when ExactPower(number.Value, r) is { } value:
                return Number.Of(value);
            case Power inner when r.IsInteger:
                return Of(inner.Base, Product.Of(inner.Exponent, exponent));
            case KroneckerDelta when r.Sign > 0:
                return @base;
            case Product product when r.IsInteger:
                var parts = product.Factors.Select(factor => Of(factor, exponent)).Prepend(Of(Number.Of(product.Coefficient), exponent));
                return Product.Of([.. parts]);
            default:
                return Unique(new Power(@base, exponent));
        }
    }

    /// <summary>True for x⁻¹, x^(−1/2) and the like: what is printed below a fraction bar.</summary>
    internal static bool IsDivisor(Expr factor) => factor is Power { Exponent: Number { Value.Sign: < 0 } };

    internal override Expr Rebuild(ImmutableArray<Expr> children) => Of(children[0], children[1]);

    internal override bool HasSameParts(Expr other) =>
        other is Power power && ReferenceEquals(power.Base, Base) && ReferenceEquals(power.Exponent, Exponent);

    private static Rational? ExactPower(Rational number, Rational exponent)
    {
        if (number.IsZero) return Rational.Zero;
        if (exponent.IsInteger && number.Abs().IsOne) return exponent.Numerator.IsEven ? Rational.One : number;
        var bits = BigInteger.Max(BigInteger.Abs(number.Numerator), number.Denominator).GetBitLength();
        if (BigInteger.Abs(exponent.Numerator) * bits > LargestNumberInBits || exponent.Denominator > 64) return null;
        var (n, root) = ((int)exponent.Numerator, (int)exponent.Denominator);
        if (root == 1) return number.Pow(n);
        return number.Sign > 0 && ExactRoot(number.Numerator, root) is { } above && ExactRoot(number.Denominator, root) is { } below
            ? new Rational(above, below).Pow(n)
            : null;
    }

    // The whole number whose root-th power is the value, or null where there is none.
    private static BigInteger? ExactRoot(BigInteger value, int root)
    {
        var (low, high) = (BigInteger.Zero, BigInteger.One << (int)(value.GetBitLength() / root + 1));
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (BigInteger.Pow(middle, root) < value) low = middle + 1;
            else high = middle;
        }

        return BigInteger.Pow(low, root) == value ? low : null;
    }
}
