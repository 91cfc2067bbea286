using System.Collections.Immutable;

namespace Backprop;

/// <summary>One bar for each category.</summary>
/// <param name="Name">What the legend calls the series.</param>
/// <param name="Heights">The heights, in the order of the categories.</param>
internal sealed record Bars(string Name, ImmutableArray<double> Heights);

/// <summary>Amounts by category; several series stand side by side.</summary>
/// <param name="Title">What the figure is called.</param>
/// <param name="X">The horizontal axis, which names the categories.</param>
/// <param name="Y">The vertical axis, which measures the bars.</param>
/// <param name="Categories">The categories from left to right.</param>
/// <param name="Series">The series, in the order of the legend.</param>
/// <exception cref="ArgumentException">A series has more or fewer bars than there are categories.</exception>
internal sealed record BarFigure(string Title, Axis X, Axis Y, ImmutableArray<string> Categories, ImmutableArray<Bars> Series) : Figure(Title)
{
    /// <summary>The series, in the order of the legend.</summary>
    public ImmutableArray<Bars> Series { get; init; } = [.. Series.Select(bars => bars with { Heights = Matching.Of(bars.Heights, Categories.Length, "bars", $"The series {bars.Name}") })];

    /// <inheritdoc/>
    protected internal override string Describe() => string.Join(" ", Series.Select(Describe));

    private string Describe(Bars bars)
    {
        var name = Series.Length > 1 ? $"{bars.Name}: " : "";
        if (bars.Heights.Length == 0) return $"{name}No bars.";
        var there = Missing.Without(bars.Heights);
        if (there.Length == 0) return $"{name}No bars have a height.";
        var (low, high) = (bars.Heights.IndexOf(there.Min()), bars.Heights.IndexOf(there.Max()));
        return bars.Heights.Length <= 6
            ? $"{name}{string.Join(", ", Categories.Zip(bars.Heights, (category, height) => $"{(char.IsAsciiDigit(category.FirstOrDefault()) ? $"{X.Name} {category}:" : category)} {NumberText.Said(height)}"))}."
            : $"{name}{bars.Heights.Length} bars; the lowest, {NumberText.Said(bars.Heights[low])}, at {Categories[low]}, the highest, {NumberText.Said(bars.Heights[high])}, at {Categories[high]}{Missing.In(bars.Heights, "bars")}.";
    }
}
