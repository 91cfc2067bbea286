namespace Backprop;

/// <summary>A pair of axes to draw on.</summary>
internal sealed class Plane
{
    /// <summary>The size of what is between the axes.</summary>
    public const double Width = 520;

    /// <summary>The size of what is between the axes.</summary>
    public const double Height = 300;

    private const double Left = 70;
    private const double SmallSize = 12;
    private const int MostPoints = 160;

    private readonly Drawing _drawing;

    private Plane(Drawing drawing, Scale x, Scale y) => (_drawing, X, Y) = (drawing, x, y);

    /// <summary>The horizontal axis.</summary>
    public Scale X { get; }

    /// <summary>The vertical axis.</summary>
    public Scale Y { get; }

    /// <summary>Draws the axes.</summary>
    /// <param name="drawing">Where.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="xs">What it has to show.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="ys">What it has to show.</param>
    /// <param name="isTight">Whether values may touch the frame.</param>
    /// <param name="categories">Names in place of numbers on the horizontal axis; null for numbers.</param>
    public static Plane Of(Drawing drawing, Axis x, IEnumerable<double> xs, Axis y, IEnumerable<double> ys, bool isTight = false, IReadOnlyList<string>? categories = null)
    {
        var plane = new Plane(drawing, new Scale(x, xs, Left, Left + Width, isTight), new Scale(y, ys, Height, 0, isTight));
        drawing.Reserve(Left + Width + 10, Height + 60);
        drawing.Path($"M {Drawing.Shown(Left)} 0 L {Drawing.Shown(Left)} {Drawing.Shown(Height)} L {Drawing.Shown(Left + Width)} {Drawing.Shown(Height)}", Paint.Rule, 1);
        var places = categories is null ? plane.X.Ticks().Select(tick => (At: tick, Text: NumberText.Said(tick))) : categories.Select((name, i) => (At: (double)i, Text: name));
        foreach (var (at, text) in places)
            drawing.Text(plane.X.At(at), Height + 18, TextRun.Formula(text), Paint.Muted, size: SmallSize);
        foreach (var tick in plane.Y.Ticks())
        {
            drawing.Path($"M {Drawing.Shown(Left - 4)} {Drawing.Shown(plane.Y.At(tick))} L {Drawing.Shown(Left)} {Drawing.Shown(plane.Y.At(tick))}", Paint.Rule, 1);
            drawing.Text(Left - 8, plane.Y.At(tick) + 4, TextRun.Formula(NumberText.Said(tick)), Paint.Muted, Anchor.End, SmallSize);
        }

        drawing.Text(Left + Width / 2, Height + 40, TextRun.Formula(x.Name), Paint.Ink, size: SmallSize);
        drawing.Text(0, -6, TextRun.Formula(y.Name), Paint.Ink, Anchor.Start, SmallSize);
        return plane;
    }

    /// <summary>A line through points; what the axes cannot show leaves a gap. A line of many points is drawn through some of them.</summary>
    public void Line(IReadOnlyList<double> xs, IReadOnlyList<double> ys, Paint paint, bool isDashed = false, double thickness = 1.8)
    {
        var path = new List<string>();
        var isOpen = false;
        foreach (var i in Thinning.WithMissing(Thinning.Evenly(xs.Count, MostPoints), k => !double.IsFinite(xs[k]) || !double.IsFinite(ys[k])))
        {
            var isShown = X.Fits(xs[i]) && Y.Fits(ys[i]);
            if (isShown) path.Add($"{(isOpen ? "L" : "M")} {Drawing.Shown(X.At(xs[i]))} {Drawing.Shown(Y.At(ys[i]))}");
            isOpen = isShown;
        }

        if (path.Count > 0) _drawing.Path(string.Join(' ', path), paint, thickness, isDashed: isDashed);
    }

    /// <summary>A point.</summary>
    public void Dot(double x, double y, Paint paint, double radius = 3.5)
    {
        if (X.Fits(x) && Y.Fits(y)) _drawing.Circle(X.At(x), Y.At(y), radius, paint);
    }

    /// <summary>A box between two places and two heights.</summary>
    public void Box(double left, double right, double bottom, double top, Paint paint)
    {
        if (!Y.Fits(top)) return;
        var (low, high) = (Y.Fits(bottom) ? Y.At(bottom) : Height, Y.At(top));
        var (start, end) = (X.At(left), X.At(right));
        _drawing.Rectangle(start, Math.Min(low, high), Math.Max(0.1, end - start), Math.Abs(high - low), paint);
    }

    /// <summary>What each colour stands for, below the axes.</summary>
    public void Legend(IEnumerable<(string Name, Paint Paint)> entries)
    {
        var (x, y) = (Left, Height + 62.0);
        foreach (var (name, paint) in entries)
        {
            var runs = TextRun.Formula(name);
            var width = 22 + TextWidth.Of(runs, SmallSize) + 18;
            if (x > Left && x + width > Left + Width) (x, y) = (Left, y + 18);
            _drawing.Rectangle(x, y - 7, 16, 4, paint);
            _drawing.Text(x + 22, y, runs, Paint.Ink, Anchor.Start, SmallSize);
            x += width;
        }

        _drawing.Reserve(0, y + 8);
    }
}
