using System.Globalization;

namespace Backprop;

/// <summary>What a comparison of two expressions found.</summary>
public enum Verdict
{
    /// <summary>Proved: they have the same value wherever both have one.</summary>
    Equal,

    /// <summary>Refuted: at some point, and for some function in place of an undefined one, the values differ.</summary>
    Different,

    /// <summary>No proof was found, and no point where the values differ by more than their rounding errors.</summary>
    NotDecided,
}

/// <summary>Whether two expressions have the same value, and how that is known.</summary>
/// <remarks>
/// Neither answer is a guess. A proof is exact algebra: multiplied out, the difference is 0. A refutation is a point
/// where both values are computed with bounds of their errors, and the bounds do not overlap.
/// </remarks>
/// <param name="Verdict">Equal, different, or not decided.</param>
/// <param name="Reason">One sentence: the proof, the witness, or what was tried.</param>
/// <param name="Witness">Where the values differ; empty unless they do.</param>
[TypeFormatterSource(typeof(TextFormatters), PreferredMimeTypes = ["text/plain"])]
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
        return Search(left, right);
    }

    private static bool Proves(Expr left, Expr right)
    {
        try
        {
            return RationalForm.AreEqual(left, right);
        }
        catch (Exception e) when (e is TooManyTermsException or OverflowException or DivideByZeroException)
        {
            return false;
        }
    }

    // Values that lie further apart than their rounding errors can reach prove a difference. Where an undefined function
    // occurs, an equality would hold for every function, so one particular function refutes it.
    private static Comparison Search(Expr left, Expr right)
    {
        var parts = Traversal.ChildrenFirst([left, right]);
        Symbol[] symbols = [.. parts.OfType<Symbol>()];
        Name[] functions = [.. parts.OfType<Call>().Select(call => call.Function).OfType<UndefinedFunction>().Select(function => function.Name).Distinct()];
        var random = new Random(1986);
        var compared = 0;
        for (var trial = 0; trial < Trials; trial++)
        {
            // Odd trials stay positive, where roots and logarithms have values.
            var lowest = trial % 2 == 0 ? -2.0 : 0.1;
            var point = symbols.ToDictionary(symbol => (Expr)symbol, _ => Math.Round(lowest + random.NextDouble() * (2 - lowest), 3));
            var standIn = new StandIn(trial);
            var values = BallEvaluation.Values([left, right], point, standIn);
            if (values.All(value => value.IsKnown)) compared++;
            if (!Ball.Differ(values[0], values[1])) continue;
            (Symbol Symbol, double Value)[] witness = [.. symbols.Select(symbol => (symbol, point[symbol]))];
            return new(Verdict.Different, Refutation(witness, functions.Select(standIn.Describe), values), witness);
        }

        return new(Verdict.NotDecided, $"Not decided: no proof found, and {Tried(compared)}.", []);
    }

    private static string Refutation((Symbol Symbol, double Value)[] witness, IEnumerable<string> standIns, Ball[] values)
    {
        var places = witness.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Symbol} = {pair.Value}"));
        string[] conditions = [.. places, .. standIns];
        var where = conditions.Length > 0 ? $"at {string.Join(", ", conditions)} the" : "the";
        return string.Create(CultureInfo.InvariantCulture, $"Different: {where} values are {values[0].Middle:G6} and {values[1].Middle:G6}.");
    }

    private static string Tried(int compared) => compared switch
    {
        0 => $"at none of the {Trials} points tried are both values known",
        Trials => $"the values agree at each of the {Trials} points tried, as far as rounding lets them be told apart",
        _ => $"the values agree at the {compared} of {Trials} points tried where both are known, as far as rounding lets them be told apart",
    };
}
