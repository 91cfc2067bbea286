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
/// where both values are computed with bounds of their errors, and the bounds do not overlap. Formulas with indices are
/// proved for all sizes, and refuted where they are written out for small sizes, no two of them alike.
/// </remarks>
/// <param name="Verdict">Equal, different, or not decided.</param>
/// <param name="Reason">One sentence: the proof, the witness, or what was tried.</param>
/// <param name="Witness">Where the values differ, the sizes of indices first; empty unless they do.</param>
[TypeFormatterSource(typeof(TextFormatters), PreferredMimeTypes = ["text/plain"])]
public sealed record Comparison(Verdict Verdict, string Reason, IReadOnlyList<(Symbol Symbol, double Value)> Witness)
{
    private const int FewSymbols = 6;

    /// <summary>At how many points both values were known; it tells a difference that was looked for from one that could not be seen.</summary>
    internal int Compared { get; init; }

    /// <summary>The reason, as text.</summary>
    public override string ToString() => Reason;

    internal static Comparison Of(Expr left, Expr right)
    {
        if (ReferenceEquals(left, right)) return new(Verdict.Equal, "Equal: they are the same expression.", []);
        if (IsProved(() => (left, right), RationalForm.AreEqual)) return new(Verdict.Equal, "Equal: proved. Their difference multiplied out is 0.", []);
        if (IsProved(() => (left.Inline(), right.Inline()), RationalForm.AreEqual)) return new(Verdict.Equal, "Equal: proved. With every name replaced by its definition the difference is 0.", []);
        var refuted = Refuted(left, right);
        // Too near to each other for doubles, as 1 and 1 + 10⁻³⁰ are, and yet never equal.
        return refuted is { Verdict: Verdict.NotDecided, Compared: > 0 } && IsProved(() => (left.Inline(), right.Inline()), RationalForm.DifferEverywhere)
            ? new(Verdict.Different, "Different: proved. Their difference multiplied out is a number, and not 0.", []) { Compared = refuted.Compared }
            : refuted;
    }

    /// <summary>The same for given sizes: element by element, as many as the free indices have.</summary>
    internal static Comparison Of(Expr left, Expr right, Sizes sizes)
    {
        if (ReferenceEquals(left, right)) return Of(left, right);
        var undecided = (Comparison?)null;
        foreach (var (one, other, _) in Instantiation.Elements(left, right, sizes))
        {
            var comparison = Of(one, other);
            if (comparison.Verdict == Verdict.Different) return comparison;
            if (comparison.Verdict == Verdict.NotDecided) undecided ??= comparison;
        }

        return undecided ?? new(Verdict.Equal, "Equal: proved for each element.", []);
    }

    // Writing names out can divide by a definition that is 0; such an expression has no value, and nothing is proved of it.
    private static bool IsProved(Func<(Expr Left, Expr Right)> sides, Func<Expr, Expr, bool> claim)
    {
        try
        {
            var (left, right) = sides();
            return claim(left, right);
        }
        catch (Exception e) when (e is TooManyTermsException or OverflowException or DivideByZeroException)
        {
            return false;
        }
    }

    // What has indices is written out for small sizes: a formula that holds for all sizes holds for these.
    private static Comparison Refuted(Expr left, Expr right)
    {
        var (tried, compared) = (0, 0);
        var small = SmallSizes.Of(left, right);
        if (small.Refusal is { } refusal) return new(Verdict.NotDecided, $"Not decided: no proof found, and {refusal}", []);
        foreach (var (one, other, where) in small.WrittenOut())
        {
            if (Search(one, other, [.. small.Witness], where, ref tried, ref compared) is { } different) return different;
        }

        return new(Verdict.NotDecided, $"Not decided: no proof found, and {small.Said}{Tried(compared, tried)}.", []) { Compared = compared };
    }

    // Values that lie further apart than their rounding errors can reach prove a difference. Where an undefined function
    // occurs, an equality would hold for every function, so one particular function refutes it.
    private static Comparison? Search(Expr left, Expr right, (Symbol, double)[] sizes, IEnumerable<string> where, ref int tried, ref int compared)
    {
        var parts = Traversal.ChildrenFirst([left, right]);
        Symbol[] symbols = [.. parts.OfType<Symbol>()];
        var functions = UndefinedFunction.NamesIn(parts);
        var trial = 0;
        foreach (var point in TrialPoints.All(symbols))
        {
            tried++;
            var standIn = new StandIn(trial++);
            var values = BallEvaluation.Values([left, right], point, standIn);
            if (values.All(value => value.IsKnown)) compared++;
            if (!Ball.Differ(values[0], values[1])) continue;
            (Symbol Symbol, double Value)[] witness = [.. symbols.Select(symbol => (symbol, point[symbol]))];
            return new(Verdict.Different, Refutation([.. where, .. Places(witness), .. functions.Select(standIn.Describe)], values), [.. sizes, .. witness]);
        }

        return null;
    }

    private static string Refutation(string[] conditions, Ball[] values)
    {
        var where = conditions.Length > 0 ? $"at {string.Join(", ", conditions)} the" : "the";
        var (left, right) = Apart(values[0].Middle, values[1].Middle);
        return $"Different: {where} values are {left} and {right}.";
    }

    // Many symbols, as those of a family written out, are named one by one only where their values are not all the same.
    private static IEnumerable<string> Places((Symbol Symbol, double Value)[] witness) => witness.Length > FewSymbols && witness.All(pair => pair.Value == witness[0].Value)
        ? [string.Create(CultureInfo.InvariantCulture, $"every symbol = {witness[0].Value}")]
        : witness.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Symbol} = {pair.Value}"));

    // Six digits, or as many as it takes to see that the two are different.
    private static (string Left, string Right) Apart(double left, double right)
    {
        for (var digits = 6; digits < 17; digits++)
        {
            var (one, other) = (NumberText.Digits(left, digits), NumberText.Digits(right, digits));
            if (one != other) return (one, other);
        }

        return (NumberText.Digits(left, 17), NumberText.Digits(right, 17));
    }

    private static string Tried(int compared, int tried) => compared switch
    {
        0 => $"at none of the {tried} points tried are both values known",
        _ when compared == tried => $"the values agree at each of the {tried} points tried, as far as rounding lets them be told apart",
        _ => $"the values agree at the {compared} of {tried} points tried where both are known, as far as rounding lets them be told apart",
    };
}
