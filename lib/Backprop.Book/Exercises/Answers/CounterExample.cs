using System.Collections.Immutable;
using System.Globalization;

namespace Backprop;

/// <summary>The simplest point that tells two formulas apart: every letter 1, then 0, 2 and ½, then one letter 0, then several small numbers.</summary>
internal static class CounterExample
{
    // Values that differ by less than this do not convince anybody.
    private const double Visible = 0.05;

    // Less than this may be rounding.
    private const double Measurable = 1e-9;

    // Letters that have a domain take these values in every combination: few of the simplest points lie in it.
    private static readonly double[] Grid = [0, 0.25, 0.5, 0.75, 1, 2, 3, 5];

    private const int MostOnGrid = 4;

    private const int MostToTellApart = 12;

    // Named quantities that are worth saying beside the letters.
    private const int MostNamed = 3;

    /// <summary>What the reader is told: the point, their value, and the right one. Null where the letters have a domain and no point of it was found to tell the two apart.</summary>
    public static Wording? Of(FormulaAnswer part, Expr given)
    {
        foreach (var (left, right, at) in Elements(given, part.Answer, part.Sizes))
        {
            var (known, undefined) = Defined([left, right]);
            var symbols = Leaves(known);
            foreach (var visible in (double[])[Visible, Measurable])
            {
                foreach (var point in PointsIn(part.Domain, symbols))
                {
                    if (Values(known, point) is not [var yours, var right2] || !Differ(yours, right2, visible)) continue;
                    return Said(known, symbols, point, at, undefined, yours, right2);
                }

                // Outside a domain the comparison has found a point already.
                if (part.Domain.Count == 0) break;
            }
        }

        return part.Domain.Count > 0 ? null : (Wording)given.CompareWith(part.Answer, part.Sizes).Reason!;
    }

    /// <summary>Whether two formulas are proved to differ at one of the simplest points; a few numbers tell what thousands of terms would have to be multiplied out for.</summary>
    public static bool TellsApart(Expr left, Expr right, Sizes? sizes, IReadOnlyList<Expr> domain) => Elements(left, right, sizes).Any(element =>
    {
        var (known, _) = Defined([element.Left, element.Right]);
        return PointsIn(domain, Leaves(known)).Take(MostToTellApart).Any(point => BallEvaluation.Values(known, point, new StandIn(0)) is [var one, var other] && Ball.Differ(one, other));
    });

    /// <summary>The ratios of two formulas at points where both are known and not 0.</summary>
    public static IEnumerable<double> Ratios(Expr given, Expr answer, Sizes? sizes)
    {
        foreach (var (left, right, _) in Elements(given, answer, sizes))
        {
            var (known, _) = Defined([left, right]);
            foreach (var point in Points(Leaves(known)).Reverse())
            {
                if (Values(known, point) is [var yours, var right2] && Math.Abs(right2) > 1e-9 && Math.Abs(yours) > 1e-9) yield return yours / right2;
            }
        }
    }

    /// <summary>Two formulas as they are, or written out for each choice of their free indices.</summary>
    public static IEnumerable<(Expr Left, Expr Right, ImmutableDictionary<IndexVariable, int> At)> Elements(Expr given, Expr answer, Sizes? sizes) =>
        sizes is null ? [(given, answer, ImmutableDictionary<IndexVariable, int>.Empty)] : Instantiation.Elements(given, answer, sizes);

    // An equality would hold for every function, so one particular function refutes it.
    private static (Expr[] Known, Name[] Undefined) Defined(Expr[] formulas)
    {
        var undefined = UndefinedFunction.NamesIn(Traversal.ChildrenFirst(formulas));
        foreach (var name in undefined) formulas = [.. formulas.Select(formula => formula.With(new UndefinedFunction(name).Apply, Functions.Logistic.Apply))];
        return (formulas, undefined);
    }

    private static Symbol[] Leaves(Expr[] formulas) => [.. Traversal.ChildrenFirst(formulas).OfType<Symbol>()];

