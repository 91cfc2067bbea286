using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site;
using Backprop.Tests.Notebooks;
using Backprop.Tests.Site;
using Microsoft.DotNet.Interactive.Formatting;
using static Backprop.Tests.Site.SampleCells;

namespace Backprop.Tests.Figures;

/// <summary>The site of a book whose pages show one figure of every kind.</summary>
public sealed class FigurePages : IDisposable
{
    /// <summary>A page of figures.</summary>
    public const string Page = "01-figures.html";

    /// <summary>A page of ten figures of one kind.</summary>
    public const string TenFigures = "02-ten.html";

    /// <summary>A page without figures.</summary>
    public const string NoFigures = "03-none.html";

    /// <summary>A page whose figure is far below its beginning.</summary>
    public const string Late = "04-late.html";

    private readonly TemporaryFolder files = new();

    public FigurePages()
    {
        var result = SiteBuilder.Build(
            [
                SaveNotebook(files.Path, "01-figures", [Markdown("# Figures\n\nOne of every kind."), .. Gallery.All.Select(Cell)]),
                SaveNotebook(files.Path, "02-ten", [Markdown("# Ten\n\nTen figures."), .. Enumerable.Repeat(Gallery.Plain[1], 10).Select(Cell)]),
                SaveNotebook(files.Path, "03-none", Markdown("# None\n\nNo figure.")),
                SaveNotebook(files.Path, "04-late", Markdown("# Late\n\n" + string.Concat(Enumerable.Repeat("A line.\n\n", 200))), Cell(Gallery.Plain[1], 1)),
            ],
            Folder);
        Assert.Empty(result.Faults);
    }

    public string Folder => files.File("site");

    /// <summary>The chart of a figure, as a notebook stores it.</summary>
    internal static string Chart(Figure figure) => figure.ToDisplayString("application/vnd.plotly.v1+json");

    public void Dispose() => files.Dispose();

    private static Cell Cell(Figure figure, int number) => Code(
        number + 1,
        "Plot",
        new DataOutput(
            new JsonObject
            {
                ["application/vnd.plotly.v1+json"] = JsonNode.Parse(Chart(figure)),
                ["image/png"] = Convert.ToBase64String(SamplePicture.Png(72, 42)),
                ["text/plain"] = figure.Alternative,
            },
            number + 1,
            new JsonObject { ["image/png"] = new JsonObject { ["width"] = 720, ["height"] = 420 } }));
}
