using Backprop.Tests.Browser;
using Microsoft.Playwright;
using static Backprop.Tests.Figures.DrawnFigures;

namespace Backprop.Tests.Figures;

/// <summary>Figures on pages of the site, in a real browser without a network.</summary>
public sealed class FiguresInBrowser(FigurePages site, BrowserFixture browser) : IClassFixture<FigurePages>
{
    // In the light and on a desktop those of the book are looked at.
    [Fact]
    public async Task On_a_phone_in_the_dark_every_figure_is_drawn_none_sticks_out_and_a_scale_of_colours_takes_no_width_for_its_name()
    {
        await using var opened = await browser.OpenPage(site.Folder, FigurePages.Page, PageOptions.Phone with { Scheme = ColorScheme.Dark });

        var figures = opened.Page.Locator("figure.figure");
        Assert.Equal(Gallery.All.Count, await figures.CountAsync());
        for (var i = 0; i < Gallery.All.Count; i++)
        {
            var figure = await Reach(figures, i);
            await AssertHasContent(figure);
            Assert.False(await figure.Locator("img.still").IsVisibleAsync(), Gallery.All[i].Title);
        }

        Assert.Equal(0, await opened.Overhang());
        var sides = await opened.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.chart')].flatMap(chart => (chart.data ?? []).flatMap(trace => trace.colorbar?.title?.text ? [`${trace.colorbar.orientation ?? 'v'} ${trace.colorbar.title.side}`] : []))");
        // Beside its drawing it has the name along it, between a surface and contour lines above it.
        Assert.Equal(["h top", "v right"], sides.Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(Errors(opened));
        Assert.Empty(await opened.AccessFaults());
    }

    [Fact]
    public async Task Colours_follow_the_theme_of_the_page_and_change_with_it()
    {
        await using var opened = await browser.OpenPage(site.Folder, FigurePages.Page, PageOptions.Desktop);
        var figure = await Reach(opened.Page.Locator("figure.figure"), 0);
        var text = figure.Locator(".xtick text").First;
        var light = await Ink(text);

        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" }).ClickAsync();
        await opened.Page.WaitForFunctionAsync("light => getComputedStyle(document.querySelector('.xtick text')).fill !== light", light);

        Assert.True(Brightness(light) < 100 && Brightness(await Ink(text)) > 150);
    }

    [Fact]
    public async Task A_slider_moves_the_descent_from_the_keyboard()
    {
        await using var opened = await browser.OpenPage(site.Folder, FigurePages.Page);
        var figure = await Reach(opened.Page.Locator("figure.figure"), IndexOf("Descent, contour"));
        var slider = figure.Locator("input[type=range]");
        const string Head = "figure => { const t = figure.querySelector('.chart').data.at(-1); return `${t.x[0]},${t.y[0]}`; }";
        var end = await figure.EvaluateAsync<string>(Head);

        await slider.FocusAsync();
        await opened.Page.Keyboard.PressAsync("Home");
        await Assertions.Expect(figure.Locator(".figure-slider-value")).ToHaveTextAsync("0");
        await opened.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('figure.figure')].some(figure => figure.querySelector('.figure-title').textContent === 'Descent, contour' && figure.querySelector('.chart').data.at(-1).x[0] === -4)");

        Assert.Equal("-4,3", await figure.EvaluateAsync<string>(Head));
        Assert.NotEqual("-4,3", end);
        Assert.Equal("0", await slider.GetAttributeAsync("aria-valuetext"));
        Assert.Empty(Errors(opened));
    }

    [Fact]
    public async Task A_slider_redraws_the_line_that_it_moves()
    {
        await using var opened = await browser.OpenPage(site.Folder, FigurePages.Page);
        var figure = await Reach(opened.Page.Locator("figure.figure"), IndexOf("By ε"));
        var line = figure.Locator(".scatterlayer path.js-line");
        var before = await line.GetAttributeAsync("d");

        await figure.Locator("input[type=range]").FillAsync("0");

        await Assertions.Expect(line).Not.ToHaveAttributeAsync("d", before!);
        Assert.Empty(Errors(opened));
    }

