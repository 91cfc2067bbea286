using System.Collections.Immutable;

namespace Backprop;

/// <summary>Arrows on a plane: arrow k starts at (X[k], Y[k]) and points along (Dx[k], Dy[k]).</summary>
/// <remarks>Drawn to one common scale, the longest about as long as the arrows are apart.</remarks>
/// <param name="Name">What the arrows are, as in <c>−gradient</c>.</param>
/// <param name="X">Where they start.</param>
/// <param name="Y">Where they start.</param>
/// <param name="Dx">Which way they point.</param>
/// <param name="Dy">Which way they point.</param>
/// <exception cref="ArgumentException">The four lists are not equally long.</exception>
public sealed record ArrowField(string Name, ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> Dx, ImmutableArray<double> Dy)
{
    /// <summary>Where the arrows start, upwards.</summary>
    public ImmutableArray<double> Y { get; init; } = Matching.Of(Y, X.Length, "starts", $"The field {Name}");

    /// <summary>How far the arrows point to the right.</summary>
    public ImmutableArray<double> Dx { get; init; } = Matching.Of(Dx, X.Length, "directions", $"The field {Name}");

    /// <summary>How far the arrows point upwards.</summary>
    public ImmutableArray<double> Dy { get; init; } = Matching.Of(Dy, X.Length, "directions", $"The field {Name}");

    /// <summary>The longest arrow, as a sentence.</summary>
    internal string Describe()
    {
        if (X.Length == 0) return "There are no arrows.";
        var lengths = Dx.Zip(Dy, double.Hypot).ToArray();
        var known = Missing.Without(lengths);
        if (known.Length == 0) return $"{X.Length} arrows show {Name}; none of them has a length.";
        var longest = Array.IndexOf(lengths, known.Max());
        return $"{X.Length} arrows show {Name}; the longest, {NumberText.Said(lengths[longest])}, is at ({NumberText.Said(X[longest])}, {NumberText.Said(Y[longest])}), the shortest has length {NumberText.Said(known.Min())}{Missing.In(lengths, "lengths")}.";
    }
}

/// <summary>A field of arrows on one pair of axes.</summary>
/// <param name="Title">What the figure is called.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Arrows">The arrows.</param>
internal sealed record ArrowFigure(string Title, Axis X, Axis Y, ArrowField Arrows) : Figure(Title)
{
    /// <inheritdoc/>
    protected internal override string Describe() => Arrows.Describe();
}
