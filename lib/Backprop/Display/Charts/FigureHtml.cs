using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Backprop;

/// <summary>A figure as HTML that draws itself without a network.</summary>
/// <remarks>
/// plotly.js is 3.6 MB, so the first figure of a session brings it and the others use it; a page may also hold it by
/// itself and say so by <see cref="PageHasScript"/>. A figure that is shown before the script is there waits for it.
/// </remarks>
internal static class FigureHtml
{
    /// <summary>The switch by which a host says that its pages hold the script: no output brings it then.</summary>
    public const string PageHasScript = "Backprop.Figures.PageHasScript";

    private const string Waiting = "The drawing appears when the first figure of this session is on the page; if it does not, restart the kernel and run the cells again.";

    private static int _sent;

    /// <summary>The figure, and with the first one of a session the script.</summary>
    public static string Of(Figure figure)
    {
        var chart = ChartDrawing.Json(figure);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(chart)).AsSpan(0, 6));
        var bringsScript = !(AppContext.TryGetSwitch(PageHasScript, out var has) && has) && Interlocked.Exchange(ref _sent, 1) == 0;
        return $"""
            {(bringsScript ? Script() : "")}<figure class="figure" data-figure="{id}">
            <p class="figure-title">{WebUtility.HtmlEncode(figure.Title)}</p>
            <div class="chart" role="img" aria-label="{WebUtility.HtmlEncode(figure.Title)}"></div>
            <p class="still">{Waiting}</p>
            <figcaption>{WebUtility.HtmlEncode(figure.Alternative[(figure.Title.Length + 2)..])}</figcaption>
            </figure>
            <script>(function (id, chart) {"{"}
            if (window.backpropFigures) window.backpropFigures.show(id, chart);
            else (window.backpropFiguresWaiting = window.backpropFiguresWaiting || []).push([id, chart]);
            {"}"})("{id}", {chart.Replace("<", "\\u003c", StringComparison.Ordinal)});</script>
            """;
    }

    // Editors may hold a module loader, for which plotly.js would hide itself: it is kept from seeing one.
    private static string Script() => $"""
        <style>{Resource("figures.css")}</style>
        <script>(function (define, module, exports) {"{"}
        if (!window.Plotly) {"{"} {ChartDrawing.PlotlyScript()} {"}"}
        {"}"}).call(window);
        {Resource("figures.js")}</script>

        """;

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(FigureHtml).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
