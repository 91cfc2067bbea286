using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Backprop.Notebooks.Browsing;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Pictures;

/// <summary>Draws figures as pictures, all of a notebook in one run of headless Chromium.</summary>
/// <remarks>Chromium is given a page and asked for the page as its script has left it.</remarks>
internal static partial class PictureDrawing
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan LimitPerFigure = TimeSpan.FromSeconds(20);

    // Software drawing: the same on machines with and without a graphics card.
    private static readonly string[] Options =
        ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--hide-scrollbars", "--force-color-profile=srgb", "--font-render-hinting=none"];

    // npm brings it in when the program is built.
    private static readonly string EncoderFolder = Path.Combine(AppContext.BaseDirectory, "upng");

    /// <summary>A picture of each figure.</summary>
    /// <exception cref="PictureException">Chromium is not here, or a figure cannot be drawn.</exception>
    /// <exception cref="ChromiumException">Chromium cannot be started, takes too long, or fails.</exception>
    /// <exception cref="OperationCanceledException">Stopped by <paramref name="cancel"/>.</exception>
    public static IReadOnlyDictionary<DataOutput, Picture> Draw(IReadOnlyList<DataOutput> figures, CancellationToken cancel)
    {
        if (figures.Count == 0)
            return new Dictionary<DataOutput, Picture>();
        var browser = Chromium.Find()
            ?? throw new PictureException($"{figures.Count} {(figures.Count == 1 ? "picture has" : "pictures have")} to be drawn, and Chromium, which draws them, was found neither by {Chromium.PathVariable} nor on the path");
        using var run = new ChromiumRun(browser, "pictures");
        File.WriteAllBytes(run.File("plotly.min.js"), PlotlyScript.Bytes);
        foreach (var encoder in Directory.Exists(EncoderFolder) ? Directory.GetFiles(EncoderFolder) : [])
            File.Copy(encoder, run.File(Path.GetFileName(encoder)));
        File.WriteAllText(run.File("figures.html"), Page(figures));
        var results = Result().Matches(Shown(run, figures.Count, cancel));
        if (results.Count != figures.Count)
            throw new PictureException($"Chromium ({browser}) drew {results.Count} of {figures.Count} pictures and then stopped");
        return figures.Zip(results).ToDictionary(pair => pair.First, pair => Read(pair.First, pair.Second));
    }

    // The page as its script has left it.
    private static string Shown(ChromiumRun run, int count, CancellationToken cancel)
    {
        var limit = Limit + count * LimitPerFigure;
        // The budget is of the page's own time, which stands still while something is being drawn.
        return run.Open(run.File("figures.html"), [.. Options, $"--virtual-time-budget={(int)limit.TotalMilliseconds}", "--dump-dom"], limit, "drew no pictures", cancel);
    }

    private static Picture Read(DataOutput figure, Match result) => result.Groups["base64"].Success
        ? new Picture(result.Groups["base64"].Value, Number(result.Groups["width"]), Number(result.Groups["height"]))
        : throw new PictureException($"the figure \"{Description(figure)}\" cannot be drawn: {WebUtility.HtmlDecode(result.Groups["fault"].Value)}");

    private static int Number(Group group) => (int)double.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static string Description(DataOutput figure)
    {
        var text = figure.Data["text/plain"]?.ToString() ?? "";
        return text.Length <= 60 ? text : text[..60] + "…";
    }

    private static string Page(IReadOnlyList<DataOutput> figures)
    {
        using var script = new StreamReader(typeof(PictureDrawing).Assembly.GetManifestResourceStream("Pictures/pictures.js")!);
        var page = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>Figures</title><script src=\"plotly.min.js\"></script><script src=\"pako.js\"></script><script src=\"UPNG.js\"></script><body>\n");
        foreach (var figure in figures)
            page.Append("<script type=\"application/json\">").Append(InScript(FigureData.Of(figure)!)).Append("</script>\n");
        return page.Append("<script>").Append(script.ReadToEnd()).Append("</script></body>").ToString();
    }

    private static string InScript(JsonNode figure) => figure.ToJsonString().Replace("<", "\\u003c", StringComparison.Ordinal);

    [GeneratedRegex("<p>(?:picture (?<width>[0-9.]+) (?<height>[0-9.]+) (?<base64>[A-Za-z0-9+/=]+)|fault (?<fault>[^<]*))</p>")]
    private static partial Regex Result();
}
