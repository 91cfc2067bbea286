using System.Globalization;
using Backprop.Display;

namespace Backprop.Symbolics;

/// <summary>What a comparison of two expressions found.</summary>
public enum Verdict
{
    /// <summary>Proved: they have the same value wherever both have one.</summary>
    Equal,

    /// <summary>Refuted: at some point the values differ.</summary>
    Different,

    /// <summary>The values agree at every point that was tried, and no proof was found.</summary>
    NotDecided,
}

/// <summary>Whether two expressions have the same value, and how that is known.</summary>
/// <param name="Verdict">Equal, different, or not decided.</param>
/// <param name="Reason">One sentence: the proof, the witness, or what was tried.</param>
/// <param name="Witness">Where the values differ; empty unless they do.</param>
[TypeFormatterSource(typeof(ComparisonFormatters), PreferredMimeTypes = ["text/plain"])]
public sealed record Comparison(Verdict Verdict, string Reason, IReadOnlyList<(Symbol Symbol, double Value)> Witness)
{
    private const int Trials = 16;

    /// <summary>The reason, as text.</summary>
    public override string ToString() => Reason;

    internal static Comparison Of(Expr left, Expr right)
    {
        if (ReferenceEquals(left, right)) return new(Verdict.Equal, "Equal: they are the same expression.", []);
        if (Proves(left, right)) return new(Verdict.Equal, "Equal: proved, their difference multiplied out is 0.", []);
        if (Proves(left.Inline(), right.Inline())) return new(Verdict.Equal, "Equal: proved, with every name replaced by its definition the difference is 0.", []);
        return Refute(left, right) ?? new(Verdict.NotDecided, $"Not decided: no proof found, and the values agree at each of the {Trials} points tried.", []);
    }

    private static bool Proves(Expr left, Expr right)
    {
        try
        {
            return RationalForm.AreEqual(left, right);
        }
        catch (Exception e) when (e is TooManyTermsException or OverflowException)
        {
            return false;
        }
    }

    // A point where the values clearly differ is a proof of difference; σ is then one particular smooth function.
    private static Comparison? Refute(Expr left, Expr right)
    {
        Symbol[] symbols = [.. new[] { left, right }.SelectMany(expression => expression.Symbols()).Distinct()];
        var random = new Random(1986);
        for (var trial = 0; trial < Trials; trial++)
        {
            // Odd trials stay positive, where roots and logarithms have values.
            var lowest = trial % 2 == 0 ? -2.0 : 0.1;
            var point = symbols.ToDictionary(symbol => (Expr)symbol, _ => Math.Round(lowest + random.NextDouble() * (2 - lowest), 3));
            var values = Evaluation.Values([left, right], point, SomeSmoothFunction);
            var (l, r) = (values[left], values[right]);
            if (!double.IsFinite(l) || !double.IsFinite(r)) continue;
            if (Math.Abs(l - r) <= 1e-6 * Math.Max(1, values.Values.Where(double.IsFinite).Max(Math.Abs))) continue;
            (Symbol Symbol, double Value)[] witness = [.. symbols.Select(symbol => (symbol, point[symbol]))];
            var place = string.Join(", ", witness.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Symbol} = {pair.Value}")));
            return new(Verdict.Different, string.Create(CultureInfo.InvariantCulture, $"Different: at {place} the values are {l:G6} and {r:G6}."), witness);
        }

        return null;
    }

    // f(u) = sin(ku + c), so that f⁽ⁿ⁾(u) = kⁿ sin(ku + c + nπ/2): consistent for all orders, and another for each name.
    private static double SomeSmoothFunction(UndefinedFunction function, double u)
    {
        var c = function.Name.Identifier.Aggregate(0.0, (sum, letter) => sum * 0.7 + letter % 17 * 0.3 + 0.1);
        var k = 0.6 + c % 0.5;
        return Math.Pow(k, function.Order) * Math.Sin(k * u + c + function.Order * Math.PI / 2);
    }
}
