using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Pictures;

/// <summary>Draws figures as pictures, all of a notebook in one run of headless Chromium.</summary>
/// <remarks>Chromium is given a page and asked for the page as its script has left it: no driver, no network, no port.</remarks>
internal static partial class PictureDrawing
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan StreamLimit = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LimitPerFigure = TimeSpan.FromSeconds(20);

    // Software drawing: the same on machines with and without a graphics card.
    private static readonly string[] Options =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--hide-scrollbars", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--force-color-profile=srgb", "--font-render-hinting=none",
    ];

    // npm brings it in when the program is built.
    private static readonly string EncoderFolder = Path.Combine(AppContext.BaseDirectory, "upng");

    /// <summary>A picture of each figure.</summary>
    /// <exception cref="PictureException">Chromium is not here or fails, or a figure cannot be drawn.</exception>
    /// <exception cref="OperationCanceledException">Stopped by <paramref name="cancel"/>.</exception>
    public static IReadOnlyDictionary<DataOutput, Picture> Draw(IReadOnlyList<DataOutput> figures, CancellationToken cancel)
    {
        if (figures.Count == 0)
            return new Dictionary<DataOutput, Picture>();
        var browser = Chromium.Find()
            ?? throw new PictureException($"{figures.Count} {(figures.Count == 1 ? "picture has" : "pictures have")} to be drawn, and Chromium, which draws them, was found neither by {Chromium.PathVariable} nor on the path");
        var folder = Directory.CreateTempSubdirectory("backprop-pictures-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "plotly.min.js"), PlotlyScript.Bytes);
            foreach (var encoder in Directory.Exists(EncoderFolder) ? Directory.GetFiles(EncoderFolder) : [])
                File.Copy(encoder, Path.Combine(folder.FullName, Path.GetFileName(encoder)));
            var page = Path.Combine(folder.FullName, "figures.html");
            File.WriteAllText(page, Page(figures));
            var results = Result().Matches(Run(browser, page, folder.FullName, figures.Count, cancel));
            if (results.Count != figures.Count)
                throw new PictureException($"Chromium ({browser}) drew {results.Count} of {figures.Count} pictures and then stopped");
            return figures.Zip(results).ToDictionary(pair => pair.First, pair => Read(pair.First, pair.Second));
        }
        finally
        {
            Delete(folder);
        }
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

    private static string Run(string browser, string page, string folder, int count, CancellationToken cancel)
    {
        var limit = Limit + count * LimitPerFigure;
        string[] arguments =
        [
            .. Options,
            $"--user-data-dir={Path.Combine(folder, "profile")}",
            // Of the page's own time, which stands still while something is being drawn.
            $"--virtual-time-budget={(int)limit.TotalMilliseconds}",
            "--dump-dom",
            new Uri(page).AbsoluteUri,
        ];
        using var process = Start(browser, arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        using var stop = cancel.Register(() => End(process));
        if (!process.WaitForExit(limit))
        {
            End(process);
            throw new PictureException($"Chromium ({browser}) drew no pictures within {limit.TotalMinutes:F0} minutes");
        }

        cancel.ThrowIfCancellationRequested();
        // A process that it started may hold its streams open although it has ended itself.
        if (!Task.WaitAll([output, errors], (int)StreamLimit.TotalMilliseconds, cancel))
            throw new PictureException($"Chromium ({browser}) has ended, but something that it started has not");
        if (process.ExitCode != 0)
            throw new PictureException($"Chromium ({browser}) failed with exit code {process.ExitCode}: {errors.Result.Trim().Split('\n')[^1]}");
        return output.Result;
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A browser that is just being stopped may still write there; the system clears its own temporary folder.
        }
    }

    private static Process Start(string browser, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        }
        catch (Win32Exception e)
        {
            throw new PictureException($"Chromium ({browser}) cannot be started: {e.Message}");
        }
    }

    [GeneratedRegex("<p>(?:picture (?<width>[0-9.]+) (?<height>[0-9.]+) (?<base64>[A-Za-z0-9+/=]+)|fault (?<fault>[^<]*))</p>")]
    private static partial Regex Result();
}
