using System.Globalization;
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
}
