namespace Backprop;

/// <summary>How much of the differences between numbers is told by the group that each belongs to.</summary>
public static class VarianceShare
{
    /// <summary>η² = Σ over groups of n_g (mean_g − mean)² / Σ (v − mean)²: 1 where the group tells all, 0 where it tells nothing.</summary>
    /// <remarks>Numbers without any order still give (groups − 1)/(n − 1) on average: 0.04 for 24 numbers in 2 groups.</remarks>
    /// <param name="values">The numbers, such as a unit's weights from 24 people.</param>
    /// <param name="groups">The group of each, such as the language of the person.</param>
    /// <exception cref="ArgumentException">The lengths differ, or all numbers are equal.</exception>
    /// <example><code>VarianceShare.Of([1, 1, 3, 3], ["a", "a", "b", "b"])   // 1</code></example>
    public static double Of<TGroup>(IReadOnlyList<double> values, IReadOnlyList<TGroup> groups)
        where TGroup : notnull
    {
        if (values.Count != groups.Count) throw new ArgumentException($"Found {values.Count} numbers and {groups.Count} groups, expected one group for each number.", nameof(groups));
        if (values.Count == 0 || values.All(value => value == values[0])) throw new ArgumentException("Found numbers without any difference, expected at least two that differ.", nameof(values));
        var mean = values.Average();
        var between = values.Zip(groups).GroupBy(pair => pair.Second, pair => pair.First).Sum(group => group.Count() * Square(group.Average() - mean));
        return between / values.Sum(value => Square(value - mean));

        static double Square(double x) => x * x;
    }
}
