using System.Globalization;
using System.Numerics;
using System.Text;

namespace Backprop;

/// <summary>Whole numbers as decimal digits, however long: halves are written apart, so that the time grows little more than the length.</summary>
internal static class Digits
{
    // Shorter numbers are left to the framework, whose time grows with the square of the length.
    private const int Short = 1_000;

    /// <summary>The digits, with a hyphen in front of a negative number.</summary>
    public static string Of(BigInteger value)
    {
        if (value.GetBitLength() < 3 * Short) return value.ToString(CultureInfo.InvariantCulture);
        var powers = new List<BigInteger> { BigInteger.Pow(10, Short) };
        var magnitude = BigInteger.Abs(value);
        while (powers[^1] <= magnitude) powers.Add(powers[^1] * powers[^1]);
        var text = new StringBuilder();
        Write(magnitude, powers.Count - 1);
        return (value.Sign < 0 ? "-" : "") + text.ToString().TrimStart('0');

        // The number with all the digits that numbers below 10^(Short·2^level) have, zeros in front.
        void Write(BigInteger number, int level)
        {
            if (level == 0)
            {
                text.Append(number.ToString($"D{Short}", CultureInfo.InvariantCulture));
                return;
            }

            var high = BigInteger.DivRem(number, powers[level - 1], out var low);
            Write(high, level - 1);
            Write(low, level - 1);
        }
    }
}
