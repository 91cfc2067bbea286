using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Backprop;

/// <summary>A figure as HTML that draws itself, and until then shows a still drawing.</summary>
/// <remarks>
/// A notebook that is saved keeps what its cells show, so no figure brings plotly.js, which is 3.6 MB, 1.4 MB packed: the page
/// fetches it from <see cref="PublicCopy"/>, once, and runs it if it is the very file that the charts are written for. Every
/// figure brings all else that it needs, whichever is shown first, shown again, or alone in a page that has been opened anew.
/// Where there is no network the still drawing stays, and <see cref="DrawingScript"/> is there for those who want more.
/// </remarks>
internal static class FigureHtml
{
    /// <summary>The switch by which a host says that its pages draw figures: no output brings anything to draw with then.</summary>
    public const string PageHasScript = "Backprop.Figures.PageHasScript";

    private static readonly Lazy<string> Drawer = new(() =>
    {
        var copy = PublicCopy.OfPlotly();
        return $$"""
            await (window.backpropFiguresDrawer ??= (async function () {
            {{PackedScript.Run(Drawing(), ("plotly", copy.Address), ("integrity", copy.Integrity))}}
            })());

            """;
    });

    /// <summary>The figure.</summary>
    public static string Of(Figure figure)
    {
        var chart = ChartDrawing.Json(figure);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chart)).AsSpan(0, 6));
        var drawer = AppContext.TryGetSwitch(PageHasScript, out var has) && has ? "" : Drawer.Value;
        return $"""
            <figure class="figure" data-figure="{id}">
            <p class="figure-title" hidden>{WebUtility.HtmlEncode(figure.Title)}</p>
            <div class="chart" role="img" aria-label="{WebUtility.HtmlEncode(figure.Title)}"></div>
            <img class="still" style="max-width:100%" alt="{WebUtility.HtmlEncode(figure.Title)}" src="data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(StillDrawing.Svg(figure)))}">
            <figcaption>{WebUtility.HtmlEncode(figure.Alternative[(figure.Title.Length + 2)..])}</figcaption>
            </figure>
            <script>(async function (id, chart) {"{"}
            {drawer}if (window.backpropFigures) window.backpropFigures.show(id, chart);
            else (window.backpropFiguresWaiting = window.backpropFiguresWaiting || []).push([id, chart]);
            {"}"})("{id}", {chart.Replace("<", "\\u003c", StringComparison.Ordinal)});</script>
            """;
    }

    private static string Drawing() => $$"""
        document.head.append(Object.assign(document.createElement("style"), { textContent: {{System.Text.Json.JsonSerializer.Serialize(Resource("figures.css"))}} }));
        {{Resource("figures.js")}}
        """;

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(FigureHtml).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
