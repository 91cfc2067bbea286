namespace Backprop;

/// <summary>Draws the layers at the left and their last neuron, large, at the right. Everything goes upwards.</summary>
internal sealed class NeuronDrawing(NeuronDiagram diagram)
{
    private const double LetterSize = 18;
    private const double WordSize = 13;
    private const double HeadLength = 9;
    private const double Small = 15;
    private const double Large = 84;
    private const double Column = 24;
    private const double Left = 156;
    private const double Right = 252;
    private const double Width = 318;

    private static readonly Point Neuron = new(204, 178);
    private static readonly Point Seen = new(Column, 178);

    public void Draw(Drawing drawing)
    {
        drawing.Reserve(Width, 340);
        DrawLayers(drawing);

        // As through a glass: from the small neuron's edge to the large one's.
        foreach (var side in new[] { -1, 1 })
            drawing.Path($"M{Seen + new Point(5, side * (Small - 1))} L{Neuron + new Point(-Large * 0.5, side * Large * 0.866)}", Paint.Muted, 1, isDashed: true);
        drawing.Circle(Neuron.X, Neuron.Y, Large, Paint.Box, Paint.Ink, 1.6);

        // In from below: through the weight, and from the bias.
        DrawArrow(drawing, new(Left, 302), new(Neuron.X - 14, 244), $"{diagram.Input}, multiplied by {diagram.Weight}");
        DrawArrow(drawing, new(Right, 302), new(Neuron.X + 14, 244), $"{diagram.Bias}, added");
        Name(drawing, new(Left - 8, 318), $"{diagram.Input}", "activation below");
        Name(drawing, new(Right + 26, 318), $"{diagram.Bias}", "bias");
        Label(drawing, new(Left - 11, 285), $"{diagram.Weight}", "weight");

        // Inside.
        Name(drawing, new(Neuron.X, 222), $"{diagram.NetInput.Name}", "net input");
        DrawArrow(drawing, new(Neuron.X, 202), new(Neuron.X, 164), $"{diagram.Activation.Name} = {diagram.Activation.Definition}");
        drawing.Text(Neuron.X + 10, 188, TextRun.Formula($"{diagram.Activation.Definition}"), Paint.Ink, Anchor.Start, WordSize + 1);
        Name(drawing, new(Neuron.X, 136), $"{diagram.Activation.Name}", "activation");

        // Out to the cost, which sees the truth as well.
        DrawArrow(drawing, new(Neuron.X, 116), new(Neuron.X, 56), $"{diagram.Cost.Name} = {diagram.Cost.Definition}");
        DrawArrow(drawing, new(Right + 22, 70), new(Neuron.X + 34, 48), $"{diagram.Truth}, compared");
        Name(drawing, new(Neuron.X, 26), $"{diagram.Cost.Name}", "cost");
        Name(drawing, new(Right + 36, 84), $"{diagram.Truth}", "truth");
    }

    private void DrawLayers(Drawing drawing)
    {
        Point[] places = [new(Column, 318), new(Column, 248), Seen];
        for (var l = 1; l < places.Length; l++)
            DrawArrow(drawing, places[l - 1] - new Point(0, Small), places[l] + new Point(0, Small + 1), l == places.Length - 1 ? $"{diagram.Weight}" : "a connection");
        DrawArrow(drawing, Seen - new Point(0, Small), new(Column, 44), $"{diagram.Activation.Name}");
        foreach (var place in places) drawing.Circle(place.X, place.Y, Small, Paint.Box, Paint.Ink, 1.4);
        drawing.Rectangle(Column - Small, 14, 2 * Small, 2 * Small, Paint.Card, Paint.Ink, 1.4);
        drawing.Text(Column, 35, TextRun.Formula($"{diagram.Cost.Name}"), Paint.Ink, size: LetterSize - 2);
        foreach (var (place, name) in new[] { (places[0], "input"), (places[1], "hidden layer"), (places[2], "last layer") })
            drawing.Text(place.X + Small + 6, place.Y + 4, TextRun.Plain(name), Paint.Muted, Anchor.Start, WordSize);
    }

    // The letter on its line, and below it what it is.
    private static void Name(Drawing drawing, Point at, string letter, string word)
    {
        drawing.Text(at.X, at.Y, TextRun.Formula(letter), Paint.Ink, size: LetterSize);
        drawing.Text(at.X, at.Y + 15, TextRun.Plain(word), Paint.Muted, size: WordSize);
    }

    private static void Label(Drawing drawing, Point at, string letter, string word)
    {
        drawing.Text(at.X, at.Y, TextRun.Formula(letter), Paint.Ink, size: LetterSize);
        drawing.Text(at.X - 20, at.Y, TextRun.Plain(word), Paint.Muted, Anchor.End, WordSize);
    }

    private static void DrawArrow(Drawing drawing, Point from, Point to, string meaning)
    {
        var tip = new ArrowTip(from, to, HeadLength);
        drawing.Path($"M{from} L{tip.Foot}", Paint.Muted, 1.6, meaning);
        tip.Draw(drawing, Paint.Muted);
    }
}
