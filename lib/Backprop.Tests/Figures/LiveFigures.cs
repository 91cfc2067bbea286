using Backprop.Tests.Browser;
using Backprop.Tests.Notebooks;
using Microsoft.DotNet.Interactive.Formatting;
using static Backprop.Tests.Figures.DrawnFigures;

namespace Backprop.Tests.Figures;

/// <summary>Figures in a notebook whose kernel knows nothing of them: HTML that brings what it needs, once.</summary>
public sealed class LiveFigures(BrowserFixture browser, LiveFigures.Session session) : IClassFixture<LiveFigures.Session>, IDisposable
{
    private readonly TemporaryFolder pages = new();

    [Fact]
    public void A_kernel_shows_HTML_and_text()
    {
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(CurveFigure)));
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(typeof(DescentFigure)));
    }

    [Fact]
    public void The_first_figure_of_a_session_brings_plotly_and_the_others_do_not()
    {
        // Packed: a notebook that is saved holds it.
        Assert.InRange(session.Outputs[0].Length, 1_000_000, 1_800_000);
        Assert.All(session.Outputs.Skip(1), output => Assert.InRange(output.Length, 500, 350_000));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Outputs_are_drawn_without_a_network_in_any_order_and_beside_a_module_loader(bool isReversed, bool hasModuleLoader)
    {
        var outputs = isReversed ? session.Outputs.Reverse() : session.Outputs;
        var loader = hasModuleLoader ? "<script>window.define = () => {}; window.define.amd = {}; window.module = {}; window.exports = {};</script>" : "";
        pages.Write("notebook.html", $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A notebook</title>{loader}<body>{string.Concat(outputs)}</body></html>");

        await using var opened = await browser.OpenPage(pages.Path, "notebook.html");
        var figures = opened.Page.Locator("figure.figure");

        Assert.Equal(session.Outputs.Count, await figures.CountAsync());
        for (var i = 0; i < session.Outputs.Count; i++)
            await AssertHasContent(await Reach(figures, i));
        Assert.Empty(Errors(opened));
    }

    // The first figure's cell has been run again, and the notebook saved and opened anew.
    [Fact]
    public async Task Where_the_script_is_lost_every_figure_shows_its_still_drawing()
    {
        var outputs = session.Outputs.Skip(1).Prepend(Session.Figures[0].ToDisplayString("text/html"));
        pages.Write("saved.html", $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>A notebook</title><body>{string.Concat(outputs)}</body></html>");

        await using var opened = await browser.OpenPage(pages.Path, "saved.html");

        var stills = opened.Page.Locator("figure.figure img.still");
        Assert.Equal(session.Outputs.Count, await stills.CountAsync());
        for (var i = 0; i < session.Outputs.Count; i++)
        {
            Assert.True(await stills.Nth(i).IsVisibleAsync());
            Assert.InRange(await stills.Nth(i).EvaluateAsync<int>("image => image.naturalHeight"), 300, 600);
        }

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
