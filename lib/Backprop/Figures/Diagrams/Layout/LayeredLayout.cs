namespace Backprop;

/// <summary>Places a directed graph in layers, so that all arrows point one way and cross as little as can be.</summary>
/// <remarks>
/// The method of Sugiyama, Tagawa and Toda (1981): layers by the longest path, points for long arrows in the layers that
/// they pass, an order in each layer by barycentres, then places. Labels of arrows are points with a size, in layers of
/// their own between the others, so that a label has room as a box has. Directions are called along (the arrows) and
/// across; the drawing decides which is x.
/// </remarks>
internal sealed class LayeredLayout
{
    private const double LayerGap = 26;

    private LayeredLayout(IReadOnlyList<Point> nodes, IReadOnlyList<Route> routes, Extent size) => (Nodes, Routes, Size) = (nodes, routes, size);

    /// <summary>The middle of each box: X along the arrows, Y across.</summary>
    public IReadOnlyList<Point> Nodes { get; }

    /// <summary>The way of each arrow.</summary>
    public IReadOnlyList<Route> Routes { get; }

    /// <summary>The room that all of it takes.</summary>
    public Extent Size { get; }

    /// <summary>Lays out a graph.</summary>
    /// <param name="boxes">The size of each node.</param>
    /// <param name="arrows">From which node to which, and the size of the label; all zero where there is none.</param>
    /// <param name="widest">How much room there is across; where a layer takes more, nodes at which nothing arrives stand further from what they lead to.</param>
    /// <exception cref="ArgumentException">The arrows form a cycle.</exception>
    public static LayeredLayout Of(IReadOnlyList<Extent> boxes, IReadOnlyList<(int From, int To, Extent Label)> arrows, double widest = double.PositiveInfinity)
    {
        var ranks = RoomyRanks.Of(boxes, arrows, widest);
        // Boxes stand in the even layers, labels in the odd ones.
        var layers = Enumerable.Range(0, 2 * ranks.DefaultIfEmpty(0).Max() + 1).Select(_ => new List<Vertex>()).ToList();
        Vertex[] nodes = [.. boxes.Select((box, i) => new Vertex(2 * ranks[i], box, VertexKind.Box))];
        var chains = arrows.Select(arrow => Chain(nodes[arrow.From], nodes[arrow.To], arrow.Label)).ToList();
        Ordering.Arrange(layers, nodes);
        foreach (var layer in layers)
        {
            foreach (var vertex in layer) vertex.SpreadPorts();
        }

        Placement.Place(layers, widest);
        var (starts, ends) = Along(layers);
        return new(
            [.. nodes.Select(node => Middle(node, starts, ends))],
            [.. chains.Select(chain => Route.Of(chain, starts, ends))],
            new(ends[^1], layers.SelectMany(layer => layer).Select(vertex => vertex.Across + vertex.Size.Across / 2).DefaultIfEmpty(0).Max()));
    }

    internal static Point Middle(Vertex vertex, double[] starts, double[] ends) =>
        new((starts[vertex.Layer] + ends[vertex.Layer]) / 2, vertex.Across);

    private static List<EdgeSegment> Chain(Vertex from, Vertex to, Extent label)
    {
        var chain = new List<EdgeSegment>();
        var last = from;
        for (var layer = from.Layer + 1; layer < to.Layer; layer++)
        {
            var isLabel = layer == to.Layer - 1 && label.Across > 0;
            var next = new Vertex(layer, isLabel ? label : default, isLabel ? VertexKind.Label : VertexKind.Bend);
            chain.Add(EdgeSegment.Connect(last, next));
            last = next;
        }

        chain.Add(EdgeSegment.Connect(last, to));
        return chain;
    }

    // Steep curves need length: the more the arrows climb between two layers, the further apart these stand.
    private static (double[] Starts, double[] Ends) Along(List<List<Vertex>> layers)
    {
        var (starts, ends) = (new double[layers.Count], new double[layers.Count]);
        var at = 0.0;
        for (var layer = 0; layer < layers.Count; layer++)
        {
            starts[layer] = at;
            ends[layer] = at + layers[layer].Select(vertex => vertex.Size.Along).DefaultIfEmpty(0).Max();
            var climb = layers[layer].SelectMany(vertex => vertex.Out).Select(segment => Math.Abs(segment.StartAcross - segment.EndAcross)).DefaultIfEmpty(0).Max();
            at = ends[layer] + LayerGap + Math.Min(60, climb * 0.2);
        }

        return (starts, ends);
    }
}

/// <summary>How much room something takes along the arrows and across them.</summary>
internal readonly record struct Extent(double Along, double Across);
