using System.Globalization;

namespace Backprop;

/// <summary>Draws runs as strips.</summary>
internal sealed class RunStripsDrawing(RunStrips diagram)
{
    private const double AxisWidth = 306;
    private const double UnsolvedWidth = 72;
    private const double Height = 58;
    private const double Below = 10; // the strip is below the middle of its row, and its name above
    private const double TickHeight = 18;
    private const double LabelSize = 14;
    private const double SmallSize = 13;

    private readonly int _first = diagram.Strips.SelectMany(strip => strip.Runs.Sweeps.OfType<int>().Concat(strip.Reported is { } reported ? [reported] : [])).Select(Decade).DefaultIfEmpty(0).Min();
    private readonly int _last = diagram.Strips.Max(strip => Decade(Math.Max(strip.Runs.Limit, 10) - 1) + 1);

    public void Draw(Drawing drawing)
    {
        var bottom = diagram.Strips.Count * Height;
        for (var decade = _first; decade <= _last; decade++)
        {
            var x = Place(Math.Pow(10, decade));
            Vertical(drawing, x, 0, bottom, Paint.Rule, 1);
            // The first begins where the axis does, so that it does not leave the card.
            drawing.Text(x, bottom + 16, TextRun.Plain(NumberText.Counted(Math.Pow(10, decade))), Paint.Muted, decade == _first ? Anchor.Start : Anchor.Middle, SmallSize);
        }

        drawing.Text(AxisWidth / 2, bottom + 36, TextRun.Plain("sweeps"), Paint.Muted, size: SmallSize);
        drawing.Text(AxisWidth + UnsolvedWidth, bottom + 36, TextRun.Plain("unsolved"), Paint.Muted, Anchor.End, SmallSize);
        foreach (var (strip, i) in diagram.Strips.Select((strip, i) => (strip, i))) DrawStrip(drawing, strip, i * Height + Height / 2 + Below);
        drawing.Reserve(AxisWidth + UnsolvedWidth, bottom + 40);
    }

    private static int Decade(int sweeps) => (int)Math.Floor(Math.Log10(Math.Max(1, sweeps)));

    private static void Vertical(Drawing drawing, double x, double top, double bottom, Paint paint, double thickness, string? meaning = null) =>
        drawing.Path($"M {Drawing.Shown(x)} {Drawing.Shown(top)} L {Drawing.Shown(x)} {Drawing.Shown(bottom)}", paint, thickness, meaning);

    private double Place(double sweeps) => AxisWidth * (Math.Log10(Math.Max(1, sweeps)) - _first) / (_last - _first);

    private void DrawStrip(Drawing drawing, RunStrip strip, double y)
    {
        // Over its strip, so that the drawing is narrow enough for a phone.
        drawing.Text(0, y - TickHeight / 2 - 9, TextRun.Plain(strip.Name), Paint.Ink, Anchor.Start, LabelSize);
        foreach (var sweeps in strip.Runs.Sweeps.OfType<int>().Order()) Vertical(drawing, Place(sweeps), y - TickHeight / 2, y + TickHeight / 2, Paint.Forward, 0.7);
        if (strip.Runs.Quartiles is { Median: < double.PositiveInfinity and var median })
            Vertical(drawing, Place(median), y - TickHeight / 2 - 4, y + TickHeight / 2 + 4, Paint.Ink, 3, string.Create(CultureInfo.InvariantCulture, $"median over all runs: {median:N0}"));
        var unsolved = strip.Runs.Count - strip.Runs.Solved;
        var share = (UnsolvedWidth - 34) * unsolved / strip.Runs.Count;
        if (unsolved > 0) drawing.Rectangle(AxisWidth + 4, y - TickHeight / 2, share, TickHeight, Paint.Grey);
        drawing.Text(AxisWidth + UnsolvedWidth, y + 5, TextRun.Plain(unsolved.ToString(CultureInfo.InvariantCulture)), Paint.Ink, Anchor.End, SmallSize);
        if (strip.Reported is not { } reported) return;
        var x = Place(reported);
        drawing.Polygon([new(x, y + 6), new(x - 6, y + 17), new(x + 6, y + 17)], Paint.Backward);
    }
}
