using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site;
using Backprop.Tests.Notebooks;
using Backprop.Tests.Site;

[assembly: AssemblyFixture(typeof(SampleSite))]

namespace Backprop.Tests.Site;

/// <summary>The site of the sample book, built once for all tests that only look at it.</summary>
public sealed class SampleSite : IDisposable
{
    private readonly TemporaryFolder files = new();

    public SampleSite()
    {
        Notebooks = SampleBook.Save(files.Path);
        Result = SiteBuilder.Build(Notebooks, Folder);
    }

    public IReadOnlyList<Notebook> Notebooks { get; }

    public SiteResult Result { get; }

    public string Folder => files.File("site");

    /// <summary>The names of all pages, for theories.</summary>
    public static TheoryData<string> Pages { get; } = ["index.html", "01-one-neuron.html", "02-layers.html", "a1-notation.html", "404.html", "book.html"];

    /// <summary>The parsed page.</summary>
    public IHtmlDocument Page(string name) => Parse(File.ReadAllText(Path.Combine(Folder, name)));

    public static IHtmlDocument Parse(string markup) => new HtmlParser().ParseDocument(markup);

    public void Dispose() => files.Dispose();
}
