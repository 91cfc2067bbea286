using System.Globalization;

namespace Backprop;

/// <summary>Draws a network from the input upwards, as the paper does, so that it is narrow enough for a phone.</summary>
internal sealed class NetworkDiagramDrawing
{
    private const double NameSize = 14;
    private const double SmallSize = 12;
    private const double WidestLine = 9;
    private const double ThinnestLine = 0.6;
    private const double LineHeight = 19;
    private const double Radius = 15;
    private const double TextGap = 6;
    // Numbers along the lines need a longer way where there are many.
    private const double ShortWay = 120;
    private const double LongWay = 210;
    private const double RoomForBows = 40;

    // Where along a line its number may stand; the first of equally good ones is taken.
    private static readonly double[] Shares = [0.3, 0.4, 0.5, 0.6, 0.2, 0.7, 0.35, 0.45, 0.55, 0.25, 0.65, 0.75];

    private readonly NetworkDiagram _diagram;
    private readonly Dictionary<NetworkUnit, Point> _places = [];
    private readonly Dictionary<NetworkUnit, int> _layers = [];
    private readonly double _width;
    private readonly double _height;

    public NetworkDiagramDrawing(NetworkDiagram diagram)
    {
        _diagram = diagram;
        var most = diagram.Layers.Max(layer => layer.Count);
        // Below the input and above the output there is room for names side by side.
        var unitGap = Math.Max(most <= 3 ? 130 : 58, new[] { diagram.Layers[0], diagram.Layers[^1] }.Where(layer => layer.Count > 1).SelectMany(layer => layer).Select(unit => Width(unit.Label, NameSize) + 10).DefaultIfEmpty(0).Max());
        var y = 0.0;
        for (var l = diagram.Layers.Count - 1; l >= 0; l--)
        {
            var layer = diagram.Layers[l];
            // A layer of fewer units takes wider steps, but not so wide that it looks torn.
            var step = Math.Min(most * unitGap / layer.Count, unitGap * 2.2);
            foreach (var (j, unit) in layer.Index())
            {
                _layers.Add(unit, l);
                _places.Add(unit, new((j - (layer.Count - 1) / 2.0) * step, y + Radius + LineHeight));
            }

            if (l > 0) y += Math.Max(layer.Count, diagram.Layers[l - 1].Count) <= 3 ? ShortWay : LongWay;
        }

        var bows = diagram.Connections.All(IsDirect) ? 0 : RoomForBows;
        var (left, right) = (_places.Keys.Min(LeftOf) - bows, _places.Keys.Max(RightOf) + bows);
        foreach (var unit in _places.Keys.ToList()) _places[unit] -= new Point(left, 0);
        _width = right - left;
        _height = y + 2 * (Radius + LineHeight);
    }

    public void Draw(Drawing drawing)
    {
        // Strong connections lie on top, for they are what the picture is about.
        foreach (var connection in _diagram.Connections.OrderBy(connection => Math.Abs(connection.Weight))) DrawLine(drawing, connection);
        foreach (var unit in _places.Keys) DrawUnit(drawing, unit);
        if (_diagram.ShowsWeights) DrawWeights(drawing);
        drawing.Reserve(_width, _height);
        DrawLegend(drawing, _height + 10, _width);
    }

    // width ∝ |w|
    private void DrawLine(Drawing drawing, Connection connection)
    {
        if (connection.Weight == 0) return;
        var (from, to) = (_places[connection.From], _places[connection.To]);
        drawing.Path(
            IsDirect(connection) ? $"M{from} L{to}" : Around(from, to),
            Colour(connection.Weight),
            Math.Max(ThinnestLine, WidestLine * Math.Min(1, Math.Abs(connection.Weight) / _diagram.Scale)),
            $"{connection.From.Label} → {connection.To.Label}: {NumberText.Drawn(connection.Weight)}");
    }

    private void DrawUnit(Drawing drawing, NetworkUnit unit)
    {
        var place = _places[unit];
        drawing.Circle(place.X, place.Y, Radius, Paint.Card, Paint.Ink, 1.4, unit.Bias is { } b ? $"{unit.Label}, bias {NumberText.Drawn(b)}" : unit.Label);
        // The bias as a disc inside: its area is to the circle's as its magnitude to the largest weight's.
        if (unit.Bias is { } bias && bias != 0 && _diagram.Scale > 0)
            drawing.Circle(place.X, place.Y, (Radius - 2) * Math.Sqrt(Math.Min(1, Math.Abs(bias) / _diagram.Scale)), Colour(bias));
        var (side, name) = (Side(unit), TextRun.Formula(unit.Label));
        if (IsInput(unit)) drawing.Text(place.X, place.Y + Radius + 15, name, Paint.Ink, size: NameSize);
        else if (IsOutput(unit)) drawing.Text(place.X, place.Y - Radius - 7, name, Paint.Ink, size: NameSize);
        else if (side == 0) drawing.Label(place.X, place.Y - Radius - 9, name, Paint.Ink, NameSize);
        else drawing.Text(Beside(place, side), place.Y + (Shown(unit) is null ? 4 : -4), name, Paint.Ink, AnchorAt(side), NameSize);
        if (Shown(unit) is not { } shown) return;
        if (side == 0) drawing.Label(place.X, place.Y + Radius + 9, shown, Colour(unit.Bias!.Value), SmallSize);
        else drawing.Text(Beside(place, side), place.Y + (IsOutput(unit) ? 4 : 12), shown, Colour(unit.Bias!.Value), AnchorAt(side), SmallSize);
    }

