namespace Backprop.Tests;

/// <summary>The places of all elements of a family, in the order in which they stand in memory: the last index fastest.</summary>
internal static class ElementPositions
{
    /// <summary>For extents 2 and 3: 1,1; 1,2; 1,3; 2,1; 2,2; 2,3.</summary>
    public static IEnumerable<int[]> Of(int[] extents) => extents.Aggregate(
        (IEnumerable<int[]>)[[]],
        (positions, extent) => positions.SelectMany(position => Enumerable.Range(1, extent).Select(value => (int[])[.. position, value])));
}
