namespace Backprop;

/// <summary>Draws a computation graph.</summary>
internal sealed class ComputationGraphDrawing
{
    private const int MostCharacters = 44;
    private const double LineHeight = 19;
    private const double LabelSize = 12;
    private const double LabelHeight = 18;
    private const double LabelRoom = 6;
    private const double BoxPadding = 9;
    private const double ArrowLength = 8;
    // What a phone shows at four fifths, the size at which the smallest letters can still be read.
    private const double WidestLayout = 400;
    // In a graph that is wider a formula that is longer than this takes another line.
    private const double WidestText = 150;
    private const double WidestLabel = 84;

    private readonly ComputationGraph _graph;
    private readonly LayeredLayout _layout;
    private readonly IReadOnlyList<IReadOnlyList<Written>> _boxes;
    private readonly IReadOnlyList<IReadOnlyList<Written>> _labels;
    private readonly Dictionary<Expr, int> _numbers;

    public ComputationGraphDrawing(ComputationGraph graph)
    {
        _graph = graph;
        _boxes = [.. graph.Nodes.Select(Lines)];
        _labels = [.. graph.Edges.Select(Lines)];
        _numbers = graph.Nodes.Index().ToDictionary(pair => pair.Item.Of, pair => pair.Index);
        _layout = LayOut(double.PositiveInfinity);
        if (_layout.Size.Across <= WidestLayout) return;
        _boxes = [.. _boxes.Select(lines => Broken(lines, Drawing.TextSize, WidestText))];
        _labels = [.. _labels.Select(lines => Broken(lines, LabelSize, WidestLabel))];
        _layout = LayOut(WidestLayout);
    }

    private LayeredLayout LayOut(double widest) => LayeredLayout.Of(
        [.. _boxes.Select(lines => new Extent(lines.Count * LineHeight + 9, Width(lines, Drawing.TextSize) + 2 * BoxPadding))],
        [.. _graph.Edges.Zip(_labels, (edge, lines) => (_numbers[edge.From.Of], _numbers[edge.To.Of],
            lines.Count == 0 ? default : new Extent(lines.Count * LabelHeight + LabelRoom, Width(lines, LabelSize) + 8)))],
        widest);

    public void Draw(Drawing drawing)
    {
        foreach (var (route, i) in _layout.Routes.Select((route, i) => (route, i))) DrawArrow(drawing, route, _graph.Edges[i], _labels[i]);
        foreach (var (middle, i) in _layout.Nodes.Select((middle, i) => (middle, i))) DrawBox(drawing, ToPlace(middle), _graph.Nodes[i], _boxes[i]);
        var (width, height) = (_layout.Size.Across, _layout.Size.Along);
        drawing.Reserve(width, height);
        DrawLegend(drawing, width, height);
    }

    private void DrawBox(Drawing drawing, Point middle, GraphNode node, IReadOnlyList<Written> lines)
    {
        var (width, height) = (Width(lines, Drawing.TextSize) + 2 * BoxPadding, lines.Count * LineHeight + 9);
        var meaning = node.Definition is null ? $"{node.Name}" : $"{node.Name} = {node.Definition}";
        // Symbols are round, so that what is given and what is computed differ in shape.
        drawing.Rectangle(
            middle.X - width / 2,
            middle.Y - height / 2,
            width,
            height,
            node.Definition is null ? Paint.Card : Paint.Box,
            Paint.Ink,
            node.Of == _graph.Cost ? 2 : 1,
            corner: node.Definition is null ? Math.Min(height / 2, 16) : 4,
            meaning);
        for (var i = 0; i < lines.Count; i++)
            drawing.Text(middle.X, middle.Y - height / 2 + 18.5 + i * LineHeight, lines[i].Runs, lines[i].Paint);
    }

    private void DrawArrow(Drawing drawing, Route route, GraphEdge edge, IReadOnlyList<Written> label)
    {
        foreach (var part in route.Parts)
            drawing.Path(PathText(part), Paint.Muted, 1.2, $"{edge.From.Name} → {edge.To.Name}", isDashed: edge.Rate is null);
        var tip = route.Parts[^1][^1].To;
        drawing.Polygon([ToPlace(tip), ToPlace(new(tip.X - ArrowLength, tip.Y - 3.5)), ToPlace(new(tip.X - ArrowLength, tip.Y + 3.5))], Paint.Muted);
        if (route.Label is not { } middle) return;
        var place = ToPlace(middle);
        for (var i = 0; i < label.Count; i++)
            drawing.Text(place.X, place.Y + 4 + (i - (label.Count - 1) / 2.0) * LabelHeight, label[i].Runs, label[i].Paint, size: LabelSize);
    }

