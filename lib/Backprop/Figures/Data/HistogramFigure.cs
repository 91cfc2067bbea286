using System.Collections.Immutable;

namespace Backprop;

/// <summary>Values of one kind, such as the sweeps that each seed needed.</summary>
/// <param name="Name">What the legend calls them.</param>
/// <param name="Values">The values.</param>
internal sealed record Sample(string Name, ImmutableArray<double> Values);

/// <summary>How often values fall where: one histogram a sample, all with the same boxes.</summary>
/// <param name="Title">What the figure is called.</param>
/// <param name="X">The horizontal axis, which measures the values.</param>
/// <param name="Y">The vertical axis, which counts them.</param>
/// <param name="Samples">The samples, in the order of the legend.</param>
internal sealed record HistogramFigure(string Title, Axis X, Axis Y, ImmutableArray<Sample> Samples) : Figure(Title)
{
    /// <summary>How many boxes the values are counted in.</summary>
    public int BinCount { get; init; } = 24;

    /// <summary>The edges of the boxes.</summary>
    internal ImmutableArray<double> Edges() => Bins.EdgesFor(Samples.SelectMany(sample => sample.Values), BinCount, X.IsLogarithmic);

    /// <inheritdoc/>
    protected internal override string Describe() => string.Join(" ", Samples.Select(Describe));

    private string Describe(Sample sample)
    {
        double[] sorted = [.. sample.Values.Where(double.IsFinite).Order()];
        var name = Samples.Length > 1 ? $"{sample.Name}: " : "";
        if (sorted.Length == 0) return sample.Values.Length == 0 ? $"{name}No values." : $"{name}No values{Missing.In(sample.Values)}.";
        if (X.IsLogarithmic && sorted[^1] <= 0) return $"{name}No values above 0, which alone have a place on a logarithmic axis.";
        var bins = Bins.Of(sorted, Edges());
        var fullest = bins.Counts.IndexOf(bins.Counts.Max());
        return $"{name}{sorted.Length} values from {NumberText.Said(sorted[0])} to {NumberText.Said(sorted[^1])}, median {NumberText.Said(Quantile.OfSorted(sorted, 0.5))}, "
            + $"quartiles {NumberText.Said(Quantile.OfSorted(sorted, 0.25))} and {NumberText.Said(Quantile.OfSorted(sorted, 0.75))}; "
            + $"the fullest bin, from {NumberText.Said(bins.Edges[fullest])} to {NumberText.Said(bins.Edges[fullest + 1])}, holds {bins.Counts[fullest]}{Missing.In(sample.Values, has: value => double.IsFinite(value) && (!X.IsLogarithmic || value > 0))}.";
    }
}
