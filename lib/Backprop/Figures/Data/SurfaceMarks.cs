using System.Collections.Immutable;

namespace Backprop;

/// <summary>Places on a surface that are no way of descent: a line along which something holds, or points to look at.</summary>
/// <example><code>SurfaceMarks.Line("u v = 1", [0.5, 1, 2], [2, 1, 0.5], height: 0).IsLine   // True</code></example>
/// <param name="Name">What the legend calls them.</param>
/// <param name="X">The first parameter of each place; there may be none.</param>
/// <param name="Y">The second parameter of each.</param>
/// <param name="Height">The height of the surface at all of them.</param>
/// <param name="IsLine">True where the places are joined, false where each stands alone.</param>
/// <exception cref="ArgumentException">The two lists are not equally long.</exception>
public sealed record SurfaceMarks(string Name, ImmutableArray<double> X, ImmutableArray<double> Y, double Height, bool IsLine)
{
    /// <summary>The second parameter of each place.</summary>
    public ImmutableArray<double> Y { get; init; } = Matching.Of(Y, X.Length, "second parameters", $"The marks {Name}");

    /// <summary>A line.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="x">The first parameter of its points.</param>
    /// <param name="y">The second parameter of its points.</param>
    /// <param name="height">The height of the surface along it.</param>
    /// <exception cref="ArgumentException">The two lists are not equally long.</exception>
    public static SurfaceMarks Line(string name, IEnumerable<double> x, IEnumerable<double> y, double height) => new(name, [.. x], [.. y], height, true);

    /// <summary>Points.</summary>
    /// <param name="name">What the legend calls them.</param>
    /// <param name="x">The first parameter of each.</param>
    /// <param name="y">The second parameter of each.</param>
    /// <param name="height">The height of the surface at all of them.</param>
    /// <exception cref="ArgumentException">The two lists are not equally long.</exception>
    public static SurfaceMarks Points(string name, IEnumerable<double> x, IEnumerable<double> y, double height) => new(name, [.. x], [.. y], height, false);

    /// <summary>Where they are, as a sentence.</summary>
    internal string Describe()
    {
        var opening = Sentence.Opening(Name);
        if (X.Length == 0) return $"{opening}: nowhere in the picture.";
        return IsLine
            ? $"{opening}: a line from {At(0)} to {At(X.Length - 1)}."
            : $"{opening}: at {string.Join(", ", Enumerable.Range(0, X.Length).Select(At))}.";

        string At(int k) => $"({NumberText.Said(X[k])}, {NumberText.Said(Y[k])})";
    }
}
