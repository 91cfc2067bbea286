namespace Backprop;

/// <summary>A drawing that the library makes itself, as SVG: a graph, weights, a network. It holds data; the drawing follows from them.</summary>
/// <remarks>
/// The same data give the same text of SVG, byte for byte, on every machine: coordinates are rounded to a tenth, ids
/// come from the content, and the room for a text is estimated from a table and not from a font.
/// </remarks>
[TypeFormatterSource(typeof(DiagramFormatters), PreferredMimeTypes = ["image/svg+xml", "text/plain"])]
public abstract record Diagram : IDrawing
{
    private protected Diagram(string title) =>
        Title = string.IsNullOrWhiteSpace(title) ? throw new ArgumentException("A diagram needs a title; found none.", nameof(title)) : title;

    /// <summary>What stands above the drawing.</summary>
    public string Title { get; init; }

    /// <summary>What the drawing shows, in sentences computed from its data: for those who do not see it.</summary>
    public abstract string Alternative { get; }

    /// <summary>The drawing as one SVG element, with the title and the alternative text inside.</summary>
    public string ToSvg()
    {
        var drawing = new Drawing();
        Draw(drawing);
        return drawing.ToSvg(Title, Alternative);
    }

    /// <summary>The title and the alternative text.</summary>
    public sealed override string ToString() => $"{Title}: {Alternative}";

    internal abstract void Draw(Drawing drawing);
}
