using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>A number as a reader types it: 0.142, 1.7e-24, 46.5 %, or a formula such as ln(6)/3. It claims as many digits as it has.</summary>
/// <param name="Value">The number.</param>
/// <param name="Tolerance">Half a unit of the last digit, for a formula with decimals at most a percent; 0 where it is exact.</param>
/// <param name="Digits">How many significant digits it has; none where it is exact.</param>
internal sealed partial record TypedNumber(double Value, double Tolerance, int? Digits)
{
    // What doubles lose on the way of a formula.
    private const double Rounding = 1e-9;

    private const double MostOfFormula = 0.01;

    /// <summary>Reads a number.</summary>
    /// <exception cref="InfixSyntaxException">It is none.</exception>
    public static TypedNumber Read(string text)
    {
        var plain = text.Split('=')[^1].Trim().TrimEnd('.').Replace('−', '-').Replace('–', '-');
        var percent = plain.EndsWith('%');
        if (percent) plain = plain[..^1].Trim();
        var number = Decimal().Match(plain) is { Success: true } match ? OfDigits(match) : OfFormula(plain);
        return percent ? new(number.Value / 100, number.Tolerance / 100, number.Digits) : number;
    }

    /// <summary>Whether the typed digits say that number.</summary>
    public bool Says(double number) => Math.Abs(Value - number) <= Tolerance * (1 + Rounding) + Rounding * Math.Abs(number);

    /// <summary>Whether it is that number and no rounding of it.</summary>
    public bool IsExactly(double number) => Math.Abs(Value - number) <= Rounding * Math.Abs(number);

    private static TypedNumber OfDigits(Match match)
    {
        var (whole, fraction) = (match.Groups["whole"].Value, match.Groups["fraction"].Value);
        var exponent = match.Groups["exponent"] is { Success: true } raised ? int.Parse(raised.Value, CultureInfo.InvariantCulture) : 0;
        var value = double.Parse($"{match.Groups["sign"].Value}{whole}.{fraction}e{exponent}".Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        // 2 is 2 and no rounding of 2.2; 2.0 may be one.
        var digits = (whole + fraction).TrimStart('0').Length;
        return match.Groups["fraction"].Success || digits > 1 ? new(value, 0.5 * Math.Pow(10, exponent - fraction.Length), digits) : new(value, 0, null);
    }

    // A formula is exact, unless decimals stand in it: then it is as good as the shortest of them, and never more than a percent off.
    // In 0.5 + 0.6 a single digit does not claim to be half off.
    private static TypedNumber OfFormula(string text)
    {
        var value = Expr.ParseAsWritten(text).Evaluate();
        var digits = Fractional().Matches(text).Select(match => match.Value.Replace(".", "", StringComparison.Ordinal).TrimStart('0').Length).DefaultIfEmpty(0).Min();
        return new(value, digits switch { 0 => 0, 1 => MostOfFormula / 2, _ => Math.Min(MostOfFormula, 5 * Math.Pow(10, -digits)) } * Math.Abs(value), null);
    }

    [GeneratedRegex(@"^(?<sign>[+-]?)\s*(?<whole>[0-9]*)(?:\.(?<fraction>[0-9]*))?(?<=[0-9]\.?)(?:\s*(?:[eE]|\s*[·*x×]\s*10\s*\^?)\s*\(?(?<exponent>[+-]?[0-9]{1,3})\)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"[0-9]*\.[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Fractional();
}
