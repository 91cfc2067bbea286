using System.Collections.Immutable;

namespace Backprop;

/// <summary>Where a search went on a surface, one place after each sweep.</summary>
/// <param name="Name">What the legend calls it: <c>gradient descent</c>, <c>momentum</c>.</param>
/// <param name="X">The places' first parameter; the first is the start.</param>
/// <param name="Y">The places' second parameter.</param>
/// <param name="Heights">The height of the surface at each place.</param>
/// <exception cref="ArgumentException">The three lists are not equally long.</exception>
public sealed record DescentPath(string Name, ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> Heights)
{
    /// <summary>The places' second parameter.</summary>
    public ImmutableArray<double> Y { get; init; } = Matching.Of(Y, X.Length, "second parameters", $"The path {Name}");

    /// <summary>The height of the surface at each place.</summary>
    public ImmutableArray<double> Heights { get; init; } = Matching.Of(Heights, X.Length, "heights", $"The path {Name}");

    /// <summary>After how many sweeps each place was reached; null when that is its number.</summary>
    public ImmutableArray<int>? Sweeps { get; init; }

    /// <summary>After how many sweeps the place with this number was reached.</summary>
    public int SweepAt(int place) => Sweeps?[place] ?? place;

    /// <summary>Whether the place with this number is one, and has a height.</summary>
    internal bool IsThere(int place) => double.IsFinite(X[place]) && double.IsFinite(Y[place]) && double.IsFinite(Heights[place]);

    /// <summary>How far it came, as a sentence.</summary>
    internal string Describe(string height)
    {
        if (X.Length == 0) return $"{Name} has no places.";
        var missing = Missing.In([.. Heights.Select((height, place) => IsThere(place) ? height : double.NaN)], "heights");
        var way = missing.Length > 0 ? "goes" : Heights[^1] <= Heights[0] ? "falls" : "rises";
        return $"{Sentence.Opening(Name)} starts at ({NumberText.Said(X[0])}, {NumberText.Said(Y[0])}) and ends at ({NumberText.Said(X[^1])}, {NumberText.Said(Y[^1])}); "
            + $"{height} {way} from {NumberText.Said(Heights[0])} to {NumberText.Said(Heights[^1])} in {SweepAt(X.Length - 1)} {(SweepAt(X.Length - 1) == 1 ? "sweep" : "sweeps")}{missing}.";
    }
}
