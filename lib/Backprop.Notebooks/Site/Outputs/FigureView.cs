using System.Text.Json.Nodes;
using Backprop.Notebooks.Pictures;
using Backprop.Notebooks.Site.Book;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>A chart: drawn by plotly.js where there is script, its still picture where there is none, its description for all.</summary>
internal sealed class FigureView : IMimeView
{
    private static readonly PictureView Still = new(FigureData.Picture, ".png");

    public string MimeType => FigureData.Chart;

    public Html? Render(DataView value)
    {
        if (FigureData.Of(value.Output) is not JsonObject chart || chart["layout"] is not { } layout)
            return null;
        var traces = ChartJson.Traces(chart).ToHashSet(StringComparer.Ordinal);
        value.Page.Traces.UnionWith(traces);
        var (number, id) = value.Page.NextFigure();
        var title = layout["title"]?["text"]?.ToString() ?? "Figure";
        var description = value.Text("text/plain") ?? title;
        var sentences = description.StartsWith(title, StringComparison.Ordinal) ? description[title.Length..].TrimStart('.', ' ') : description;
        var caption = PictureView.Caption(value);
        var data = new Html(ChartJson.Write(chart).Replace("<", "\\u003c", StringComparison.Ordinal));
        var still = Still.Image(value, description) ?? Html.Of($"<p class=\"still\">This figure is drawn where script may run.</p>");
        var figure = Html.Of($"""
            <figure class="output figure" id="{id}">
            <p class="figure-title">{title}</p>
            <div class="chart" role="img" aria-label="{(caption is null ? title : description)}"></div>
            {still}
            <figcaption>{PictureView.Number(number, id)}{caption ?? sentences}</figcaption>
            <script type="application/json">{data}</script>
            </figure>
            """);
        value.Page.FirstChart ??= new Sample(figure, value.Cell.Id, traces);
        return figure;
    }
}
