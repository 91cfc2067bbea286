using System.Collections.Immutable;

namespace Backprop;

/// <summary>Lists of a figure that belong together, number by number.</summary>
internal static class Matching
{
    /// <summary>The list, if it is as long as the one it belongs to.</summary>
    /// <exception cref="ArgumentException">It is longer or shorter.</exception>
    public static ImmutableArray<T> Of<T>(ImmutableArray<T> values, int count, string what, string whose) => values.Length == count
        ? values
        : throw new ArgumentException($"{whose} has {values.Length} {what} for {count} places; expected {count}.");
}
