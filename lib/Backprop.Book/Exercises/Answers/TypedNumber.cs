using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>A number as a reader types it: 0.142, 1.7e-24, 46.5 %, or a formula such as ln(6)/3. It claims as many digits as it has.</summary>
/// <param name="Value">The number.</param>
/// <param name="Tolerance">Half a unit of the last digit, for a formula with decimals at most a percent; 0 where it is exact.</param>
/// <param name="Digits">How many significant digits it has; none where it is exact.</param>
internal sealed partial record TypedNumber(double Value, double Tolerance, int? Digits)
{
    /// <summary>Whether dots behind it say that it is cut off: 2.64…</summary>
    public bool IsCutOff { get; init; }

    // What doubles lose on the way of a formula.
    private const double Rounding = 1e-9;

    // Decimals in a formula may make it uncertain by so much of itself, and no more.
    private const double MostOfFormula = 0.005;

    // From so many digits on, whoever copies them from a display may cut off the rest.
    private const int Copied = 4;

    /// <summary>Reads a number, the most exact of a chain of equations; what else stands before = or ≈ says what is meant.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="mayGroup">Whether commas may stand between groups of three digits, as in 3,465.</param>
    /// <param name="other">Another number of the chain that the last is no rounding of; null where there is none.</param>
    /// <exception cref="InfixSyntaxException">It is none.</exception>
    public static TypedNumber Read(string text, bool mayGroup, out TypedNumber? other)
    {
        var sides = text.Split('=', '≈', '~');
        var last = ReadOne(sides[^1], mayGroup);
        var before = sides[..^1].Select(side => TryRead(side, mayGroup)).OfType<TypedNumber>().ToList();
        other = before.Find(side => Math.Abs(side.Value - last.Value) > 2 * (side.Tolerance + last.Tolerance) + Rounding * Math.Abs(last.Value));
        // 1/1024 = 0.001 says more on its left side.
        return other is null ? before.Append(last).MinBy(side => side.Tolerance)! : last;
    }

    /// <summary>Reads a number; null where it is none.</summary>
    public static TypedNumber? TryRead(string text, bool mayGroup)
    {
        try
        {
            return ReadOne(text, mayGroup);
        }
        catch (InfixSyntaxException)
        {
            return null;
        }
    }

    private static TypedNumber ReadOne(string text, bool mayGroup)
    {
        var percent = Percent().IsMatch(text.Trim().TrimEnd('.'));
        var bare = percent ? Percent().Replace(text.Trim().TrimEnd('.'), "") : text.Trim();
        var isCutOff = bare.EndsWith("...", StringComparison.Ordinal) || bare.EndsWith('…');
        var plain = bare.TrimEnd('.', '…').Replace('−', '-').Replace('–', '-').Replace('‑', '-');
        if (mayGroup && Grouped().IsMatch(plain)) plain = plain.Replace(",", "", StringComparison.Ordinal);
        var number = Decimal().Match(plain) is { Success: true } match ? OfDigits(match, percent) : OfFormula(plain);
        return (percent ? new(number.Value / 100, number.Tolerance / 100, number.Digits) : number) with { IsCutOff = isCutOff };
    }

    /// <summary>Whether the typed digits say that number.</summary>
    public bool Says(double number) => Math.Abs(Value - number) <= Tolerance * (1 + Rounding) + Rounding * Math.Abs(number);

    /// <summary>Whether the typed digits say that number, rounded as usual or cut off.</summary>
    public bool SaysOrCutsOff(double number) => Says(number) || ((Digits >= Copied || IsCutOff) && Math.Abs(Value) <= Math.Abs(number) && Math.Abs(Value - number) < 2 * Tolerance);

    /// <summary>Whether it is so near to that number that it tells where it came from: a single digit is near to many.</summary>
    public bool Means(double number) => IsExactly(number) || (Digits is not (0 or 1) && Says(number));

    /// <summary>Whether it is a whole number that ends in zeros, and that number is nearer to it than to the next such one: 120 for 117.</summary>
    public bool MayRound(double number) => Digits is not null && Tolerance == 0.5 && Value % 10 == 0 && (Math.Abs(Value) >= 100 || number != Math.Round(number)) && Value != 0
        && Math.Abs(Value - number) <= 0.5 * Enumerable.Range(1, 15).Select(power => Math.Pow(10, power)).Last(unit => unit == 10 || Value % unit == 0);

    /// <summary>A count: a formula for it, with decimals in it, is rounded to a whole number.</summary>
    public TypedNumber AsCount() => Digits is null && Tolerance > 0 ? new(Math.Round(Value), 0, null) : this;

    /// <summary>Whether it is that number and no rounding of it.</summary>
    public bool IsExactly(double number) => Math.Abs(Value - number) <= Rounding * Math.Abs(number);

    private static TypedNumber OfDigits(Match match, bool percent)
    {
        var (whole, fraction) = (match.Groups["whole"].Value, match.Groups["fraction"].Value);
        var exponent = match.Groups["exponent"] is { Success: true } raised ? int.Parse(raised.Value, CultureInfo.InvariantCulture) : 0;
        var value = double.Parse($"{match.Groups["sign"].Value}{whole}.{fraction}e{exponent}".Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        // 2 is 2 and no rounding of 2.2; 2.0 may be one, and so may 2 % and 2e-3.
        var digits = (whole + fraction).TrimStart('0').Length;
        return match.Groups["fraction"].Success || digits > 1 || percent || exponent < 0 ? new(value, 0.5 * Math.Pow(10, exponent - fraction.Length), digits) : new(value, 0, null);
    }

    // A formula is exact, unless decimals stand in it: then it is as uncertain as half a unit of the last digit of each makes it.
    // In 0.5 + 0.6 a single digit does not claim to be half off.
    private static TypedNumber OfFormula(string text)
    {
        var value = Expr.ParseAsWritten(text).Evaluate();
        var slack = Fractional().Matches(text).Sum(match => Math.Abs(Expr.ParseAsWritten($"{text[..match.Index]}{match.Value}5{text[(match.Index + match.Length)..]}").Evaluate() - value));
        return new(value, double.IsNaN(slack) ? MostOfFormula * Math.Abs(value) : Math.Min(MostOfFormula * Math.Abs(value), slack), null);
    }

    [GeneratedRegex(@"^(?<sign>[+-]?)\s*(?<whole>[0-9]*)(?:\.(?<fraction>[0-9]*))?(?<=[0-9]\.?)(?:\s*(?:[eE]|\s*[·*x×]\s*10\s*\^?)\s*\(?(?<exponent>[+-]?[0-9]{1,3})\)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"\s*(?:%|per\s?cent(?:age\s+points?)?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Percent();

    [GeneratedRegex(@"[0-9]*\.[0-9]+(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Fractional();
}
