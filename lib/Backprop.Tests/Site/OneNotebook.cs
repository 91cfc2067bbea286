using AngleSharp.Html.Dom;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Site;

/// <summary>Builds the site of a single notebook made for one test.</summary>
internal sealed class OneNotebook : IDisposable
{
    public TemporaryFolder Files { get; } = new();

    public string SiteFolder => Files.File("site");

    public SiteResult Build(params Cell[] cells) => Build("01-test", cells);

    public SiteResult Build(string name, params Cell[] cells) =>
        SiteBuilder.Build([SampleCells.SaveNotebook(Files.Path, name, cells)], SiteFolder);

    /// <summary>The page of these cells, which must have no faults.</summary>
    public IHtmlDocument Page(params Cell[] cells)
    {
        var result = Build(cells);
        Assert.Empty(result.Faults);
        return SampleSite.Parse(File.ReadAllText(result.Pages[1]));
    }

    public void Dispose() => Files.Dispose();
}
