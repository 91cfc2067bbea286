using System.Collections.Immutable;

namespace Backprop;

/// <summary>Several lines on one pair of axes.</summary>
/// <param name="Title">What the figure is called.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Curves">The lines, in the order of the legend.</param>
public record CurveFigure(string Title, Axis X, Axis Y, ImmutableArray<Curve> Curves) : Figure(Title)
{
    /// <inheritdoc/>
    protected internal override string Describe()
    {
        var all = Curves.SelectMany(curve => curve.X).ToArray();
        return all.Length == 0
            ? "There are no points."
            : $"For {X.Name} from {NumberText.Said(all.Min())} to {NumberText.Said(all.Max())}, {string.Join("; ", Curves.Select(curve => $"{curve.Name} {curve.Course()}"))}.";
    }
}

/// <summary>How a cost falls while a network learns: one line a run, or one line and a band for many runs.</summary>
/// <param name="Title">What the figure is called.</param>
/// <param name="X">The horizontal axis, which counts sweeps.</param>
/// <param name="Y">The vertical axis, which measures the cost.</param>
/// <param name="Curves">The lines, in the order of the legend.</param>
internal sealed record LearningCurveFigure(string Title, Axis X, Axis Y, ImmutableArray<Curve> Curves) : CurveFigure(Title, X, Y, Curves)
{
    /// <inheritdoc/>
    protected internal override string Describe() => string.Join(" ", Curves.Select(Describe));

    private string Describe(Curve curve)
    {
        if (curve.Y.Length == 0) return $"{curve.Name}: no points.";
        var (first, last) = (curve.Y[0], curve.Y[^1]);
        var missing = Missing.In(curve.Y);
        var way = missing.Length > 0 ? "goes" : last < first ? "falls" : last > first ? "rises" : "goes";
        var sentence = $"{curve.Name}: the {Y.Name} {way} from {NumberText.Said(first)} to {NumberText.Said(last)} by {AtLast(NumberText.Drawn(curve.X[^1]))}{missing}";
        return curve is { Lower: { } lower, Upper: { } upper }
            ? $"{sentence} (the middle half of the runs ends between {NumberText.Said(lower[^1])} and {NumberText.Said(upper[^1])})."
            : $"{sentence}.";
    }

    // By sweep 2; by pass 1500 over the data.
    private string AtLast(string number) => X.Name.Split(' ', 2) is [var first, var rest] ? $"{first} {number} {rest}" : $"{X.Name} {number}";
}
