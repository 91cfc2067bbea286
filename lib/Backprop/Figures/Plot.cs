using System.Collections.Immutable;

namespace Backprop;

/// <summary>Figures in one short call, for the last line of a cell.</summary>
/// <example><code>
/// Plot.ActivationAndDerivative(Tanh).Alternative
/// // tanh and its derivative. For x from −6 to 6, tanh(x) rises from −1 to 1; its derivative lies between 2.46 × 10⁻⁵ (at −6) and 1 (at 0).
/// </code></example>
public static partial class Plot
{
    /// <summary>Points of a curve that is computed: enough that no corner shows, few enough for a page.</summary>
    private const int CurvePoints = 161;

    /// <summary>A function by its name.</summary>
    /// <param name="function">The function: <c>Logistic</c>, <c>Tanh</c>, …</param>
    /// <param name="from">Where it starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="title">The title; null for the function as a formula.</param>
    /// <exception cref="InvalidOperationException">The function has no definition.</exception>
    /// <example><code>Plot.Curve(Logistic, -6, 6).Alternative   // logistic(x). For x from −6 to 6, logistic(x) rises from 0.00247 to 0.998.</code></example>
    public static CurveFigure Curve(UnaryFunction function, double from = -6, double to = 6, string? title = null) =>
        Curves(title ?? function(X).ToString(), from, to, function);

    /// <summary>An expression in one variable.</summary>
    /// <param name="y">The expression; every other symbol must have been given a value.</param>
    /// <param name="x">The variable.</param>
    /// <param name="from">Where the variable starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="title">The title; null for the expression itself.</param>
    /// <exception cref="InvalidOperationException">The expression holds another symbol or an undefined function.</exception>
    public static CurveFigure Curve(Expr y, Symbol x, double from, double to, string? title = null)
    {
        var definition = y is Quantity quantity ? $"{quantity.Name} = {quantity.Definition}" : $"{y}";
        return new(title ?? definition, x, y, [Computed($"{y}", y, x, from, to)]);
    }

    /// <summary>Any function of a number.</summary>
    /// <param name="title">The title.</param>
    /// <param name="function">The function.</param>
    /// <param name="from">Where it starts.</param>
    /// <param name="to">Where it ends.</param>
    public static CurveFigure Curve(string title, Func<double, double> function, double from, double to) =>
        new(title, "x", "y", [Computed(title, function, from, to)]);

    /// <summary>Several functions on one pair of axes.</summary>
    /// <param name="title">The title.</param>
    /// <param name="from">Where they start.</param>
    /// <param name="to">Where they end.</param>
    /// <param name="functions">The functions.</param>
    /// <example><code>
    /// Plot.Curves("Two activations", -4, 4, Logistic, ReLU).Alternative
    /// // Two activations. For x from −4 to 4, logistic(x) rises from 0.018 to 0.982; ReLU(x) rises from 0 to 4.
    /// </code></example>
    public static CurveFigure Curves(string title, double from, double to, params UnaryFunction[] functions) =>
        new(title, X, functions.Length == 1 ? functions[0](X) : "y", [.. functions.Select(function => Computed($"{function(X)}", function(X), X, from, to))]);

    /// <summary>An activation function and its derivative on one pair of axes.</summary>
    /// <param name="function">The function: <c>Logistic</c>, <c>Tanh</c>, …</param>
    /// <param name="from">Where it starts.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="title">The title; null to name the function.</param>
    /// <exception cref="InvalidOperationException">The function has no definition.</exception>
    public static CurveFigure ActivationAndDerivative(UnaryFunction function, double from = -6, double to = 6, string? title = null)
    {
        var value = function(X);
        var name = value is Call { Function: KnownFunction known } ? known.Name.Identifier : $"{value}";
        return new(title ?? $"{name} and its derivative", X, "y",
        [
            Computed($"{value}", value, X, from, to),
            Computed("its derivative", value.Derivative(X), X, from, to) with { IsDashed = true },
        ]);
    }

    /// <summary>Lines through given points.</summary>
    /// <param name="title">The title.</param>
    /// <param name="x">The horizontal axis; a text is its name.</param>
    /// <param name="y">The vertical axis; a text is its name.</param>
    /// <param name="curves">The lines.</param>
    public static CurveFigure Lines(string title, Axis x, Axis y, params Curve[] curves) => new(title, x, y, [.. curves]);

