namespace Backprop;

/// <summary>Draws a network with loops above, and below it its layers, one a tick, from below upwards.</summary>
internal sealed class LoopDrawing(LoopDiagram diagram)
{
    private const double NoteHeight = 22;
    private const double Radius = 17;
    private const double UnitGap = 100;
    private const double TickGap = 88;
    private const double BesidePanel = 14;
    private const double TextSize = 15;
    private const double NoteSize = 13;
    private const double TipLength = 9;

    // One colour a weight, the same in both panels.
    private static readonly Paint[] Colours = [Paint.Forward, Paint.Backward, Paint.Third, Paint.Fourth];

    // The longer a connection, the further it bows.
    private readonly double _loopHeight = 62 + 50 * diagram.Connections.Select(connection => Math.Abs(connection.To - connection.From)).DefaultIfEmpty(0).Max();
    private readonly double _panel = (diagram.Units - 1) * UnitGap + 2 * Radius;
    private readonly double _height = diagram.Ticks * TickGap + 2 * Radius;

    public void Draw(Drawing drawing)
    {
        var names = diagram.Connections.Select((connection, number) => (connection, Colour: Colours[number % Colours.Length])).ToList();
        foreach (var (connection, colour) in names) DrawLoop(drawing, connection, colour);
        for (var unit = 1; unit <= diagram.Units; unit++) DrawUnit(drawing, InLoop(unit), unit, isSeen: true);
        drawing.Text(_panel / 2, _loopHeight + NoteHeight, TextRun.Plain("the loop"), Paint.Muted, size: NoteSize);

        for (var tick = 1; tick <= diagram.Ticks; tick++)
        {
            foreach (var (connection, colour) in names)
                DrawUse(drawing, connection, tick, diagram.IsSeen(connection.To, tick) ? colour : Paint.Rule, diagram.IsSeen(connection.To, tick));
        }

        for (var tick = 0; tick <= diagram.Ticks; tick++)
        {
            for (var unit = 1; unit <= diagram.Units; unit++) DrawUnit(drawing, Unrolled(unit, tick), unit, diagram.IsSeen(unit, tick));
            drawing.Text(_panel + BesidePanel, Unrolled(1, tick).Y + 5, TextRun.Plain($"tick {tick}"), Paint.Muted, Anchor.Start, NoteSize);
        }

        var last = Unrolled(diagram.Output, diagram.Ticks);
        drawing.Text(last.X, last.Y - Radius - 10, TextRun.Formula("E"), Paint.Ink, size: TextSize);
        drawing.Text(_panel / 2, Top + _height + NoteHeight, TextRun.Plain("unrolled; tick 0 is the start"), Paint.Muted, size: NoteSize);
        drawing.Text(_panel / 2, Top + _height + NoteHeight + 18, TextRun.Plain("grey: the cost does not see it"), Paint.Muted, size: NoteSize);
        drawing.Reserve(_panel + BesidePanel + TextWidth.Of(TextRun.Plain($"tick {diagram.Ticks}"), NoteSize), Top + _height + NoteHeight + 24);
    }

    private double Top => _loopHeight + NoteHeight + 62;

    private Point InLoop(int unit) => new(Radius + (unit - 1) * UnitGap, _loopHeight / 2);

    private Point Unrolled(int unit, int tick) => new(Radius + (unit - 1) * UnitGap, Top + Radius + (diagram.Ticks - tick) * TickGap);

    private static void DrawUnit(Drawing drawing, Point at, int unit, bool isSeen)
    {
        drawing.Circle(at.X, at.Y, Radius, Paint.Card, isSeen ? Paint.Ink : Paint.Rule, isSeen ? 1.6 : 1, $"unit {unit}");
        drawing.Text(at.X, at.Y + 5, TextRun.Plain($"{unit}"), isSeen ? Paint.Ink : Paint.Muted, size: TextSize);
    }

    // A bow above the row for those that go right, below it for those that go left.
    private void DrawLoop(Drawing drawing, LoopConnection connection, Paint colour)
    {
        var (from, to) = (InLoop(connection.From), InLoop(connection.To));
        var side = connection.To > connection.From ? -1 : 1;
        var bow = 46.0 * side * Math.Abs(connection.To - connection.From);
        var (start, end) = (from + new Point(0.6 * Radius * -side, 0.8 * Radius * side), to + new Point(0.6 * Radius * side, 0.8 * Radius * side));
        var (control1, control2) = (start + new Point(10 * -side, bow * 0.7), end + new Point(10 * side, bow * 0.7));
        drawing.Path($"M{start} C{control1} {control2} {end}", colour, 2, Meaning(connection));
        Tip(control2, end).Draw(drawing, colour);
        drawing.Label((from.X + to.X) / 2, from.Y + 0.8 * Radius * side + bow * 0.55, TextRun.Formula(connection.Label), colour, TextSize);
    }

    private void DrawUse(Drawing drawing, LoopConnection connection, int tick, Paint colour, bool isSeen)
    {
        var (from, to) = (Unrolled(connection.From, tick - 1), Unrolled(connection.To, tick));
        var way = to - from;
        var length = Math.Sqrt(way.X * way.X + way.Y * way.Y);
        var (start, end) = (from + Radius / length * way, to - (Radius + 1) / length * way);
        drawing.Path($"M{start} L{end}", colour, isSeen ? 2 : 1, $"{Meaning(connection)}, tick {tick}");
        Tip(start, end).Draw(drawing, colour);
        var at = from + 0.36 * way;
        drawing.Label(at.X, at.Y, TextRun.Formula(connection.Label), isSeen ? colour : Paint.Muted, isSeen ? TextSize : NoteSize);
    }

    private static ArrowTip Tip(Point from, Point to) => new(from, to, TipLength, halfWidth: 0.42);

    private static string Meaning(LoopConnection connection) => $"{connection.Label}: from unit {connection.From} to unit {connection.To}";
}
