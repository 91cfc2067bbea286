namespace Backprop;

/// <summary>What a figure shows: a chart that draws itself in a page, the same chart as data to be stored, and its description.</summary>
internal sealed class FigureFormatters
{
    private readonly object[] _formatters =
    [
        new Formatter<Figure>("text/html", FigureHtml.Of),
        new Formatter<Figure>("application/vnd.plotly.v1+json", ChartDrawing.Json),
        new Formatter<Figure>("text/plain", figure => figure.Alternative),
    ];

    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}