    /// <summary>Lines that share their x.</summary>
    /// <param name="title">The title.</param>
    /// <param name="x">The horizontal axis; a text is its name.</param>
    /// <param name="y">The vertical axis; a text is its name.</param>
    /// <param name="at">Where the points are.</param>
    /// <param name="lines">A name and the heights of each line.</param>
    /// <example><code>
    /// Plot.Lines("Size of the gradient", "layers", "characters", [1, 2, 4], ("written out", [10, 30, 90]), ("with δ", [10, 20, 40])).Alternative
    /// // Size of the gradient. For layers from 1 to 4, written out rises from 10 to 90; with δ rises from 10 to 40.
    /// </code></example>
    public static CurveFigure Lines(string title, Axis x, Axis y, IEnumerable<double> at, params (string Name, IEnumerable<double> Y)[] lines)
    {
        ImmutableArray<double> places = [.. at];
        return new(title, x, y, [.. lines.Select(line => new Curve(line.Name, places, [.. line.Y]))]);
    }

    /// <summary>Points of several kinds.</summary>
    /// <param name="title">The title.</param>
    /// <param name="x">The horizontal axis; a text is its name.</param>
    /// <param name="y">The vertical axis; a text is its name.</param>
    /// <param name="sets">The kinds of points.</param>
    public static Figure Scatter(string title, Axis x, Axis y, params PointSet[] sets) => new ScatterFigure(title, x, y, [.. sets]);

    /// <summary>One bar a category.</summary>
    /// <param name="title">The title.</param>
    /// <param name="x">The horizontal axis; a text is its name.</param>
    /// <param name="y">The vertical axis; a text is its name.</param>
    /// <param name="bars">A name and a height for each bar.</param>
    public static Figure Bars(string title, Axis x, Axis y, params (string Category, double Height)[] bars) =>
        new BarFigure(title, x, y, [.. bars.Select(bar => bar.Category)], [new(y.Name, [.. bars.Select(bar => bar.Height)])]);

    /// <summary>Several bars a category, side by side.</summary>
    /// <param name="title">The title.</param>
    /// <param name="x">The horizontal axis; a text is its name.</param>
    /// <param name="y">The vertical axis; a text is its name.</param>
    /// <param name="categories">The categories.</param>
    /// <param name="series">The series: what the legend calls each, and a height for every category.</param>
    /// <exception cref="ArgumentException">A series has more or fewer heights than there are categories.</exception>
    public static Figure Bars(string title, Axis x, Axis y, IEnumerable<string> categories, params (string Name, IEnumerable<double> Heights)[] series) =>
        new BarFigure(title, x, y, [.. categories], [.. series.Select(bars => new Bars(bars.Name, [.. bars.Heights]))]);

    /// <summary>How often values fall where.</summary>
    /// <param name="title">The title.</param>
    /// <param name="x">What the values are; a logarithmic axis gives boxes of equal ratio.</param>
    /// <param name="values">The values.</param>
    /// <param name="bins">How many boxes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one box.</exception>
    /// <example><code>
    /// Plot.Histogram("Sweeps until every case is right", new Axis("sweeps", IsLogarithmic: true), [210.0, 250, 300, 420, 900], bins: 3).Alternative
    /// // Sweeps until every case is right. 5 values from 210 to 900, median 300, quartiles 250 and 420; the fullest bin, from 210 to 341, holds 3.
    /// </code></example>
    public static Figure Histogram(string title, Axis x, IEnumerable<double> values, int bins = 24)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        return new HistogramFigure(title, x, "how many", [new(x.Name, [.. values])]) { BinCount = bins };
    }

    /// <summary>How often values of several samples fall where, in the same boxes.</summary>
    /// <param name="title">The title.</param>
    /// <param name="x">What the values are; a logarithmic axis gives boxes of equal ratio.</param>
    /// <param name="samples">A name and the values of each sample.</param>
    public static Figure Histogram(string title, Axis x, params (string Name, IEnumerable<double> Values)[] samples) =>
        new HistogramFigure(title, x, "how many", [.. samples.Select(sample => new Sample(sample.Name, [.. sample.Values]))]);

    private static readonly Symbol X = Symbol.Of("x");

    private static Curve Computed(string name, Expr y, Symbol x, double from, double to)
    {
        var function = y.Compile(x);
        return Jumps.Upright(Computed(name, value => function(value), from, to), value => function(value));
    }

    private static Curve Computed(string name, Func<double, double> function, double from, double to)
    {
        if (!(from < to)) throw new ArgumentException(FormattableString.Invariant($"A curve runs from a smaller to a larger number; found from {from} to {to}."), nameof(from));
        var x = Grid.Steps(from, to, CurvePoints);
        return new(name, x, [.. x.Select(function)]);
    }
}
