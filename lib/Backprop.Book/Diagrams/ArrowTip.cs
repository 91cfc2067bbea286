namespace Backprop;

/// <summary>The tip of an arrow whose last stretch leads straight from one point to another.</summary>
/// <param name="from">Where that stretch begins.</param>
/// <param name="to">What the arrow points at.</param>
/// <param name="length">How long the tip is, in pixels.</param>
/// <param name="halfWidth">How far it reaches to either side, as a part of its length.</param>
internal sealed class ArrowTip(Point from, Point to, double length, double halfWidth = 0.5)
{
    private readonly Point _along = length / Math.Sqrt((to - from).X * (to - from).X + (to - from).Y * (to - from).Y) * (to - from);

    /// <summary>The middle of its broad side: a thick line that went on to the point would show beside it.</summary>
    public Point Foot => to - _along;

    public void Draw(Drawing drawing, Paint colour)
    {
        var across = halfWidth * new Point(-_along.Y, _along.X);
        drawing.Polygon([to, Foot + across, Foot - across], colour);
    }
}
