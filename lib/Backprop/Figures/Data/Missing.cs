namespace Backprop;

/// <summary>What a figure's text says of values that are no finite numbers: nothing is passed over.</summary>
internal static class Missing
{
    /// <summary>How many there are, as the rest of a sentence: <c>; 1 of 3 values is missing</c>; nothing where there are none.</summary>
    public static string In(IReadOnlyCollection<double> values, string kind = "values", Func<double, bool>? has = null)
    {
        var missing = values.Count(value => !(has ?? double.IsFinite)(value));
        return missing == 0 ? "" : $"; {missing} of {values.Count} {kind} {(missing == 1 ? "is" : "are")} missing";
    }

    /// <summary>The values that are there.</summary>
    public static double[] Without(IEnumerable<double> values) => [.. values.Where(double.IsFinite)];
}
