namespace Backprop;

/// <summary>A place in a drawing; y goes down.</summary>
internal readonly record struct Point(double X, double Y)
{
    /// <summary><c>x,y</c>, as SVG has it.</summary>
    public override string ToString() => $"{Drawing.Shown(X)},{Drawing.Shown(Y)}";

    /// <summary>The sum of two places as arrows.</summary>
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    /// <summary>The arrow from the second to the first.</summary>
    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    /// <summary>The arrow stretched.</summary>
    public static Point operator *(double factor, Point a) => new(factor * a.X, factor * a.Y);
}