    // Along its line each number takes the free place that is farthest from other lines; where none is free, it is left to the tooltip.
    private void DrawWeights(Drawing drawing)
    {
        var taken = _places.Values.Select(place => (place.X, place.Y, W: 2 * Radius + 6, H: 2 * Radius + 6)).ToList();
        taken.AddRange(_places.Where(pair => Shown(pair.Key) is not null && Side(pair.Key) == 0).Select(pair => (pair.Value.X, pair.Value.Y + Radius + 9, 70.0, 16.0)));
        foreach (var connection in _diagram.Connections.OrderByDescending(connection => Math.Abs(connection.Weight)))
        {
            var (from, to) = (_places[connection.From], _places[connection.To]);
            if (!IsDirect(connection)) from = to = Middle(from, to);
            var text = TextRun.Plain(NumberText.Drawn(connection.Weight));
            var width = TextWidth.Of(text, SmallSize) + 4;
            var free = Shares.Select(share => from + share * (to - from))
                .Where(at => !taken.Any(other => Math.Abs(other.X - at.X) < (other.W + width) / 2 && Math.Abs(other.Y - at.Y) < (other.H + 15) / 2)).ToList();
            if (free.Count == 0) continue;
            var place = free.MaxBy(at => Math.Min(width, Clearance(connection, at)));
            taken.Add((place.X, place.Y, width, 15));
            drawing.Label(place.X, place.Y, text, Colour(connection.Weight), SmallSize);
        }
    }

    // How far the next other line passes at the left or right of a place on this one.
    private double Clearance(Connection own, Point at) => _diagram.Connections
        .Where(other => other != own && IsDirect(other) && (_places[other.From].Y - at.Y) * (_places[other.To].Y - at.Y) < 0)
        .Select(other =>
        {
            var (from, to) = (_places[other.From], _places[other.To]);
            return Math.Abs(from.X + (at.Y - from.Y) / (to.Y - from.Y) * (to.X - from.X) - at.X);
        })
        .DefaultIfEmpty(double.PositiveInfinity).Min();

    private void DrawLegend(Drawing drawing, double top, double width)
    {
        if (_diagram.Scale == 0) return;
        var (x, right) = (0.0, 0.0);
        foreach (var (sign, word) in new[] { (1, "positive"), (-1, "negative") })
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{word}; this wide: {NumberText.Rounded(sign * _diagram.Scale)}");
            if (x > 0 && x + 42 + Width(text) > width) (x, top) = (0, top + LineHeight);
            drawing.Path($"M{new Point(x, top + 8)} L{new Point(x + 34, top + 8)}", Colour(sign), WidestLine);
            drawing.Text(x + 42, top + 12, TextRun.Plain(text), Paint.Muted, Anchor.Start, SmallSize);
            right = Math.Max(right, x + 42 + Width(text));
            x += 42 + Width(text) + 24;
        }

        if (_places.Keys.Any(unit => unit.Bias is not null))
        {
            const string biases = "disc inside a unit: its bias, area by magnitude";
            drawing.Text(0, top + 12 + LineHeight, TextRun.Plain(biases), Paint.Muted, Anchor.Start, SmallSize);
            right = Math.Max(right, Width(biases));
            top += LineHeight;
        }

        drawing.Reserve(right, top + 14);
    }

    private bool IsInput(NetworkUnit unit) => _layers[unit] == 0;

    private bool IsOutput(NetworkUnit unit) => _layers[unit] == _diagram.Layers.Count - 1;

    private bool IsDirect(Connection connection) => _layers[connection.To] == _layers[connection.From] + 1;

    private IReadOnlyList<TextRun>? Shown(NetworkUnit unit) => _diagram.ShowsWeights && unit.Bias is { } bias ? TextRun.Plain($"bias {NumberText.Drawn(bias)}") : null;

    // Where its texts stand: −1 at its left, 1 at its right, 0 above and below, for a unit between others.
    private int Side(NetworkUnit unit)
    {
        var layer = _diagram.Layers[_layers[unit]];
        return unit == layer[^1] ? 1 : unit == layer[0] ? -1 : 0;
    }

    private static double Beside(Point place, int side) => place.X + side * (Radius + TextGap);

    private static Anchor AnchorAt(int side) => side < 0 ? Anchor.End : Anchor.Start;

    private double LeftOf(NetworkUnit unit) => _places[unit].X - Math.Max(Centred(unit) / 2, Side(unit) < 0 ? AtSide(unit) : 0);

    private double RightOf(NetworkUnit unit) => _places[unit].X + Math.Max(Centred(unit) / 2, Side(unit) > 0 ? AtSide(unit) : 0);

    private static double Centred(NetworkUnit unit) => Math.Max(2 * Radius, Width(unit.Label, NameSize));

    private double AtSide(NetworkUnit unit)
    {
        var name = IsInput(unit) || IsOutput(unit) ? 0 : Width(unit.Label, NameSize);
        var bias = Shown(unit) is { } shown ? TextWidth.Of(shown, SmallSize) : 0;
        return Math.Max(name, bias) is > 0 and var text ? Radius + TextGap + text : Radius;
    }

    // A connection that skips layers bows, so that it does not run through the units between.
    private string Around(Point from, Point to)
    {
        var bow = Bow(from, to);
        var third = (to.Y - from.Y) / 3;
        return $"M{from} C{new Point(bow, from.Y + third)} {new Point(bow, to.Y - third)} {to}";
    }

    // The middle of that curve: (P₀ + 3P₁ + 3P₂ + P₃)/8.
    private Point Middle(Point from, Point to) => new((from.X + to.X + 6 * Bow(from, to)) / 8, (from.Y + to.Y) / 2);

    private double Bow(Point from, Point to) => (from.X + to.X) / 2 <= _width / 2 ? 0 : _width;

    private static Paint Colour(double weight) => weight >= 0 ? Paint.Forward : Paint.Backward;

    private static double Width(string text, double size = SmallSize) => TextWidth.Of(TextRun.Formula(text), size);
}
