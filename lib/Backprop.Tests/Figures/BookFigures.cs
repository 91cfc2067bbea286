using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Pictures;
using Backprop.Notebooks.Site;
using Backprop.Tests.Browser;
using Backprop.Tests.Notebooks;
using static Backprop.Tests.Figures.DrawnFigures;

namespace Backprop.Tests.Figures;

/// <summary>Every figure of every page of the book, as it is committed.</summary>
public sealed class BookFigures(BookFigures.FigureSite site, BrowserFixture browser) : IClassFixture<BookFigures.FigureSite>
{
    public static TheoryData<string> Notebooks { get; } = [.. Repository.Notebooks.Where(file => File.ReadAllText(file).Contains(FigureData.Chart, StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Every_figure_is_drawn_with_script_and_shows_its_picture_without(string name)
    {
        var notebook = site.Notebooks.Single(notebook => notebook.Name == name);
        var figures = notebook.Cells.SelectMany(cell => cell.Outputs).OfType<DataOutput>().Where(FigureData.IsFigure).ToList();
        Assert.All(figures, figure => Assert.True(FigureData.HasPicture(figure) && figure.Data["text/plain"] is not null));
        var charts = figures.Count(figure => figure.Data[FigureData.Chart] is not null);
        Assert.NotEqual(0, charts);

        await using (var opened = await browser.OpenPage(site.Folder, $"{name}.html"))
        {
            var drawn = opened.Page.Locator("figure.output.figure");
            Assert.Equal(charts, await drawn.CountAsync());
            for (var i = 0; i < charts; i++)
                await AssertHasContent(await Reach(drawn, i));
            Assert.Empty(Errors(opened));
        }

        await using var still = await browser.OpenPage(site.Folder, $"{name}.html", PageOptions.Desktop with { HasScript = false });
        foreach (var picture in await still.Page.Locator("figure.output.figure img.still").AllAsync())
        {
            Assert.True(await picture.IsVisibleAsync());
            Assert.NotEqual("", await picture.GetAttributeAsync("alt"));
        }

        Assert.Equal(charts, await still.Page.Locator("figure.output.figure img.still").CountAsync());
        Assert.Empty(Errors(still));
    }

    /// <summary>A site of the chapters' figures alone: the formulas, the code and the text are looked at by other tests.</summary>
    public sealed class FigureSite : IDisposable
    {
        private readonly TemporaryFolder files = new();

        public FigureSite()
        {
            Notebooks = [.. BookFigures.Notebooks.Select(row => OnlyFigures(NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", $"{row.Data}.ipynb"))))];
            Assert.Empty(SiteBuilder.Build(Notebooks, Folder).Faults);
        }

        public string Folder => files.File("site");

        internal IReadOnlyList<Notebook> Notebooks { get; }

        public void Dispose() => files.Dispose();

        private static Notebook OnlyFigures(Notebook notebook) => notebook with
        {
            Cells = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell with { Outputs = [.. cell.Outputs.Where(FigureData.IsFigure)] })],
        };
    }
}
