using System.Xml.Linq;
using Backprop.Notebooks.Site;
using Backprop.Notebooks.Site.Book;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Site;

/// <summary>What a site says of where it stands on the web.</summary>
public sealed class PublicAddresses(SampleSite sample) : IDisposable
{
    private const string Root = "https://example.org/book/";

    private readonly TemporaryFolder files = new();

    [Fact]
    public void Every_page_says_its_address_and_its_repository_and_shows_a_picture_that_is_there_and_a_sitemap_lists_them()
    {
        const string repository = "https://example.org/me/book";
        var result = SiteBuilder.BuildUnlessStopped(sample.Notebooks, files.File("site"), notes: null, TestContext.Current.CancellationToken, address: PublicAddress.Parse("https://example.org/book")!.With(PublicAddress.Parse(repository)));

        Assert.Empty(result.Faults);
        string[] pages = ["index.html", "01-one-neuron.html", "02-layers.html", "a1-notation.html"];
        var addresses = pages.Select(page => page == "index.html" ? Root : Root + page);
        Assert.Equal(addresses, pages.Select(page => Parse(page).QuerySelector("link[rel=canonical]")!.GetAttribute("href")));
        Assert.Equal(addresses, pages.Select(page => Meta(page, "og:url")));
        Assert.All(pages, page => Assert.True(File.Exists(files.File("site/" + Uri.UnescapeDataString(Meta(page, "og:image")![Root.Length..])))));
        Assert.All(pages, page => Assert.NotEmpty(Meta(page, "og:image:alt")!));

        Assert.All(pages, page => Assert.Equal("repository", Parse(page).QuerySelector($".foot a[href='{repository}']")!.TextContent));

        XNamespace protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
        Assert.Equal(addresses, XDocument.Load(files.File("site/sitemap.xml")).Root!.Elements(protocol + "url").Select(url => url.Element(protocol + "loc")!.Value));
    }

    [Fact]
    public void A_site_of_which_nobody_has_said_where_it_stands_says_nothing_of_it()
    {
        Assert.Null(sample.Page("index.html").QuerySelector("link[rel=canonical], meta[property='og:image']"));
        Assert.DoesNotContain(sample.Page("index.html").QuerySelectorAll(".foot a"), link => link.TextContent == "repository");
        Assert.False(File.Exists(Path.Combine(sample.Folder, "sitemap.xml")));
    }

    [Theory]
    [InlineData("example.org")]
    [InlineData("")]
    [InlineData("file:///book/")]
    [InlineData("https://example.org/?page=1")]
    [InlineData("https://example.org/#top")]
    [InlineData("https://me:word@example.org/")]
    public async Task What_is_no_address_of_a_folder_on_the_web_is_refused(string address)
    {
        var run = await CommandLine.RunAsync(files.Path, "run", "--url", address);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("--url needs the address of the site's folder on the web, such as https://example.org/book/", run.Errors.Trim());
    }

    [Theory]
    [InlineData("--url is for a site, and none is built", "--no-site", "--url", Root)]
    [InlineData("--repository is for a site on the web", "--repository", "https://example.org/me/book")]
    [InlineData("--repository needs the address of the book's repository", "--url", Root, "--repository", "me/book")]
    public async Task An_address_for_no_site_is_refused(string reason, params string[] arguments)
    {
        var run = await CommandLine.RunAsync(files.Path, ["run", .. arguments]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => files.Dispose();

    private AngleSharp.Html.Dom.IHtmlDocument Parse(string page) => SampleSite.Parse(File.ReadAllText(files.File("site/" + page)));

    private string? Meta(string page, string property) => Parse(page).QuerySelector($"meta[property='{property}']")?.GetAttribute("content");
}
