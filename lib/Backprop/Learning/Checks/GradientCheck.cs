using System.Globalization;

namespace Backprop;

/// <summary>Derived derivatives beside slopes measured by central differences, at several points.</summary>
/// <remarks>
/// (f(x + h) − f(x − h)) / 2h, with h = ∛(machine precision) · max(1, |x|): there the error of the formula, of order h²,
/// and that of rounding, of order 1/h, are about equal, so agreement to 8 digits or more is what a right formula shows.
/// Where the function has no value beside the point nothing can be measured; such points are counted and left out.
/// </remarks>
[TypeFormatterSource(typeof(TableFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class GradientCheck : ITable
{
    private GradientCheck(string by, IReadOnlyList<GradientCheckPoint> points)
    {
        (By, Drawn, Points) = (by, points.Count, [.. points.Where(point => double.IsFinite(point.Measured))]);
        if (Points.Count == 0) throw new InvalidOperationException($"No slope with respect to {by} could be measured: the function has no value beside any of the {points.Count} points.");
    }

    /// <summary>What is moved, as a text: w, or w, b.</summary>
    public string By { get; }

    /// <summary>How many points were drawn.</summary>
    public int Drawn { get; }

    /// <summary>The points at which a slope could be measured.</summary>
    public IReadOnlyList<GradientCheckPoint> Points { get; }

    /// <summary>The largest relative error of all points; infinite where a derived value is no number.</summary>
    public double WorstRelativeError => Points.Max(point => point.RelativeError);

    /// <summary>Compares a derived formula with the measured slope of the function it comes from.</summary>
    /// <param name="function">The function; every undefined function in it must have been given a definition.</param>
    /// <param name="by">The symbol that is moved.</param>
    /// <param name="derived">The formula to be checked.</param>
    /// <param name="points">How many points, drawn uniformly from −2 to 2.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="InvalidOperationException">The function or the formula cannot be evaluated, or has no value at any point.</exception>
    /// <example><code>
    /// var f = C.With(σ, Logistic);
    /// GradientCheck.Of(f, w, f.Derivative(w)).WorstRelativeError &lt; 1e-8   // True
    /// </code></example>
    public static GradientCheck Of(Expr function, Symbol by, Expr derived, int points = 4, long seed = 1986) =>
        Of(function, [(by, derived)], points, seed);

    /// <summary>The same for several derivatives, each moved by itself at every point.</summary>
    /// <param name="function">The function; every undefined function in it must have been given a definition.</param>
    /// <param name="gradient">The symbols, each with the formula of its derivative.</param>
    /// <param name="points">How many points, drawn uniformly from −2 to 2.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">There is no derivative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no point.</exception>
    /// <exception cref="InvalidOperationException">The function or a formula cannot be evaluated, or has no value at any point.</exception>
    public static GradientCheck Of(Expr function, IReadOnlyList<(Symbol By, Expr Derived)> gradient, int points = 4, long seed = 1986)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        if (gradient.Count == 0) throw new ArgumentException("Found no derivative, expected at least one.", nameof(gradient));
        Symbol[] symbols = [.. gradient.Select(pair => pair.Derived).Prepend(function).SelectMany(expression => expression.Symbols()).Concat(gradient.Select(pair => pair.By)).Distinct()];
        var (f, derived) = (function.Compile(symbols), gradient.Select(pair => pair.Derived.Compile(symbols)).ToArray());
        var random = new SeededRandom(seed);
        var rows = new List<GradientCheckPoint>();
        for (var i = 0; i < points; i++)
        {
            double[] point = [.. symbols.Select(_ => Math.Round(random.Uniform(2), 2))];
            for (var k = 0; k < gradient.Count; k++)
            {
                var measured = Slope.Of(x => f(x), point, Array.IndexOf(symbols, gradient[k].By));
                rows.Add(new(gradient[k].By.ToString(), [.. symbols.Zip(point, (symbol, value) => (symbol.ToString(), value))], derived[k](point), measured));
            }
        }

        return new(string.Join(", ", gradient.Select(pair => pair.By)), rows);
    }

    /// <summary>Compares any gradient with the measured slopes of any function, at one point.</summary>
    /// <param name="function">The function of all numbers.</param>
    /// <param name="at">Where; it is left as it is.</param>
    /// <param name="gradient">The derivative with respect to each number there.</param>
    /// <param name="nameOf">What a number is called; null names them by their place, from 0.</param>
    /// <param name="places">Which numbers are moved; null moves all.</param>
    /// <exception cref="ArgumentException">The gradient has another length.</exception>
    /// <example><code>GradientCheck.Of(x => x[0] * x[1], [3, 2], [2, 3]).WorstRelativeError &lt; 1e-8   // True</code></example>
    public static GradientCheck Of(Func<double[], double> function, double[] at, IReadOnlyList<double> gradient, Func<int, string>? nameOf = null, IReadOnlyList<int>? places = null)
    {
        if (gradient.Count != at.Length) throw new ArgumentException($"Expected {at.Length} derivatives, one for each number; found {gradient.Count}.", nameof(gradient));
        nameOf ??= place => place.ToString(CultureInfo.InvariantCulture);
        var rows = (places ?? [.. Enumerable.Range(0, at.Length)]).Select(place => new GradientCheckPoint(nameOf(place), [], gradient[place], Slope.Of(function, at, place))).ToList();
        return new(string.Join(", ", rows.Take(3).Select(row => row.By)) + (rows.Count > 3 ? ", …" : ""), rows);
    }

    /// <summary>True where more than one thing is moved, so that each point says which.</summary>
    internal bool NamesEachPoint => Points.Any(point => point.By != By);

    /// <summary>How many points could be measured; null where all were.</summary>
    internal string? Missing => Points.Count == Drawn ? null : $"{Points.Count} of {Drawn} points could be measured; the function has no value beside the others";

    string ITable.Caption => $"Derivative with respect to {By}: derived formula against central differences{(Missing is { } missing ? $"; {missing}" : "")}";

    IEnumerable<string> ITable.Heads => [.. NamesEachPoint ? (string[])["with respect to"] : [], .. Points[0].At.Select(pair => pair.Name), "derived", "measured", "relative error"];

    IEnumerable<IEnumerable<(string Text, bool IsNumber)>> ITable.Cells => Points.Select(point => point.At
        .Select(pair => NumberText.InFormat(pair.Value, "F2"))
        .Concat([NumberText.InFormat(point.Derived, "F8"), NumberText.InFormat(point.Measured, "F8"), point.ShownError])
        .Select(text => (text, true))
        .Prepend((point.By, false))
        .Skip(NamesEachPoint ? 0 : 1));

    /// <summary>The points as plain text, one a line.</summary>
    public override string ToString() => string.Join('\n', Points.Select(point => NamesEachPoint && point.At.Count > 0 ? $"with respect to {point.By}, at {point}" : $"{point}").Concat(Missing is { } missing ? [missing] : []));
}

/// <summary>One point of a gradient check.</summary>
/// <param name="By">What is moved.</param>
/// <param name="At">The values of the symbols; empty where they are too many to be shown.</param>
/// <param name="Derived">The derived formula's value there.</param>
/// <param name="Measured">The slope by central differences.</param>
public sealed record GradientCheckPoint(string By, IReadOnlyList<(string Name, double Value)> At, double Derived, double Measured)
{
    /// <summary>|derived − measured| / max(|derived|, |measured|, 0.01): relative, but for slopes near zero, where only the absolute error means something. Infinite where the derived value is no number.</summary>
    public double RelativeError => double.IsFinite(Derived)
        ? Math.Abs(Derived - Measured) / Math.Max(0.01, Math.Max(Math.Abs(Derived), Math.Abs(Measured)))
        : double.PositiveInfinity;

    /// <summary>The relative error as a bound: its last digits depend on rounding, so they are not shown.</summary>
    public string ShownError => RelativeError < 1e-8 ? "< 10⁻⁸" : RelativeError < 1e-6 ? "< 10⁻⁶" : NumberText.InFormat(RelativeError, "G1");

    /// <summary>The point as plain text.</summary>
    public override string ToString()
    {
        var at = At.Count == 0 ? By : string.Join(", ", At.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Name} = {pair.Value}")));
        return string.Create(CultureInfo.InvariantCulture, $"{at}: derived {Derived:F8}, measured {Measured:F8}, relative error {ShownError}");
    }
}
