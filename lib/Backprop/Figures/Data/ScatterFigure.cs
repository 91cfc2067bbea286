using System.Collections.Immutable;

namespace Backprop;

/// <summary>Points of one kind.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="X">Where they are.</param>
/// <param name="Y">How high they are.</param>
/// <exception cref="ArgumentException">There are more or fewer heights than places.</exception>
public sealed record PointSet(string Name, ImmutableArray<double> X, ImmutableArray<double> Y)
{
    /// <summary>How high the points are.</summary>
    public ImmutableArray<double> Y { get; init; } = Matching.Of(Y, X.Length, "heights", $"The set of points {Name}");
}

/// <summary>Points on one pair of axes, each kind in its own colour and shape.</summary>
/// <param name="Title">What the figure is called.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Sets">The kinds of points, in the order of the legend.</param>
internal sealed record ScatterFigure(string Title, Axis X, Axis Y, ImmutableArray<PointSet> Sets) : Figure(Title)
{
    // So many points are told one by one.
    private const int Few = 4;

    /// <inheritdoc/>
    protected internal override string Describe() => string.Join(" ", Sets.Select(Describe));

    private string Describe(PointSet set)
    {
        var name = Sets.Length > 1 ? $"{set.Name}: " : "";
        if (set.X.Length == 0) return $"{name}No points.";
        var (x, y) = (Missing.Without(set.X), Missing.Without(set.Y));
        if (set.X.Length <= Few && x.Length == set.X.Length && y.Length == set.Y.Length)
            return $"{name}({X.Name}, {Y.Name}) at {string.Join(" and ", set.X.Zip(set.Y, (across, up) => $"({NumberText.Said(across)}, {NumberText.Said(up)})"))}.";
        return x.Length == 0 || y.Length == 0
            ? $"{name}{set.X.Length} points without a place."
            : $"{name}{set.X.Length} points, {X.Name} from {NumberText.Said(x.Min())} to {NumberText.Said(x.Max())}{Missing.In(set.X)}, {Y.Name} from {NumberText.Said(y.Min())} to {NumberText.Said(y.Max())}{Missing.In(set.Y)}.";
    }
}
