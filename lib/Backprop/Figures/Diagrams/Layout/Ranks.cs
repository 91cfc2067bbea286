namespace Backprop;

/// <summary>The layer of each node, by the longest path.</summary>
internal static class Ranks
{
    /// <summary>Layers counted from 0, in which every arrow points to a higher one.</summary>
    /// <remarks>
    /// The path is measured from the end: rank(v) = longest − max over the successors s of (longest − rank(s) + 1). So a
    /// weight stands right before the sum that uses it and not at the far left with the input.
    /// </remarks>
    /// <exception cref="ArgumentException">The arrows form a cycle.</exception>
    public static int[] Of(int nodes, IReadOnlyList<(int From, int To, Extent Label)> arrows)
    {
        var toEnd = new int[nodes];
        var open = new int[nodes];
        var before = arrows.ToLookup(arrow => arrow.To, arrow => arrow.From);
        foreach (var arrow in arrows) open[arrow.From]++;
        var ready = new Queue<int>(Enumerable.Range(0, nodes).Where(node => open[node] == 0));
        var done = 0;
        while (ready.TryDequeue(out var node))
        {
            done++;
            foreach (var earlier in before[node])
            {
                toEnd[earlier] = Math.Max(toEnd[earlier], toEnd[node] + 1);
                if (--open[earlier] == 0) ready.Enqueue(earlier);
            }
        }

        if (done < nodes) throw new ArgumentException($"A layered drawing needs arrows without a cycle; {nodes - done} of {nodes} nodes lie on or before one.", nameof(arrows));
        var longest = toEnd.DefaultIfEmpty(0).Max();
        return [.. toEnd.Select(length => longest - length)];
    }
}
