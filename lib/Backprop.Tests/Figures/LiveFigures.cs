using Backprop.Tests.Browser;
using Backprop.Tests.Notebooks;
using Microsoft.DotNet.Interactive.Formatting;
using static Backprop.Tests.Figures.DrawnFigures;

namespace Backprop.Tests.Figures;

/// <summary>Figures in a notebook whose kernel knows nothing of them: HTML that draws itself by a public copy of plotly.js, and shows a still drawing where there is none.</summary>
public sealed class LiveFigures(BrowserFixture browser, LiveFigures.Session session) : IClassFixture<LiveFigures.Session>, IDisposable
{
    private readonly TemporaryFolder pages = new();

    [Fact]
    public void A_kernel_shows_HTML_and_text()
    {
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(CurveFigure)));
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(DescentFigure)));
    }

    // A notebook that is saved keeps what is shown.
    [Fact]
    public void A_figure_is_small_and_the_same_whether_it_is_the_first_of_its_session_or_shown_again()
    {
        Assert.All(session.Outputs, output => Assert.InRange(output.Length, 7_000, 200_000));
        Assert.Equal(session.Outputs, Session.Figures.Select(figure => figure.ToDisplayString("text/html")));
    }

    // The hash is that of the package plotly.js-dist-min 2.28.0, by `openssl dgst -sha384 -binary plotly.min.js | base64`.
    [Fact]
    public void The_public_copy_is_the_file_that_the_library_has() => Assert.Equal(
        new PublicCopy("https://cdn.jsdelivr.net/npm/plotly.js-dist-min@2.28.0/plotly.min.js", "sha384-53bFwj3AXyrFzPyqXWI5rZuuEa3GbWeuLmgC04XqmiE7CairskQMPvcdXh+OLuir"),
        PublicCopy.OfPlotly());

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Outputs_are_drawn_by_the_public_copy_in_any_order_and_beside_a_module_loader(bool isReversed, bool hasModuleLoader)
    {
        await using var opened = await Open(isReversed ? session.Outputs.Reverse() : session.Outputs, Network(ChartDrawing.PlotlyScript()), hasModuleLoader);

        await AssertAllAreDrawn(opened);
    }

    // A saved notebook that is opened anew, or a cell that is run again in it, has figures without those before them.
    [Fact]
    public async Task Each_figure_is_drawn_alone()
    {
        await using var opened = await Open([session.Outputs[^1]], Network(ChartDrawing.PlotlyScript()));

        await AssertAllAreDrawn(opened, 1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("window.isForged = true;")]
    public async Task Without_a_network_or_with_another_file_at_the_address_every_figure_shows_its_still_drawing(string? copy)
    {
        await using var opened = await Open(session.Outputs, copy is null ? [] : Network(copy));
        // Each has tried to draw itself, in vain.
        await opened.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('figure')].every(figure => figure.backpropDrawn)");
        await opened.Page.EvaluateAsync("() => Promise.all([...document.querySelectorAll('figure')].map(figure => figure.backpropDrawn)).then(() => null)");

        var stills = opened.Page.Locator("figure.figure img.still");
        Assert.Equal(session.Outputs.Count, await stills.CountAsync());
        for (var i = 0; i < session.Outputs.Count; i++)
        {
            Assert.True(await stills.Nth(i).IsVisibleAsync());
            Assert.InRange(await stills.Nth(i).EvaluateAsync<int>("image => image.naturalHeight"), 300, 600);
        }

        Assert.False(await opened.Evaluate<bool>("'isForged' in window || 'Plotly' in window"));
        Assert.DoesNotContain(opened.Faults, fault => fault.StartsWith("exception", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_network_a_cell_that_brings_the_script_has_the_figures_drawn(bool isLast)
    {
        var script = new DrawingScript().ToDisplayString("text/html");
        Assert.InRange(script.Length, 1_000_000, 1_500_000);

        await using var opened = await Open(isLast ? [.. session.Outputs, script] : [script, .. session.Outputs], []);

        await opened.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('figure')].every(figure => figure.classList.contains('drawn'))");
        for (var i = 0; i < session.Outputs.Count; i++)
            await AssertHasContent(await Reach(opened.Page.Locator("figure.figure"), i));
    }

    private Task<OpenedPage> Open(IEnumerable<string> outputs, Dictionary<string, string> network, bool hasModuleLoader = false)
    {
        var loader = hasModuleLoader ? "<script>window.define = () => {}; window.define.amd = {}; window.module = {}; window.exports = {};</script>" : "";
        pages.Write("notebook.html", $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A notebook</title>{loader}<body>{string.Concat(outputs)}</body></html>");
        return browser.OpenPage(pages.Path, "notebook.html", PageOptions.Desktop with { Network = network });
    }

    private static Dictionary<string, string> Network(string plotly) => new() { [PublicCopy.OfPlotly().Address] = plotly };

    private async Task AssertAllAreDrawn(OpenedPage opened, int? count = null)
    {
        var figures = opened.Page.Locator("figure.figure");
        Assert.Equal(count ?? session.Outputs.Count, await figures.CountAsync());
        for (var i = 0; i < (count ?? session.Outputs.Count); i++)
            await AssertHasContent(await Reach(figures, i));
        Assert.Empty(Errors(opened));
    }

    public static TheoryData<int> EveryFigure => [.. Enumerable.Range(0, Gallery.All.Count)];

    [Theory]
    [MemberData(nameof(EveryFigure))]
    public void A_still_drawing_is_well_formed_small_and_has_the_figures_title(int i)
    {
        var svg = StillDrawing.Svg(Gallery.All[i]);

        Assert.Equal(Gallery.All[i].Title, System.Xml.Linq.XElement.Parse(svg).Elements().First().Value);
        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.InRange(svg.Length, 1_000, 120_000);
    }

    [Fact]
    public void The_same_figure_gives_the_same_HTML_and_nothing_random() =>
        Assert.Equal(session.Outputs[1], Session.Figures[1].ToDisplayString("text/html"));

    public void Dispose() => pages.Dispose();

    /// <summary>The outputs of one session, in order. No other test of this process shows figures as HTML.</summary>
    public sealed class Session
    {
        public static IReadOnlyList<Figure> Figures { get; } = [Gallery.Plain[0], Gallery.Plain[4], Gallery.InSpace[0], Gallery.WithSlider[0]];

        public IReadOnlyList<string> Outputs { get; } = [.. Figures.Select(figure => figure.ToDisplayString("text/html"))];
    }
}
