namespace Backprop;

/// <summary>The order within each layer, such that few arrows cross.</summary>
/// <remarks>
/// Each vertex goes to the mean place of its neighbours (its barycentre), layer by layer there and back, and neighbours
/// change places as long as that saves a crossing. Fewest crossings is a hard problem (NP-complete even for two
/// layers); where the first order leaves some, others are tried, shuffled by a fixed seed, and the best one is kept.
/// </remarks>
internal static class Ordering
{
    private const int Sweeps = 12;
    private const int Starts = 16;

    /// <summary>Fills the layers and numbers what stands in them.</summary>
    /// <param name="layers">Empty lists, one a layer.</param>
    /// <param name="nodes">The boxes; what lies between is found from them.</param>
    public static void Arrange(List<List<Vertex>> layers, IReadOnlyList<Vertex> nodes)
    {
        Fill(layers, nodes);
        var random = new Random(1981);
        var (best, fewest) = (Snapshot(layers), int.MaxValue);
        for (var start = 0; start < Starts && fewest > 0; start++)
        {
            if (start > 0)
            {
                foreach (var layer in layers)
                {
                    var shuffled = layer.ToArray();
                    random.Shuffle(shuffled);
                    Set(layer, shuffled);
                }
            }

            for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
            {
                Sweep(layers, forwards: sweep % 2 == 1);
                while (ExchangeNeighbours(layers))
                {
                }

                var crossings = Crossings(layers);
                if (crossings < fewest) (best, fewest) = (Snapshot(layers), crossings);
            }
        }

        for (var i = 0; i < layers.Count; i++) Set(layers[i], best[i]);
    }

    /// <summary>How many pairs of arrows cross between neighbouring layers.</summary>
    public static int Crossings(List<List<Vertex>> layers) => layers.Sum(layer =>
    {
        var ends = layer.SelectMany(vertex => vertex.Out.Select(segment => segment.To.Order).Order()).ToArray();
        var count = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            for (var j = i + 1; j < ends.Length; j++)
            {
                if (ends[j] < ends[i]) count++;
            }
        }

        return count;
    });

    // From the ends backwards, depth first and in the order of use: a tree comes out without crossings at once.
    private static void Fill(List<List<Vertex>> layers, IReadOnlyList<Vertex> nodes)
    {
        var seen = new HashSet<Vertex>();
        var stack = new Stack<Vertex>(nodes.Where(node => node.Out.Count == 0).Reverse());
        while (stack.TryPop(out var vertex))
        {
            if (!seen.Add(vertex)) continue;
            layers[vertex.Layer].Add(vertex);
            for (var i = vertex.In.Count - 1; i >= 0; i--) stack.Push(vertex.In[i].From);
        }

        foreach (var layer in layers) Number(layer);
    }

    private static void Sweep(List<List<Vertex>> layers, bool forwards)
    {
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[forwards ? i : layers.Count - 1 - i];
            // OrderBy is stable: what has the same mean keeps its order, what has no neighbour keeps its place.
            Set(layer, [.. layer.OrderBy(vertex => Barycentre(vertex, forwards))]);
        }
    }

    private static double Barycentre(Vertex vertex, bool forwards)
    {
        var neighbours = forwards ? vertex.In.Select(segment => segment.From) : vertex.Out.Select(segment => segment.To);
        return neighbours.Select(neighbour => (double)neighbour.Order).DefaultIfEmpty(vertex.Order).Average();
    }

    private static bool ExchangeNeighbours(List<List<Vertex>> layers)
    {
        var improved = false;
        foreach (var layer in layers)
        {
            for (var i = 0; i + 1 < layer.Count; i++)
            {
                var (left, right) = (layer[i], layer[i + 1]);
                if (CrossingsBetween(right, left) >= CrossingsBetween(left, right)) continue;
                (layer[i], layer[i + 1]) = (right, left);
                Number(layer);
                improved = true;
            }
        }

        return improved;
    }

    private static int CrossingsBetween(Vertex first, Vertex second) =>
        Inversions(first.Out, second.Out, segment => segment.To.Order) + Inversions(first.In, second.In, segment => segment.From.Order);

    private static int Inversions(List<EdgeSegment> first, List<EdgeSegment> second, Func<EdgeSegment, int> end) =>
        first.Sum(a => second.Count(b => end(b) < end(a)));

    private static Vertex[][] Snapshot(List<List<Vertex>> layers) => [.. layers.Select(layer => layer.ToArray())];

    private static void Set(List<Vertex> layer, Vertex[] order)
    {
        for (var i = 0; i < order.Length; i++) layer[i] = order[i];
        Number(layer);
    }

    private static void Number(List<Vertex> layer)
    {
        for (var i = 0; i < layer.Count; i++) layer[i].Order = i;
    }
}
