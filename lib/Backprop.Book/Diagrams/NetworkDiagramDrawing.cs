using System.Globalization;

namespace Backprop;

/// <summary>Draws a network, the input at the left.</summary>
internal sealed class NetworkDiagramDrawing
{
    private const double SmallSize = 12;
    private const double WidestLine = 9;
    private const double ThinnestLine = 0.6;
    private const double LegendHeight = 18;

    private readonly NetworkDiagram _diagram;
    private readonly Dictionary<NetworkUnit, Point> _places = [];
    private readonly double _radius;
    private readonly double _left;
    private readonly double _right;
    private readonly double _height;
    private readonly double _layerGap;

    public NetworkDiagramDrawing(NetworkDiagram diagram)
    {
        _diagram = diagram;
        var most = diagram.Layers.Max(layer => layer.Count);
        _radius = most <= 10 ? 15 : 9;
        // Where numbers are written, a unit that listens has its name above it and its bias below.
        var isFull = diagram.ShowsWeights && diagram.Layers.Skip(1).Any(layer => layer.Count == most);
        var unitGap = isFull ? 84 : most <= 10 ? 58 : 26;
        // Between two units and two there is room for four numbers on a shorter way, and the drawing fits a narrow page.
        _layerGap = most <= 2 ? 165 : Math.Max(diagram.ShowsWeights ? 230 : 150, 460.0 / Math.Max(1, diagram.Layers.Count - 1));
        _height = Math.Max(most, 2) * unitGap;
        _left = diagram.Layers[0].Max(unit => Width(unit.Label)) + 8 + _radius;
        _right = diagram.Layers[^1].Max(unit => Width(unit.Label)) + 8 + _radius;
        for (var l = 0; l < diagram.Layers.Count; l++)
        {
            var layer = diagram.Layers[l];
            // A layer of fewer units takes wider steps, but not so wide that it looks torn.
            var step = Math.Min(_height / layer.Count, unitGap * 2.2);
            for (var j = 0; j < layer.Count; j++)
                _places.Add(layer[j], new(_left + l * _layerGap, _height / 2 + (j - (layer.Count - 1) / 2.0) * step));
        }
    }

