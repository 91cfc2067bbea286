namespace Backprop;

/// <summary>The layer of each node, where the layers have only so much room.</summary>
internal static class RoomyRanks
{
    /// <summary>The ranks by the longest path; in a layer that is too wide, nodes at which nothing arrives go to a layer before it.</summary>
    /// <remarks>What they lead to stays where it is, and their arrows pass the layer that they left.</remarks>
    /// <exception cref="ArgumentException">The arrows form a cycle.</exception>
    public static int[] Of(IReadOnlyList<Extent> boxes, IReadOnlyList<(int From, int To, Extent Label)> arrows, double widest)
    {
        var ranks = Ranks.Of(boxes.Count, arrows);
        var reached = arrows.Select(arrow => arrow.To).ToHashSet();
        for (var rank = ranks.DefaultIfEmpty(0).Max(); InLayer(rank).Count > 0; rank--)
        {
            // At least one stays, or the layers would have no end.
            while (Room(rank) > widest && InLayer(rank) is { Count: > 1 } nodes && nodes.Where(node => !reached.Contains(node)).ToList() is { Count: > 0 } free)
                ranks[free.MinBy(node => boxes[node].Across)]--;
        }

        var first = ranks.DefaultIfEmpty(0).Min();
        return [.. ranks.Select(rank => rank - first)];

        List<int> InLayer(int rank) => [.. Enumerable.Range(0, ranks.Length).Where(node => ranks[node] == rank)];

        double Room(int rank) =>
            InLayer(rank).Sum(node => boxes[node].Across + Placement.Gap) - Placement.Gap
            + arrows.Count(arrow => ranks[arrow.From] < rank && rank < ranks[arrow.To]) * Placement.Gap / 2;
    }
}
