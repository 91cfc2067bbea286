namespace Backprop;

/// <summary>Draws a weight diagram.</summary>
internal sealed class WeightDiagramDrawing(WeightDiagram diagram)
{
    private const double SmallSize = 12;
    private const double BlockGap = 18;
    private const double LabelHeight = 20;

    // Twelve squares in a row and a name before them fit a phone.
    private readonly double _cell = Math.Clamp(240.0 / (Math.Min(diagram.BlocksAcross, diagram.Blocks.Count) * diagram.Columns), 14, 34);

    public void Draw(Drawing drawing)
    {
        var left = diagram.RowLabels.Select(Width).DefaultIfEmpty(-8).Max() + 8;
        var across = Math.Min(diagram.BlocksAcross, diagram.Blocks.Count);
        var (width, height) = (diagram.Columns * _cell, diagram.Rows * _cell);
        // Names of columns are longer than a square is wide: they lean, and need the height of their longest.
        var lean = diagram.ColumnLabels.Count > 0 ? diagram.ColumnLabels.Max(Width) * Math.Sin(Lean) + 12 : 0;
        var overhang = diagram.ColumnLabels.Count > 0 ? Width(diagram.ColumnLabels[^1]) * Math.Cos(Lean) : 0;
        for (var i = 0; i < diagram.Blocks.Count; i++)
        {
            var (row, column) = (i / across, i % across);
            var x = left + column * (width + BlockGap);
            var y = lean + row * (height + LabelHeight + BlockGap) + LabelHeight;
            if (row == 0) DrawColumnLabels(drawing, x, y - LabelHeight);
            if (column == 0) DrawRowLabels(drawing, x, y);
            DrawBlock(drawing, x, y, diagram.Blocks[i]);
        }

        var bottom = lean + (diagram.Blocks.Count + across - 1) / across * (height + LabelHeight + BlockGap);
        drawing.Reserve(left + across * (width + BlockGap) - BlockGap + Math.Max(0, overhang - _cell / 2), bottom);
        DrawLegend(drawing, bottom + 4);
    }

    private static double Lean => Math.PI / 4;

    private void DrawBlock(Drawing drawing, double x, double y, WeightBlock block)
    {
        drawing.Text(x, y - 6, TextRun.Plain(block.Label), Paint.Ink, Anchor.Start, SmallSize);
        drawing.Rectangle(x, y, diagram.Columns * _cell, diagram.Rows * _cell, Paint.Grey);
        for (var i = 0; i < block.Weights.Count; i++)
        {
            var weight = block.Weights[i];
            DrawSquare(drawing, x + (i % diagram.Columns + 0.5) * _cell, y + (i / diagram.Columns + 0.5) * _cell, weight, NumberText.Drawn(weight));
        }
    }

    private void DrawSquare(Drawing drawing, double x, double y, double weight, string? meaning)
    {
        var side = HintonSquare.Side(_cell, Math.Min(1, Math.Abs(weight) / diagram.Scale));
        if (side > 0) drawing.Rectangle(x - side / 2, y - side / 2, side, side, weight > 0 ? Paint.White : Paint.Black, meaning: meaning);
    }

    private void DrawColumnLabels(Drawing drawing, double x, double y)
    {
        for (var i = 0; i < diagram.ColumnLabels.Count; i++)
            drawing.LeaningText(x + (i + 0.5) * _cell, y - 2, diagram.ColumnLabels[i], Paint.Muted, SmallSize, -Lean);
    }

    private void DrawRowLabels(Drawing drawing, double x, double y)
    {
        for (var i = 0; i < diagram.RowLabels.Count; i++)
            drawing.Text(x - 8, y + (i + 0.5) * _cell + 4, TextRun.Plain(diagram.RowLabels[i]), Paint.Muted, Anchor.End, SmallSize);
    }

    private void DrawLegend(Drawing drawing, double top)
    {
        if (diagram.Scale == 0) return;
        var x = 0.0;
        foreach (var weight in new[] { diagram.Scale, diagram.Scale / 4, -diagram.Scale / 4, -diagram.Scale })
        {
            drawing.Rectangle(x, top, _cell, _cell, Paint.Grey);
            DrawSquare(drawing, x + _cell / 2, top + _cell / 2, weight, null);
            var text = NumberText.Rounded(weight);
            drawing.Text(x + _cell + 6, top + _cell / 2 + 4, TextRun.Plain(text), Paint.Muted, Anchor.Start, SmallSize);
            x += _cell + Width(text) + 24;
        }

        drawing.Reserve(x - 24, top + _cell);
    }

    private static double Width(string text) => TextWidth.Of(TextRun.Plain(text), SmallSize);
}
