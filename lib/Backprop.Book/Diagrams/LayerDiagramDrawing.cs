using System.Globalization;

namespace Backprop;

/// <summary>Draws a network layer by layer.</summary>
internal sealed class LayerDiagramDrawing(LayerDiagram diagram)
{
    private const double Cell = 21;
    private const double LabelSize = 14;
    private const double LabelHeight = 22;
    private const double Between = 28;
    private const double Beside = 24;
    private const double HeadLength = 8;

    private readonly Dictionary<Layer, (double X, double Y, double Width, double Height)> _boxes = [];
    private readonly Dictionary<Layer, int> _columns = [];

    public void Draw(Drawing drawing)
    {
        foreach (var step in diagram.Steps)
        {
            // Layers side by side have equally many rows: the smaller of them is narrower, not lower.
            var rows = step.Max(layer => Divided(layer, diagram.Columns));
            foreach (var layer in step) _columns[layer.Layer] = Divided(layer, rows);
        }

        var width = diagram.Steps.Max(StepWidth);
        var top = 0.0;
        foreach (var step in diagram.Steps.Reverse())
        {
            var left = (width - StepWidth(step)) / 2;
            foreach (var layer in step)
            {
                _boxes[layer.Layer] = (left + (LayerWidth(layer) - BoxWidth(layer)) / 2, top + LabelHeight, BoxWidth(layer), Divided(layer, _columns[layer.Layer]) * Cell);
                left += LayerWidth(layer) + Beside;
            }

            top += LabelHeight + step.Max(layer => Divided(layer, _columns[layer.Layer])) * Cell + Between;
        }

        drawing.Reserve(width, top - Between);
        foreach (var layer in diagram.Steps.SelectMany(step => step))
        {
            foreach (var source in layer.Layer.From) DrawArrow(drawing, _boxes[source], _boxes[layer.Layer]);
            DrawLayer(drawing, layer);
        }
    }

    // Rows from columns, and columns from rows.
    private static int Divided(ShownLayer layer, int by) => (layer.Layer.Units + by - 1) / by;

    private double BoxWidth(ShownLayer layer) => _columns[layer.Layer] * Cell;

    private double LayerWidth(ShownLayer layer) => Math.Max(BoxWidth(layer), TextWidth.Of(Label(layer), LabelSize));

    private double StepWidth(IReadOnlyList<ShownLayer> step) => step.Sum(LayerWidth) + (step.Count - 1) * Beside;

    private IReadOnlyList<TextRun> Label(ShownLayer layer) => TextRun.Plain(
        diagram.On(layer) is { Count: > 0 } on ? $"{layer.Layer.Name}: {string.Join(", ", on)}"
        : layer.Activities is null ? string.Create(CultureInfo.InvariantCulture, $"{layer.Layer.Name}, {layer.Layer.Units} units") : layer.Layer.Name);

    private void DrawLayer(Drawing drawing, ShownLayer layer)
    {
        var (x, y, width, height) = _boxes[layer.Layer];
        var columns = _columns[layer.Layer];
        drawing.Label(x + width / 2, y - LabelHeight / 2, Label(layer), Paint.Ink, LabelSize);
        drawing.Rectangle(x, y, width, height, Paint.Grey);
        for (var unit = 0; unit < layer.Layer.Units; unit++)
        {
            var (cx, cy) = (x + (unit % columns + 0.5) * Cell, y + (unit / columns + 0.5) * Cell);
            var name = diagram.UnitNames.TryGetValue(layer.Layer.Name, out var names) ? names[unit] : $"unit {(unit + 1).ToString(CultureInfo.InvariantCulture)}";
            if (layer.Activities is not { } activities)
            {
                drawing.Circle(cx, cy, Cell * 0.3, Paint.White, meaning: name);
                continue;
            }

            var side = HintonSquare.Side(Cell, Math.Clamp(activities[unit], 0, 1));
            drawing.Rectangle(cx - side / 2, cy - side / 2, side, side, Paint.White, meaning: $"{name}: {NumberText.Drawn(activities[unit])}");
            if (layer.Targets.Count > 0 && layer.Targets[unit]) drawing.Circle(cx, cy, Cell * 0.14, Paint.Black, meaning: $"{name} should be on");
        }
    }

    private static void DrawArrow(Drawing drawing, (double X, double Y, double Width, double Height) from, (double X, double Y, double Width, double Height) to)
    {
        // The label of the lower layer stands above its box, and the arrow begins above the label.
        var start = new Point(from.X + from.Width / 2, from.Y - LabelHeight);
        var end = new Point(to.X + to.Width / 2 + (start.X - to.X - to.Width / 2) * 0.2, to.Y + to.Height + 2);
        var tip = new ArrowTip(start, end, HeadLength);
        drawing.Path($"M{start} L{tip.Foot}", Paint.Muted, 1.5);
        tip.Draw(drawing, Paint.Muted);
    }
}
