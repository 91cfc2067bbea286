namespace Backprop;

/// <summary>What stands in a layer.</summary>
internal enum VertexKind
{
    /// <summary>A node of the graph.</summary>
    Box,

    /// <summary>The label of an arrow.</summary>
    Label,

    /// <summary>A point through which an arrow passes a layer.</summary>
    Bend,
}

/// <summary>A box, a label or a bend, with its place in a layer.</summary>
internal sealed class Vertex(int layer, Extent size, VertexKind kind)
{
    private const double WidestPort = 14;

    /// <summary>The layer's number, from the first.</summary>
    public int Layer { get; } = layer;

    /// <summary>The room that it takes.</summary>
    public Extent Size { get; } = size;

    /// <summary>What it is.</summary>
    public VertexKind Kind { get; } = kind;

    /// <summary>Its number in its layer.</summary>
    public int Order { get; set; }

    /// <summary>The place of its middle across the arrows.</summary>
    public double Across { get; set; }

    /// <summary>What arrives from the layer before.</summary>
    public List<EdgeSegment> In { get; } = [];

    /// <summary>What leaves to the layer after.</summary>
    public List<EdgeSegment> Out { get; } = [];

    /// <summary>Gives each arrow that arrives or leaves a point of its own on the side of the box, in the order of their other ends.</summary>
    public void SpreadPorts()
    {
        In.Sort((a, b) => a.From.Order.CompareTo(b.From.Order));
        Out.Sort((a, b) => a.To.Order.CompareTo(b.To.Order));
        for (var i = 0; i < In.Count; i++) In[i].EndPort = Port(i, In.Count);
        for (var i = 0; i < Out.Count; i++) Out[i].StartPort = Port(i, Out.Count);
    }

    private double Port(int number, int count) => (number - (count - 1) / 2.0) * Math.Min(WidestPort, Size.Across * 0.8 / count);
}

/// <summary>The part of an arrow between two neighbouring layers.</summary>
internal sealed class EdgeSegment
{
    private EdgeSegment(Vertex from, Vertex to) => (From, To) = (from, to);

    /// <summary>Where it starts.</summary>
    public Vertex From { get; }

    /// <summary>Where it ends, one layer further.</summary>
    public Vertex To { get; }

    /// <summary>How far from the middle of its start it leaves.</summary>
    public double StartPort { get; set; }

    /// <summary>How far from the middle of its end it arrives.</summary>
    public double EndPort { get; set; }

    /// <summary>The place across where it leaves.</summary>
    public double StartAcross => From.Across + StartPort;

    /// <summary>The place across where it arrives.</summary>
    public double EndAcross => To.Across + EndPort;

    /// <summary>A segment known to both of its ends.</summary>
    public static EdgeSegment Connect(Vertex from, Vertex to)
    {
        var segment = new EdgeSegment(from, to);
        from.Out.Add(segment);
        to.In.Add(segment);
        return segment;
    }
}
