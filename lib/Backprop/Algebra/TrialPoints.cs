namespace Backprop;

/// <summary>Where two formulas are tried: what a person would try first, then numbers by chance.</summary>
internal static class TrialPoints
{
    private static readonly double[] Everywhere = [1, 0, 2, 0.5];
    private static readonly double[] Small = [1, 2, 0.5, -1, 3];
    private const int ByChance = 7;

    /// <summary>Every symbol 1, then every symbol 0, 2, and ½.</summary>
    public static IEnumerable<Dictionary<Expr, double>> Alike(Symbol[] symbols) => Everywhere.Select(value => At(symbols, _ => value));

    /// <summary>Each symbol another small number, the numbers passed on in turn.</summary>
    public static IEnumerable<Dictionary<Expr, double>> InTurn(Symbol[] symbols) =>
        Enumerable.Range(0, Small.Length).Select(first => At(symbols, symbol => Small[(symbol + first) % Small.Length]));

    /// <summary>All of these, and points by chance, the same each time.</summary>
    public static IEnumerable<Dictionary<Expr, double>> All(Symbol[] symbols) => Alike(symbols).Concat(InTurn(symbols)).Concat(Random(symbols));

    private static IEnumerable<Dictionary<Expr, double>> Random(Symbol[] symbols)
    {
        var random = new Random(1986);
        for (var trial = 0; trial < ByChance; trial++)
        {
            // Odd trials stay positive, where roots and logarithms have values.
            var lowest = trial % 2 == 0 ? -2.0 : 0.1;
            yield return At(symbols, _ => Math.Round(lowest + random.NextDouble() * (2 - lowest), 3));
        }
    }

    private static Dictionary<Expr, double> At(Symbol[] symbols, Func<int, double> value) =>
        symbols.Index().ToDictionary(pair => (Expr)pair.Item, pair => value(pair.Index));
}