    private static IEnumerable<Dictionary<Expr, double>> Points(Symbol[] symbols) => TrialPoints.Alike(symbols)
        .Concat(symbols.Select(zero => symbols.ToDictionary(symbol => (Expr)symbol, symbol => symbol.Equals(zero) ? 0.0 : 1.0)))
        .Concat(TrialPoints.InTurn(symbols));

    private static IEnumerable<Dictionary<Expr, double>> PointsIn(IReadOnlyList<Expr> domain, Symbol[] symbols) => domain.Count == 0 ? Points(symbols)
        : Points(symbols).Concat(symbols.Length <= MostOnGrid ? OnGrid(symbols) : []).Where(point => domain.All(bound => Values([bound], point) is not [< 0]));

    private static IEnumerable<Dictionary<Expr, double>> OnGrid(Symbol[] symbols) => symbols.Aggregate(
        (IEnumerable<Dictionary<Expr, double>>)[[]], (points, symbol) => points.SelectMany(point => Grid.Select(value => new Dictionary<Expr, double>(point) { [symbol] = value })));

    private static double[]? Values(Expr[] formulas, Dictionary<Expr, double> point)
    {
        var values = BallEvaluation.Values(formulas, point, new StandIn(0));
        return values.All(value => value.IsKnown) ? [.. values.Select(value => value.Middle)] : null;
    }

    private static bool Differ(double x, double y, double visible) => Math.Abs(x - y) > visible * Math.Max(Math.Abs(x), Math.Abs(y)) && Math.Max(Math.Abs(x), Math.Abs(y)) > 1e-3;

    private static Wording Said(Expr[] formulas, Symbol[] symbols, Dictionary<Expr, double> point, ImmutableDictionary<IndexVariable, int> at, Name[] undefined, double yours, double right)
    {
        var words = new Wording().Add("Different. ");
        if (!at.IsEmpty) words.Add($"Already for {string.Join(", ", at.OrderBy(pair => pair.Key.Letter, StringComparer.Ordinal).Select(pair => $"{pair.Key.Letter} = {pair.Value}"))}: ");
        var values = symbols.Select(symbol => point[symbol]).Distinct().ToList();
        var (own, other) = ToldApart(yours, right);
        if (symbols.Length == 0) return words.Add($"Yours is {own}, and it should be {other}.");
        var place = values.Count == 1 && symbols.Length > 2
            ? (Wording)$"with {values[0]} for every letter"
            : new Wording().Add("at ").Add(Wording.Joined(", ", symbols.Select(symbol => (Wording)$"{symbol} = {point[symbol]}")));
        words.Add(at.IsEmpty ? Capital(place) : place);
        foreach (var name in undefined) words.Add($" and with the logistic function for {name}");
        var isQualified = undefined.Length > 0;
        Quantity[] named = [.. formulas.SelectMany(formula => Traversal.ChildrenFirst(formula)).OfType<Quantity>().Distinct()];
        if (named.Length is > 0 and <= MostNamed && Values([.. named], point) is { } namedValues)
        {
            words.Add(" (so that ").Add(Wording.Joined(", ", named.Zip(namedValues, (quantity, value) => (Wording)$"{quantity.Name} = {value}"))).Add(")");
            isQualified = true;
        }

        return words.Add($"{(isQualified ? "," : "")} yours is {own}, and it should be {other}.");
    }

    // With as many digits as it takes to see the difference.
    private static (Wording Own, Wording Other) ToldApart(double own, double other)
    {
        if (Wording.Shown(own) != Wording.Shown(other)) return (Wording.Shown(own), Wording.Shown(other));
        string Text(double value, int digits) => value.ToString($"G{digits}", CultureInfo.InvariantCulture).Replace('-', '−');
        var needed = Enumerable.Range(4, 14).First(digits => digits == 17 || Text(own, digits) != Text(other, digits));
        return (Text(own, needed), Text(other, needed));
    }

    private static Wording Capital(Wording place) => Wording.Raw(char.ToUpperInvariant(place.Markdown[0]) + place.Markdown[1..], char.ToUpperInvariant(place.Text[0]) + place.Text[1..]);
}