    public void Draw(Drawing drawing)
    {
        // Strong connections lie on top, for they are what the picture is about.
        foreach (var connection in _diagram.Connections.OrderBy(connection => Math.Abs(connection.Weight))) DrawLine(drawing, connection);
        for (var l = 0; l < _diagram.Layers.Count; l++)
        {
            foreach (var unit in _diagram.Layers[l]) DrawUnit(drawing, unit, l);
        }

        if (_diagram.ShowsWeights) DrawWeights(drawing);
        var width = _left + (_diagram.Layers.Count - 1) * _layerGap + _right;
        drawing.Reserve(width, _height);
        DrawLegend(drawing, _height + 10, width);
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

    private void DrawUnit(Drawing drawing, NetworkUnit unit, int layer)
    {
        var place = _places[unit];
        drawing.Circle(place.X, place.Y, _radius, Paint.Card, Paint.Ink, 1.4, unit.Bias is { } b ? $"{unit.Label}, bias {NumberText.Drawn(b)}" : unit.Label);
        // The bias as a disc inside: its area is to the circle's as its magnitude to the largest weight's.
        if (unit.Bias is { } bias && bias != 0 && _diagram.Scale > 0)
            drawing.Circle(place.X, place.Y, (_radius - 2) * Math.Sqrt(Math.Min(1, Math.Abs(bias) / _diagram.Scale)), Colour(bias));
        var label = TextRun.Formula(unit.Label);
        if (layer == 0) drawing.Text(place.X - _radius - 6, place.Y + 4, label, Paint.Ink, Anchor.End, SmallSize);
        else if (layer == _diagram.Layers.Count - 1) drawing.Text(place.X + _radius + 6, place.Y + 4, label, Paint.Ink, Anchor.Start, SmallSize);
        else drawing.Label(place.X, place.Y - _radius - 9, label, Paint.Ink, SmallSize);
        if (_diagram.ShowsWeights && unit.Bias is { } shown)
            drawing.Label(place.X, place.Y + _radius + 9, TextRun.Plain($"bias {NumberText.Drawn(shown)}"), Colour(shown), SmallSize);
    }

    // Along its line each number takes the first free place; where none is free, it is left to the tooltip.
    private void DrawWeights(Drawing drawing)
    {
        var taken = _places.Values.Select(place => (place.X, place.Y, W: 2 * _radius + 6, H: 2 * _radius + 6)).ToList();
        taken.AddRange(_places.Where(pair => pair.Key.Bias is not null).Select(pair => (pair.Value.X, pair.Value.Y + _radius + 9, 70.0, 16.0)));
        foreach (var connection in _diagram.Connections.OrderByDescending(connection => Math.Abs(connection.Weight)))
        {
            var (from, to) = (_places[connection.From], _places[connection.To]);
            if (!IsDirect(connection)) from = to = Top(from, to);
            var text = TextRun.Plain(NumberText.Drawn(connection.Weight));
            var width = TextWidth.Of(text, SmallSize) + 4;
            foreach (var share in new[] { 0.3, 0.4, 0.5, 0.6, 0.2, 0.7, 0.35, 0.45, 0.55, 0.25, 0.65, 0.75 })
            {
                var at = from + share * (to - from);
                if (taken.Any(other => Math.Abs(other.X - at.X) < (other.W + width) / 2 && Math.Abs(other.Y - at.Y) < (other.H + 15) / 2)) continue;
                taken.Add((at.X, at.Y, width, 15));
                drawing.Label(at.X, at.Y, text, Colour(connection.Weight), SmallSize);
                break;
            }
        }
    }

    private void DrawLegend(Drawing drawing, double top, double width)
    {
        if (_diagram.Scale == 0) return;
        var (x, right) = (0.0, 0.0);
        foreach (var (sign, word) in new[] { (1, "positive"), (-1, "negative") })
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{word}; this wide: {NumberText.Rounded(sign * _diagram.Scale)}");
            if (x > 0 && x + 42 + Width(text) > width) (x, top) = (0, top + LegendHeight);
            drawing.Path($"M{new Point(x, top + 8)} L{new Point(x + 34, top + 8)}", Colour(sign), WidestLine);
            drawing.Text(x + 42, top + 12, TextRun.Plain(text), Paint.Muted, Anchor.Start, SmallSize);
            right = Math.Max(right, x + 42 + Width(text));
            x += 42 + Width(text) + 24;
        }

        if (_diagram.Layers.SelectMany(layer => layer).Any(unit => unit.Bias is not null))
        {
            const string biases = "disc inside a unit: its bias, area by magnitude";
            drawing.Text(0, top + 12 + LegendHeight, TextRun.Plain(biases), Paint.Muted, Anchor.Start, SmallSize);
            right = Math.Max(right, Width(biases));
            top += LegendHeight;
        }

        drawing.Reserve(right, top + 14);
    }

    private bool IsDirect(Connection connection) => _places[connection.To].X - _places[connection.From].X < _layerGap * 1.5;

    // A connection that skips layers bows, so that it does not run through the units between.
    private string Around(Point from, Point to)
    {
        var bow = Bow(from, to);
        var third = (to.X - from.X) / 3;
        return $"M{from} C{new Point(from.X + third, bow)} {new Point(to.X - third, bow)} {to}";
    }

    // The middle of that curve: (P₀ + 3P₁ + 3P₂ + P₃)/8.
    private Point Top(Point from, Point to) => new((from.X + to.X) / 2, (from.Y + to.Y + 6 * Bow(from, to)) / 8);

    private double Bow(Point from, Point to) => (from.Y + to.Y) / 2 <= _height / 2 ? 0 : _height;

    private static Paint Colour(double weight) => weight >= 0 ? Paint.Forward : Paint.Backward;

    private static double Width(string text) => TextWidth.Of(TextRun.Formula(text), SmallSize);
}
