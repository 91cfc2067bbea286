using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Backprop;

/// <summary>A figure as HTML that draws itself without a network, and until then shows a still drawing.</summary>
/// <remarks>
/// plotly.js is 3.6 MB, 1.4 MB packed, so the first figure of a session brings it and the others use it; a page may also hold it by
/// itself and say so by <see cref="PageHasScript"/>. A figure that is shown before the script is there waits for it. One
/// whose page has lost it, because the first figure's cell was run again and the notebook saved, keeps its still drawing.
/// </remarks>
internal static class FigureHtml
{
    /// <summary>The switch by which a host says that its pages hold the script: no output brings it then.</summary>
    public const string PageHasScript = "Backprop.Figures.PageHasScript";

    private static int _sent;

    /// <summary>The figure, and with the first one of a session the script.</summary>
    public static string Of(Figure figure)
    {
        var chart = ChartDrawing.Json(figure);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chart)).AsSpan(0, 6));
        var bringsScript = !(AppContext.TryGetSwitch(PageHasScript, out var has) && has) && Interlocked.Exchange(ref _sent, 1) == 0;
        return $"""
            {(bringsScript ? Script() : "")}<figure class="figure" data-figure="{id}">
            <p class="figure-title" hidden>{WebUtility.HtmlEncode(figure.Title)}</p>
            <div class="chart" role="img" aria-label="{WebUtility.HtmlEncode(figure.Title)}"></div>
            <img class="still" style="max-width:100%" alt="{WebUtility.HtmlEncode(figure.Title)}" src="data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(StillDrawing.Svg(figure)))}">
            <figcaption>{WebUtility.HtmlEncode(figure.Alternative[(figure.Title.Length + 2)..])}</figcaption>
            </figure>
            <script>(function (id, chart) {"{"}
            if (window.backpropFigures) window.backpropFigures.show(id, chart);
            else (window.backpropFiguresWaiting = window.backpropFiguresWaiting || []).push([id, chart]);
            {"}"})("{id}", {chart.Replace("<", "\\u003c", StringComparison.Ordinal)});</script>
            """;
    }

    // Packed, for a notebook that is saved keeps it. Editors may hold a module loader, for which plotly.js would hide itself:
    // it is kept from seeing one.
    private static string Script() => $$"""
        <style>{{Resource("figures.css")}}</style>
        <script>(async function () {
        if (window.backpropFigures) return;
        const packed = Uint8Array.from(atob("{{Packed(DrawingScript())}}"), (letter) => letter.charCodeAt(0));
        const script = document.createElement("script");
        script.textContent = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
        document.head.append(script);
        })();</script>

        """;

    private static string DrawingScript() => $$"""
        (function (define, module, exports) {
        if (!window.Plotly) { {{ChartDrawing.PlotlyScript()}} }
        }).call(window);
        {{Resource("figures.js")}}
        """;

    private static string Packed(string script)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(Encoding.UTF8.GetBytes(script));
        return Convert.ToBase64String(packed.ToArray());
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(FigureHtml).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
