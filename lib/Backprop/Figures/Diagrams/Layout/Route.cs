namespace Backprop;

/// <summary>The way of an arrow: straight through its layers, curved between them, interrupted by its label.</summary>
/// <param name="Parts">The way before the label and the way after it; one part where there is no label. X is along, Y across.</param>
/// <param name="Label">The middle of the label; null where there is none.</param>
internal sealed record Route(IReadOnlyList<IReadOnlyList<Stretch>> Parts, Point? Label)
{
    /// <summary>The way along a chain of segments.</summary>
    /// <remarks>
    /// All curves between two layers run over the same stretch along, and rise by one function of it: so two of them cross
    /// only where their order changes.
    /// </remarks>
    public static Route Of(List<EdgeSegment> chain, double[] starts, double[] ends)
    {
        var parts = new List<IReadOnlyList<Stretch>>();
        var part = new List<Stretch>();
        Point? label = null;
        foreach (var segment in chain)
        {
            var (from, to) = (segment.From, segment.To);
            var (start, end) = (new Point(ends[from.Layer], segment.StartAcross), new Point(starts[to.Layer], segment.EndAcross));
            var middle = LayeredLayout.Middle(from, starts, ends);
            if (from.Kind == VertexKind.Label)
            {
                label = middle;
                parts.Add(part);
                part = [];
            }

            // From the edge of the box, or of the label, to the edge of its layer.
            AddStraight(new(from.Kind == VertexKind.Bend ? starts[from.Layer] : middle.X + from.Size.Along / 2, start.Y), start);
            part.Add(new(start, end, IsCurved: Math.Abs(start.Y - end.Y) > 0.05));
            if (to.Kind != VertexKind.Bend) AddStraight(end, new(LayeredLayout.Middle(to, starts, ends).X - to.Size.Along / 2, end.Y));
        }

        parts.Add(part);
        return new(parts, label);

        void AddStraight(Point from, Point to)
        {
            if (to.X - from.X > 0.05) part.Add(new(from, to, IsCurved: false));
        }
    }
}

/// <summary>One piece of a way.</summary>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it ends.</param>
/// <param name="IsCurved">True for a curve that leaves and arrives along the layers' direction.</param>
internal readonly record struct Stretch(Point From, Point To, bool IsCurved);
