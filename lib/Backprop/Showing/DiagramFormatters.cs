namespace Backprop;

/// <summary>What a kernel shows as a drawing.</summary>
internal interface IDrawing
{
    /// <summary>The drawing as one SVG element.</summary>
    string ToSvg();
}

/// <summary>Shows a drawing; where nothing can be drawn, the sentences that say what it shows.</summary>
/// <remarks>A code host shows no SVG that stands inside HTML, so HTML is only for values inside lists and tables.</remarks>
internal sealed class DiagramFormatters
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<IDrawing>("image/svg+xml", drawing => drawing.ToSvg()),
        new Formatter<IDrawing>("text/html", drawing => drawing.ToSvg()),
        new Formatter<IDrawing>("text/plain", drawing => drawing.ToString()!),
    ];
}
