using System.Globalization;
using System.Numerics;

namespace Backprop;

/// <summary>A count as a polynomial in one variable, found from counts and checked on further ones.</summary>
/// <remarks>
/// Newton's forward differences: where the d-th differences of the counts at n = 1, 2, 3, … no longer change, the counts lie on
/// Σₖ Δᵏ · C(n − 1, k), a polynomial of degree d, exactly. The polynomial is believed only if counts beyond those it was
/// made from lie on it too; which ones these were is kept.
/// </remarks>
/// <example><code>
/// CountFormula.Of("n", n => n * (n + 1) / 2)
/// // 1/2 n² + 1/2 n, found from n = 1…3, holds for n = 4, 5, 6, 7, 8, 16, 32
/// </code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public sealed class CountFormula : IFormula
{
    private const int HighestDegree = 4;
    private const string NotFound = "no polynomial of degree 4 or less";
    private static readonly int[] Further = [8, 16, 32];

    private CountFormula(Symbol variable, Expr? polynomial, int foundFrom, IReadOnlyList<int> checkedAt) =>
        (Variable, Polynomial, FoundFrom, CheckedAt) = (variable, polynomial, foundFrom, checkedAt);

    /// <summary>What the count depends on.</summary>
    public Symbol Variable { get; }

    /// <summary>The count as a polynomial, the highest power first; null where no polynomial of degree 4 or less fits.</summary>
    public Expr? Polynomial { get; }

    /// <summary>The polynomial was made from the counts at 1 to this.</summary>
    public int FoundFrom { get; }

    /// <summary>Counts that took no part in making the polynomial and lie on it.</summary>
    public IReadOnlyList<int> CheckedAt { get; }

    /// <summary>The polynomial through measured counts.</summary>
    /// <param name="variable">The letter of the variable.</param>
    /// <param name="count">The count at 1, 2, 3, …</param>
    public static CountFormula Of(string variable, Func<int, BigInteger> count)
    {
        const int measured = HighestDegree + 3;
        var n = Symbol.Of(variable);
        var counts = Enumerable.Range(1, measured).ToDictionary(at => at, count);
        var (differences, row) = (new List<BigInteger>(), counts.OrderBy(pair => pair.Key).Select(pair => pair.Value).ToArray());
        while (row.Length > measured - HighestDegree - 1 && row.Any(value => !value.IsZero))
        {
            differences.Add(row[0]);
            row = [.. row.Zip(row.Skip(1), (left, right) => right - left)];
        }

        if (row.Any(value => !value.IsZero)) return new(n, null, measured, []);
        var polynomial = Newton(n, differences);
        foreach (var at in Further)
        {
            if (polynomial.Substitute(n, at) != Number.Of(count(at))) return new(n, null, measured, []);
        }

        return new(n, polynomial, differences.Count, [.. Enumerable.Range(differences.Count + 1, measured - differences.Count), .. Further]);
    }

    /// <summary>The polynomial, and what it was checked on.</summary>
    public override string ToString() => Polynomial is null ? NotFound : $"{Polynomial}, {Evidence}";

    /// <summary>The polynomial as LaTeX, with what it was checked on beside it.</summary>
    public string ToLatex() => Polynomial is null ? $@"\text{{{NotFound}}}" : $@"{Polynomial.ToLatex()} \qquad \text{{{Evidence}}}";

    private string Evidence => string.Create(
        CultureInfo.InvariantCulture,
        $"found from {Variable} = 1…{FoundFrom}, holds for {Variable} = {string.Join(", ", CheckedAt)}");

    // Σₖ Δᵏ · (n − 1)(n − 2)…(n − k)/k!, multiplied out
    private static Expr Newton(Symbol n, List<BigInteger> differences)
    {
        var (total, term) = (Expr.Zero, Expr.One);
        for (var k = 0; k < differences.Count; k++)
        {
            total += (Rational)differences[k] * term;
            term = term * (n - (k + 1)) / (k + 1);
        }

        return total.Expand() is Sum sum ? Sum.Of([.. sum.Terms.OrderByDescending(Degree)]) : total.Expand();

        Rational Degree(Expr monomial) => Product.SplitCoefficient(monomial).Body switch
        {
            null => 0,
            Power { Exponent: Number degree } => degree.Value,
            _ => 1,
        };
    }
}