    private void DrawLegend(Drawing drawing, double width, double height)
    {
        var hasValues = _graph.Nodes.Any(node => node.Value is not null);
        var hasRates = _graph.Edges.Any(edge => edge.Rate is not null);
        List<Written> lines = [];
        if (hasValues) lines.Add(new("blue: value in the forward sweep", Paint.Forward));
        if (hasRates) lines.AddRange([new(hasValues ? "orange: derivative in the backward sweep" : "orange: derivative", Paint.Backward), new("orange on an arrow: one link of the chain rule", Paint.Backward)]);
        if (_graph.Edges.Any(edge => edge.Rate is null)) lines.Add(new("dashed: not on the way to a derivative asked for", Paint.Muted));
        for (var i = 0; i < lines.Count; i++)
            drawing.Text(0, height + 30 + i * LabelHeight, TextRun.Plain(lines[i].Text), lines[i].Paint, Anchor.Start, LabelSize);
        drawing.Reserve(Math.Max(width, lines.Select(line => TextWidth.Of(TextRun.Plain(line.Text), LabelSize)).DefaultIfEmpty(0).Max()), height + 18 + lines.Count * LabelHeight);
    }

    private static List<Written> Lines(GraphNode node)
    {
        List<Written> lines = [new(node.Definition is null ? $"{node.Name}" : Cut($"{node.Name} = {node.Definition}"), Paint.Ink)];
        if (node.Value is { } value) lines.Add(new(NumberText.Drawn(value), Paint.Forward));
        if (node.DerivativeName is { } name)
        {
            // Below its name, so that several boxes have room side by side on a narrow page.
            lines.Add(new($"{name}", Paint.Backward));
            lines.Add(new(node.Gradient is { } gradient ? $"= {NumberText.Drawn(gradient)}" : Cut($"= {node.Derivative}"), Paint.Backward, Sums(node.Derivative)));
        }

        return lines;
    }

    private static List<Written> Lines(GraphEdge edge)
    {
        if (edge.Rate is not { } rate) return [];
        List<Written> lines = [new(Cut($"{rate}"), Paint.Backward, Sums(rate))];
        if (rate is not Number && edge.RateValue is { } value) lines.Add(new($"= {NumberText.Drawn(value)}", Paint.Backward));
        return lines;
    }

    private static IReadOnlyList<Written> Broken(IReadOnlyList<Written> lines, double size, double widest) =>
        [.. lines.SelectMany(line => FormulaLines.Of(line.Text, size, widest, line.Sums).Select(text => new Written(text, line.Paint)))];

    private static double Width(IReadOnlyList<Written> lines, double size) => lines.Max(line => TextWidth.Of(line.Runs, size));

    // The layout goes from left to right, the drawing from the bottom to the top.
    private Point ToPlace(Point layout) => new(layout.Y, _layout.Size.Along - layout.X);

    private string PathText(IReadOnlyList<Stretch> stretches)
    {
        var text = $"M{ToPlace(stretches[0].From)}";
        foreach (var (from, to, isCurved) in stretches)
        {
            var half = (from.X + to.X) / 2;
            text += isCurved ? $" C{ToPlace(new(half, from.Y))} {ToPlace(new(half, to.Y))} {ToPlace(to)}" : $" L{ToPlace(to)}";
        }

        return text;
    }

    private static IReadOnlyList<string> Sums(Expr? formula) => formula is Product product ? [.. product.Factors.OfType<Sum>().Select(sum => $"({sum})")] : [];

    private sealed record Written(string Text, Paint Paint, IReadOnlyList<string> Sums)
    {
        public Written(string text, Paint paint)
            : this(text, paint, [])
        {
        }

        public IReadOnlyList<TextRun> Runs { get; } = TextRun.Formula(Text);
    }

    // A formula is cut where it would make its box wider than the rest of the drawing.
    private static string Cut(string formula) => formula.Length <= MostCharacters ? formula : formula[..(MostCharacters - 2)] + " …";
}
