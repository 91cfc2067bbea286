using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Pictures;
using Backprop.Notebooks.Site;
using Backprop.Tests.Browser;
using Backprop.Tests.Notebooks;
using static Backprop.Tests.Figures.DrawnFigures;

namespace Backprop.Tests.Figures;

/// <summary>Every figure of every page of the book, as it is committed.</summary>
public sealed class BookFigures(BrowserFixture browser) : IDisposable
{
    private readonly TemporaryFolder site = new();

    public static TheoryData<string> Notebooks { get; } = [.. Repository.Notebooks.Where(file => File.ReadAllText(file).Contains(FigureData.Chart, StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Every_figure_is_drawn_with_script_and_shows_its_picture_without(string name)
    {
        var notebook = NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", $"{name}.ipynb"));
        var figures = notebook.Cells.SelectMany(cell => cell.Outputs).OfType<DataOutput>().Where(FigureData.IsFigure).ToList();
        Assert.All(figures, figure => Assert.True(FigureData.HasPicture(figure) && figure.Data["text/plain"] is not null));
        var charts = figures.Count(figure => figure.Data[FigureData.Chart] is not null);
        Assert.NotEqual(0, charts);
        Assert.Empty(SiteBuilder.Build([OnlyFigures(notebook)], site.Path).Faults);

        await using (var opened = await browser.OpenPage(site.Path, $"{name}.html"))
        {
            var drawn = opened.Page.Locator("figure.output.figure");
            Assert.Equal(charts, await drawn.CountAsync());
            for (var i = 0; i < charts; i++)
                await AssertHasContent(await Reach(drawn, i));
            Assert.Empty(Errors(opened));
        }

        await using var still = await browser.OpenPage(site.Path, $"{name}.html", PageOptions.Desktop with { HasScript = false });
        foreach (var picture in await still.Page.Locator("figure.output.figure img.still").AllAsync())
        {
            Assert.True(await picture.IsVisibleAsync());
            Assert.NotEqual("", await picture.GetAttributeAsync("alt"));
        }

        Assert.Equal(charts, await still.Page.Locator("figure.output.figure img.still").CountAsync());
        Assert.Empty(Errors(still));
    }

    // The text has links that need the other pages, and formulas that other tests look at.
    private static Notebook OnlyFigures(Notebook notebook) => notebook with
    {
        Cells = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell with { Outputs = [.. cell.Outputs.Where(FigureData.IsFigure)] })],
    };

    public void Dispose() => site.Dispose();
}
