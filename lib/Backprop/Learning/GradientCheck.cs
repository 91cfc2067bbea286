using System.Globalization;

namespace Backprop;

/// <summary>A derived formula beside the slope measured by central differences, at several points.</summary>
/// <remarks>
/// (f(x + h) − f(x − h)) / 2h, with h = ∛(machine precision) · max(1, |x|): there the error of the formula, of order h²,
/// and that of rounding, of order 1/h, are about equal, so agreement to 8 digits or more is what a right formula shows.
/// </remarks>
[TypeFormatterSource(typeof(TableFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class GradientCheck : ITable
{
    private GradientCheck(Expr by, IReadOnlyList<GradientCheckPoint> points) => (By, Points) = (by, points);

    /// <summary>The variable.</summary>
    public Expr By { get; }

    /// <summary>The compared points.</summary>
    public IReadOnlyList<GradientCheckPoint> Points { get; }

    /// <summary>The largest relative error of all points.</summary>
    public double WorstRelativeError => Points.Max(point => point.RelativeError);

    /// <summary>Compares a derived formula with the measured slope of the function it comes from.</summary>
    /// <param name="function">The function; every undefined function in it must have been given a definition.</param>
    /// <param name="by">The symbol that is moved.</param>
    /// <param name="derived">The formula to be checked.</param>
    /// <param name="points">How many points, drawn uniformly from −2 to 2.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="InvalidOperationException">The function or the formula cannot be evaluated.</exception>
    /// <example><code>GradientCheck.Of(C, w, C.Derivative(w)).WorstRelativeError &lt; 1e-8   // True</code></example>
    public static GradientCheck Of(Expr function, Symbol by, Expr derived, int points = 4, int seed = 1986)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        Symbol[] symbols = [.. new[] { function, derived }.SelectMany(expression => expression.Symbols()).Append(by).Distinct()];
        var (f, d) = (function.Compile(symbols), derived.Compile(symbols));
        var random = new Random(seed);
        var at = Array.IndexOf(symbols, by);
        var rows = new List<GradientCheckPoint>();
        for (var i = 0; i < points; i++)
        {
            double[] point = [.. symbols.Select(_ => Math.Round(random.NextDouble() * 4 - 2, 2))];
            rows.Add(new([.. symbols.Zip(point)], d(point), Slope(f, point, at)));
        }

        return new(by, rows);
    }

    string ITable.Caption => $"Derivative by {By}: derived formula against central differences";

    IEnumerable<string> ITable.Heads => [.. Points[0].At.Select(pair => pair.Symbol.ToString()), "derived", "measured", "relative error"];

    IEnumerable<IEnumerable<(string Text, bool IsNumber)>> ITable.Cells => Points.Select(point => point.At
        .Select(pair => pair.Value.ToString("F2", CultureInfo.InvariantCulture))
        .Concat([point.Derived.ToString("F8", CultureInfo.InvariantCulture), point.Measured.ToString("F8", CultureInfo.InvariantCulture), point.ShownError])
        .Select(text => (text, true)));

    /// <summary>The points as plain text, one a line.</summary>
    public override string ToString() => string.Join('\n', Points.Select(point =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", point.At.Select(pair => $"{pair.Symbol} = {pair.Value}"))}: derived {point.Derived:F8}, measured {point.Measured:F8}, relative error {point.ShownError}")));

    private static double Slope(ScalarFunction f, double[] point, int at)
    {
        var h = Math.Cbrt(double.BitIncrement(1) - 1) * Math.Max(1, Math.Abs(point[at]));
        double[] above = [.. point], below = [.. point];
        above[at] += h;
        below[at] -= h;
        return (f(above) - f(below)) / (above[at] - below[at]);
    }
}

/// <summary>One point of a gradient check.</summary>
/// <param name="At">The values of the symbols.</param>
/// <param name="Derived">The derived formula's value there.</param>
/// <param name="Measured">The slope by central differences.</param>
public sealed record GradientCheckPoint(IReadOnlyList<(Symbol Symbol, double Value)> At, double Derived, double Measured)
{
    /// <summary>|derived − measured| / max(|derived|, |measured|, 0.01): relative, but for slopes near zero, where only the absolute error means something.</summary>
    public double RelativeError => Math.Abs(Derived - Measured) / Math.Max(0.01, Math.Max(Math.Abs(Derived), Math.Abs(Measured)));

    /// <summary>The relative error as a bound: its last digits depend on the machine's rounding, so they are not shown.</summary>
    public string ShownError => RelativeError < 1e-8 ? "< 1e-8" : RelativeError < 1e-6 ? "< 1e-6" : RelativeError.ToString("0e-0", CultureInfo.InvariantCulture);
}
