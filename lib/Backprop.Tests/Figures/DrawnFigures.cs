using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Figures;

/// <summary>Looks at figures as a reader does, and counts what is on them.</summary>
internal static class DrawnFigures
{
    private const string Content = """
        figure => {
          const place = figure.querySelector('.chart');
          const shapes = place.querySelectorAll('.scatterlayer path[d], .barlayer path[d], .contourlayer path[d]').length;
          const canvas = place.querySelector('.gl-container canvas');
          let colours = 0;
          if (canvas) {
            // What was drawn in space can be read until the page is shown the next time.
            place._fullLayout.scene._scene.glplot.redraw();
            const copy = document.createElement('canvas');
            [copy.width, copy.height] = [270, 400];
            const paper = copy.getContext('2d');
            paper.drawImage(canvas, 0, 0, 600, 400);
            colours = new Set(new Uint32Array(paper.getImageData(0, 60, 270, 280).data.buffer)).size;
          }
          return { shapes, inSpace: Boolean(canvas), colours };
        }
        """;

    /// <summary>Moves the pointer: pages that are only opened draw nothing.</summary>
    public static async Task GiveASign(IPage page)
    {
        await page.Mouse.MoveAsync(0, 1);
        await page.Mouse.MoveAsync(0, 2);
    }

    /// <summary>Scrolls to a figure and waits until it is drawn.</summary>
    public static async Task<ILocator> Reach(ILocator figures, int number)
    {
        var figure = figures.Nth(number);
        await GiveASign(figure.Page);
        await figure.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(figure.Locator(".chart .main-svg").First).ToBeVisibleAsync();
        await figure.EvaluateAsync("figure => figure.backpropDrawn");
        return figure;
    }

    /// <summary>Fails unless the figure shows lines, bars or levels, or, in space, a shaded surface.</summary>
    public static async Task AssertHasContent(ILocator figure)
    {
        var content = await figure.EvaluateAsync<FigureContent>(Content);
        Assert.True(content.InSpace ? content.Colours > 200 : content.Shapes > 0, $"{await figure.Locator(".figure-title").TextContentAsync()}: {content.Shapes} shapes, {content.Colours} colours");
    }

    /// <summary>What went wrong on the page, but for plotly's own warnings about the speed of its drawing.</summary>
    public static IEnumerable<string> Errors(OpenedPage opened) => opened.Faults.Where(fault => !fault.StartsWith("console warning", StringComparison.Ordinal));

    /// <summary>What a figure has drawn: shapes in SVG, and how many colours the drawing in space has.</summary>
    private sealed class FigureContent
    {
        public int Shapes { get; set; }

        public bool InSpace { get; set; }

        public int Colours { get; set; }
    }
}
