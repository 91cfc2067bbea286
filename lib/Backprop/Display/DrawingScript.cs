namespace Backprop;

/// <summary>
/// plotly.js itself, for a page that has no network: a cell whose last line is <c>new DrawingScript()</c> brings it into the page, and
/// the figures of the page are drawn. A notebook that is saved with that output is 1.3 MB larger.
/// </summary>
/// <remarks>Without a network, and without this, figures show a still drawing.</remarks>
/// <example><code>new DrawingScript() // plotly.js 2.28.0, for figures in a page without a network</code></example>
[TypeFormatterSource(typeof(DrawingScriptFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class DrawingScript
{
    /// <inheritdoc/>
    public override string ToString() => $"plotly.js {PublicCopy.VersionOf(ChartDrawing.PlotlyScript())}, for figures in a page without a network";

    // Editors may hold a module loader, for which plotly.js would hide itself: it is kept from seeing one.
    private string Html() => $$"""
        <p>{{this}}</p>
        <script>(async function () {
        {{PackedScript.Run($"(function (define, module, exports) {{ if (!window.Plotly) {{ {ChartDrawing.PlotlyScript()} }} }}).call(window);")}}
        window.backpropFigures?.drawLate();
        })();</script>
        """;

    internal sealed class DrawingScriptFormatters
    {
        private readonly object[] _formatters =
        [
            new Formatter<DrawingScript>("text/html", script => script.Html()),
            new Formatter<DrawingScript>("text/plain", script => script.ToString()),
        ];

        /// <summary>The formatters, as a kernel asks for them.</summary>
        public IEnumerable<object> CreateTypeFormatters() => _formatters;
    }
}
