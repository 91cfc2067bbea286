namespace Backprop;

/// <summary>What shows itself as a drawing; where nothing can be drawn, in the sentences that say what it shows.</summary>
/// <remarks>A code host shows no SVG that stands inside HTML, so HTML is only for values inside lists and tables.</remarks>
/// <param name="svg">The value as SVG.</param>
internal abstract class SvgFormatters<T>(Func<T, string> svg)
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<T>("image/svg+xml", svg),
        new Formatter<T>("text/html", svg),
        new Formatter<T>("text/plain", value => value!.ToString()!),
    ];
}

/// <summary>Computation graphs, weight diagrams and network diagrams.</summary>
internal sealed class DiagramFormatters() : SvgFormatters<Diagram>(diagram => diagram.ToSvg());
