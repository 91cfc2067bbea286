using System.Collections.Immutable;

namespace Backprop;

/// <summary>A line through points, with a band around it where it stands for several.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Where the points are, from left to right.</param>
/// <param name="Y">How high they are; NaN leaves a gap.</param>
/// <exception cref="ArgumentException">There are more or fewer heights than places.</exception>
public sealed record Curve(string Name, ImmutableArray<double> X, ImmutableArray<double> Y)
{
    /// <summary>How high the points are; NaN leaves a gap.</summary>
    public ImmutableArray<double> Y { get; init; } = Matching.Of(Y, X.Length, "heights", $"The line {Name}");

    /// <summary>The lower edge of the band, such as the first quartile; null for no band.</summary>
    public ImmutableArray<double>? Lower { get; init; }

    /// <summary>The upper edge of the band, such as the third quartile; null for no band.</summary>
    public ImmutableArray<double>? Upper { get; init; }

    /// <summary>Whether the line is broken, as for something that belongs to the line before it.</summary>
    public bool IsDashed { get; init; }

    /// <summary>Whether each point is marked by a dot.</summary>
    public bool HasDots { get; init; }

    /// <summary>What the curve does, as the rest of a sentence about it: <c>rises from 0.1 to 0.9</c>.</summary>
    internal string Course()
    {
        var points = X.Zip(Y).Where(point => double.IsFinite(point.Second)).ToArray();
        if (points.Length == 0) return Y.Length == 0 ? "has no points" : $"has no values{Missing.In(Y)}";
        return Course(points, isWhole: points.Length == Y.Length) + Missing.In(Y);
    }

    // Between the values that are there, those that are missing may have gone any way.
    private static string Course((double First, double Second)[] points, bool isWhole)
    {
        var (first, last) = (points[0], points[^1]);
        var (low, high) = (points.MinBy(point => point.Second), points.MaxBy(point => point.Second));
        if (points.Length == 1) return $"is {NumberText.Said(first.Second)} at {NumberText.Said(first.First)}";
        if (low.Second == high.Second) return $"stays at {NumberText.Said(low.Second)}";
        var steps = points.Zip(points.Skip(1), (a, b) => b.Second - a.Second).ToArray();
        if (steps.All(step => step >= 0) || steps.All(step => step <= 0))
            return $"{(!isWhole ? "goes" : last.Second > first.Second ? "rises" : "falls")} from {NumberText.Said(first.Second)} to {NumberText.Said(last.Second)}";
        return $"lies between {NumberText.Said(low.Second)} (at {NumberText.Said(low.First)}) and {NumberText.Said(high.Second)} (at {NumberText.Said(high.First)})";
    }
}
