using System.Globalization;
using System.Numerics;
using CsCheck;

namespace Backprop.Tests.Expressions;

/// <summary>Numbers are read exactly as their digits say.</summary>
public class RationalText
{
    [Theory]
    [InlineData("12", 12, 1)]
    [InlineData("0.5", 1, 2)]
    [InlineData("-0.75", -3, 4)]
    [InlineData("+.25", 1, 4)]
    [InlineData("3.", 3, 1)]
    [InlineData("1.5e-3", 3, 2000)]
    [InlineData("2E2", 200, 1)]
    public void A_number_is_the_fraction_that_its_digits_say(string text, int numerator, int denominator) =>
        Assert.Equal(new Rational(numerator, denominator), Rational.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1e")]
    [InlineData("e5")]
    [InlineData("1 2")]
    [InlineData("1e10001")]
    [InlineData("1e99999999999999999999")]
    public void What_is_no_number_or_too_large_is_refused_with_the_text(string text) =>
        Assert.Contains($"\"{text}\"", Assert.Throws<FormatException>(() => Rational.Parse(text)).Message, StringComparison.Ordinal);

    // The decimal type of the base library is the independent reader.
    [Fact]
    public void Any_decimal_is_read_back_from_its_digits() =>
        Gen.Decimal.Sample(value => Rational.Parse(value.ToString(CultureInfo.InvariantCulture)) == Rational.FromDecimal(value), iter: 2_000);

    // A double is a whole number times a power of two: so its distance from the fraction is known exactly, and that of its neighbours.
    [Fact]
    public void The_nearest_double_is_nearer_than_its_neighbours() =>
        Gen.Select(Whole(1, 1_500), Whole(1, 1_500)).Sample(
            (above, below) =>
            {
                var exact = new Rational(above, below);
                var nearest = exact.ToDouble();
                if (double.IsInfinity(nearest)) return exact.Abs() > Exactly(double.MaxValue);
                var distance = (exact - Exactly(nearest)).Abs();
                return new[] { Math.BitDecrement(nearest), Math.BitIncrement(nearest) }.Where(double.IsFinite).All(other => distance <= (exact - Exactly(other)).Abs());
            },
            iter: Trials.Or(3_000));

    private const double TwoTo53 = 9_007_199_254_740_992;

    private static Gen<BigInteger> Whole(int fewestBits, int mostBits) =>
        Gen.Select(Gen.Int[fewestBits, mostBits], Gen.Byte.Array[200], (bits, bytes) => (new BigInteger(bytes, isUnsigned: true) & ((BigInteger.One << bits) - 1)) | (BigInteger.One << (bits - 1)));

    private static Rational Exactly(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var (exponent, fraction) = ((int)(bits >> 52 & 0x7FF), bits & ((1L << 52) - 1));
        BigInteger whole = (exponent == 0 ? fraction : fraction | 1L << 52) * Math.Sign(value);
        var shift = Math.Max(exponent, 1) - 1075;
        return shift >= 0 ? new Rational(whole << shift, 1) : new Rational(whole, BigInteger.One << -shift);
    }

    [Fact]
    public void A_fraction_half_way_between_two_doubles_goes_to_the_even_one()
    {
        var half = new Rational(1, 2);
        Assert.Equal(TwoTo53, (Exactly(TwoTo53) + 1).ToDouble());
        Assert.Equal(TwoTo53 + 4, (Exactly(TwoTo53) + 3).ToDouble());
        Assert.Equal(0, (Exactly(double.Epsilon) * half).ToDouble());
        Assert.Equal(2 * double.Epsilon, (Exactly(double.Epsilon) * (1 + half)).ToDouble());
        Assert.Equal(1e-100, (Rational.Parse("1e300") / Rational.Parse("1e400")).ToDouble());
    }
}
