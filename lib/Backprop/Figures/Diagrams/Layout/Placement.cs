namespace Backprop;

/// <summary>Places within the layers: the order is kept, nothing overlaps, and arrows are as straight as that allows.</summary>
/// <remarks>
/// Least squares: Σ weight·(difference across of the ends of each arrow)² is made small, layer by layer. For one layer,
/// with its neighbours held, that is exactly a monotone regression, solved by pooling adjacent violators.
/// </remarks>
internal static class Placement
{
    /// <summary>How far apart two boxes stand at least.</summary>
    internal const double Gap = 12;

    private const int Rounds = 40;

    /// <summary>Sets the place across of every vertex; the smallest edge is 0.</summary>
    /// <param name="layers">The layers, each in its order.</param>
    /// <param name="widest">The largest edge, where the widest layer does not need more.</param>
    public static void Place(List<List<Vertex>> layers, double widest)
    {
        foreach (var layer in layers) Pack(layer);
        for (var round = 0; round < Rounds; round++)
        {
            // First one side decides, so that the whole takes shape; then both.
            var (before, after) = round < Rounds / 2 ? (round % 2 == 0, round % 2 == 1) : (true, true);
            for (var i = 0; i < layers.Count; i++)
                Fit(layers[round % 2 == 0 ? i : layers.Count - 1 - i], before, after, widest);
        }

        var lowest = layers.SelectMany(layer => layer).Select(vertex => vertex.Across - vertex.Size.Across / 2).DefaultIfEmpty(0).Min();
        foreach (var layer in layers)
        {
            foreach (var vertex in layer) vertex.Across -= lowest;
        }
    }

    private static void Pack(List<Vertex> layer)
    {
        for (var i = 1; i < layer.Count; i++) layer[i].Across = layer[i - 1].Across + Separation(layer[i - 1], layer[i]);
    }

    private static double Separation(Vertex upper, Vertex lower) =>
        (upper.Size.Across + lower.Size.Across) / 2 + (upper.Kind == VertexKind.Box && lower.Kind == VertexKind.Box ? Gap : Gap / 2);

    private static void Fit(List<Vertex> layer, bool before, bool after, double widest)
    {
        if (layer.Count == 0) return;
        // With the separations subtracted, "in order and apart" is "not decreasing".
        var blocks = new Stack<(double Mean, double Weight, int Count)>();
        var offset = 0.0;
        var offsets = new double[layer.Count];
        for (var i = 0; i < layer.Count; i++)
        {
            if (i > 0) offset += Separation(layer[i - 1], layer[i]);
            offsets[i] = offset;
            var (wanted, weight) = Wanted(layer[i], before, after);
            var block = (Mean: wanted - offset, Weight: weight, Count: 1);
            while (blocks.TryPeek(out var above) && above.Mean > block.Mean)
            {
                blocks.Pop();
                var sum = above.Weight + block.Weight;
                block = ((above.Mean * above.Weight + block.Mean * block.Weight) / sum, sum, above.Count + block.Count);
            }

            blocks.Push(block);
        }

        // A monotone regression between two ends is the free one, cut off at the ends.
        var first = layer[0].Size.Across / 2;
        var last = Math.Max(first, widest - layer[^1].Size.Across / 2 - offset);
        var at = layer.Count;
        foreach (var (mean, _, count) in blocks)
        {
            var place = double.IsFinite(widest) ? Math.Clamp(mean, first, last) : mean;
            for (var k = 0; k < count; k++) layer[--at].Across = place + offsets[at];
        }
    }

    private static (double Place, double Weight) Wanted(Vertex vertex, bool before, bool after)
    {
        var (sum, weight) = (0.0, 0.0);
        if (before)
        {
            foreach (var segment in vertex.In) Add(segment, segment.StartAcross - segment.EndPort);
        }

        if (after)
        {
            foreach (var segment in vertex.Out) Add(segment, segment.EndAcross - segment.StartPort);
        }

        // A vertex that nothing pulls stays where it is, until another needs the place.
        return weight > 0 ? (sum / weight, weight) : (vertex.Across, 0.01);

        void Add(EdgeSegment segment, double wanted)
        {
            var pull = Straightness(segment);
            sum += pull * wanted;
            weight += pull;
        }
    }

    private static double Straightness(EdgeSegment segment) => (segment.From.Kind, segment.To.Kind) switch
    {
        (VertexKind.Box, VertexKind.Box) => 1,
        (VertexKind.Box, _) or (_, VertexKind.Box) => 2,
        _ => 8,
    };
}