    [Fact]
    public async Task Without_script_every_figure_shows_its_still_picture_and_its_description()
    {
        await using var opened = await browser.OpenPage(site.Folder, FigurePages.Page, PageOptions.Desktop with { HasScript = false });

        var figures = opened.Page.Locator("figure.figure");
        for (var i = 0; i < Gallery.All.Count; i++)
        {
            var still = figures.Nth(i).Locator("img.still");
            await still.ScrollIntoViewIfNeededAsync();
            Assert.True(await still.IsVisibleAsync());
            Assert.Equal(Gallery.All[i].Alternative, await still.GetAttributeAsync("alt"));
            Assert.Equal($"Figure 1.{i + 1}. {Gallery.All[i].Alternative[(Gallery.All[i].Title.Length + 2)..]}", await figures.Nth(i).Locator("figcaption").TextContentAsync());
            Assert.False(await figures.Nth(i).Locator(".chart").IsVisibleAsync());
        }

        Assert.Empty(Errors(opened));
    }

    [Fact]
    public void Ten_figures_weigh_no_more_than_their_data_and_one_plotly()
    {
        var page = new FileInfo(Path.Combine(site.Folder, FigurePages.TenFigures)).Length;
        var data = 10 * FigurePages.Chart(Gallery.Plain[1]).Length;
        var assets = Directory.GetFiles(site.Folder, "*plotly*", SearchOption.AllDirectories);

        Assert.InRange(page, data, data + 30_000);
        Assert.Equal(["plotly-basic.min.js", "plotly.min.js"], assets.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("assets/plotly-basic.min.js", File.ReadAllText(Path.Combine(site.Folder, FigurePages.TenFigures)), StringComparison.Ordinal);
        Assert.Contains("assets/plotly.min.js", File.ReadAllText(Path.Combine(site.Folder, FigurePages.Page)), StringComparison.Ordinal);
        Assert.DoesNotContain("plotly", File.ReadAllText(Path.Combine(site.Folder, FigurePages.NoFigures)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_can_be_drawn_in_space_the_still_pictures_stay_and_plane_charts_are_drawn()
    {
        await using var opened = await browser.OpenPage(site.Folder, FigurePages.Page, PageOptions.Desktop with { HasSpace = false });
        await GiveASign(opened.Page);
        var figures = opened.Page.Locator("figure.figure");
        for (var i = 0; i < Gallery.All.Count; i++)
        {
            var figure = figures.Nth(i);
            await figure.ScrollIntoViewIfNeededAsync();
            var inSpace = await figure.Locator("script").EvaluateAsync<bool>("source => JSON.parse(source.textContent).layout.scene !== undefined");
            await Assertions.Expect(figure.Locator(inSpace ? "img.still" : ".chart .main-svg").First).ToBeVisibleAsync();
            Assert.Equal(0, await figure.Locator(".no-webgl").CountAsync());
        }
    }

    [Fact]
    public async Task A_page_that_is_only_opened_shows_its_still_pictures_and_loads_no_plotly()
    {
        await using var opened = await browser.OpenPage(site.Folder, FigurePages.Page);
        Assert.True(await opened.Page.Locator("figure.figure img.still").First.IsVisibleAsync());
        Assert.False(await opened.Evaluate<bool>("'Plotly' in window || document.querySelector('script[src*=plotly-], script[src$=\"plotly.min.js\"]') !== null"));
    }

    [Fact]
    public async Task A_page_asks_for_plotly_only_when_a_figure_comes_near()
    {
        await using var opened = await browser.OpenPage(site.Folder, FigurePages.Late);
        await GiveASign(opened.Page);
        Assert.False(await opened.Evaluate<bool>("'Plotly' in window"));
        Assert.True(await opened.Evaluate<bool>("[...document.querySelectorAll('img.still')].every(image => image.loading === 'lazy')"));

        await AssertHasContent(await Reach(opened.Page.Locator("figure.figure"), 0));
        Assert.True(await opened.Evaluate<bool>("'Plotly' in window"));
    }

    [Fact]
    public void The_small_plotly_is_of_the_same_version_as_the_whole_one()
    {
        static string Version(string file) => System.Text.RegularExpressions.Regex.Match(File.ReadAllText(file)[..400], @"plotly\.js[^\n]* v([0-9.]+)").Groups[1].Value;

        Assert.Equal(
            Version(Path.Combine(site.Folder, "assets/plotly.min.js")),
            Version(Path.Combine(site.Folder, "assets/plotly-basic.min.js")));
    }

    private static int IndexOf(string title) => Gallery.All.Select((figure, i) => (figure, i)).First(pair => pair.figure.Title == title).i;

    private static Task<string> Ink(ILocator text) => text.EvaluateAsync<string>("text => getComputedStyle(text).fill");

    private static double Brightness(string colour) => System.Text.RegularExpressions.Regex.Matches(colour, "[0-9]+").Take(3).Average(part => int.Parse(part.Value, System.Globalization.CultureInfo.InvariantCulture));
}
