using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Live;
using Backprop.Tests.Browser;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Live;

/// <summary>Pages whose cells cannot be run in a browser: they are pages to read, and say that they are no more.</summary>
public sealed class WithoutTheKernel(BrowserFixture browser) : IDisposable
{
    private const string Note = "The cells of this page cannot be run in the browser: the site was built without the kernel for it.";

    private readonly TemporaryFolder book = new();

    [Fact]
    public async Task A_page_shows_its_outputs_offers_nothing_to_run_and_says_why()
    {
        if (!LivePart.HasBundles)
            Requirement.Missing("npm has not brought in what pages need to run cells");
        book.Write("global.json", "{}");
        book.Write("lib/Backprop.Live/Backprop.Live.csproj", "<Project><Target Name=\"Restore\"/><Target Name=\"Publish\"><Error Text=\"no runtime for browsers\"/></Target></Project>");
        book.WriteNotebook("notebooks/01-a.ipynb", TemporaryFolder.Markdown("# A title"), TemporaryFolder.Code("6 * 7"));
        book.WriteNotebook("try/try.ipynb", TemporaryFolder.Markdown("# Your own formula"), TemporaryFolder.Code("40 + 2"));

        var run = await CommandLine.RunAsync(book.Path, "run");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches("the cells of the pages cannot be run in the browser: dotnet publish lib/Backprop.Live failed: .*no runtime for browsers", run.Output);
        foreach (var page in new[] { "01-a.html", "try.html" })
        {
            await using var opened = await browser.OpenPage(book.File("_site"), page);
            Assert.Equal(Note, await opened.Page.Locator(".note").First.TextContentAsync());
            Assert.Equal(0, await opened.Page.Locator("button.live, .live-bar, .live-tools, .live-sliders, [data-language]").CountAsync());
            Assert.Empty(opened.Faults);
            Assert.Empty(await opened.AccessFaults());
            Assert.Empty(await opened.FaintTexts());
            // The key that runs a cell elsewhere does nothing.
            await opened.Page.Locator(".cell .copy").FocusAsync();
            await opened.Page.Keyboard.PressAsync("Shift+Enter");
            Assert.False(await opened.Evaluate<bool>("'backpropLive' in window"));
            Assert.DoesNotContain(await opened.Evaluate<string[]>("[...document.querySelectorAll('script[src], link[href]')].map(file => file.getAttribute(file.src ? 'src' : 'href'))"), file => file.Contains("live", StringComparison.Ordinal));
        }

        await using var chapter = await browser.OpenPage(book.File("_site"), "01-a.html");
        Assert.Equal("42", await chapter.Page.Locator(".cell .output").TextContentAsync());
    }

    [Fact]
    public async Task A_page_that_needs_a_package_says_so_and_offers_nothing_to_run()
    {
        book.WriteNotebook("a1-a.ipynb", TemporaryFolder.Markdown("# With a package"), TemporaryFolder.Code("#r \"nuget: MathNet.Symbolics, 0.25.0\"\n6 * 7"));
        book.WriteNotebook("01-a.ipynb", TemporaryFolder.Markdown("# Without"), TemporaryFolder.Code("6 * 7"));
        using var site = new ServedSite([NotebookReader.Read(book.File("a1-a.ipynb")), NotebookReader.Read(book.File("01-a.ipynb"))], []);

        await using var opened = await browser.OpenServed(site.Address, "a1-a.html");

        Assert.Equal("The cells of this page cannot be run in a browser: they need a NuGet package.", await opened.Page.Locator(".note").TextContentAsync());
        Assert.Equal(0, await opened.Page.Locator("button.live, .live-bar, [data-language]").CountAsync());
        Assert.Empty(opened.Faults);
        Assert.Equal(["01-a.bin"], Directory.EnumerateFiles(Path.Combine(site.Folder, LivePart.Folder, "compiled")).Select(Path.GetFileName));
        await using var other = await browser.OpenServed(site.Address, "01-a.html");
        Assert.Equal(1, await other.Page.Locator(".live-run").CountAsync());
        Assert.Equal(0, await other.Page.Locator(".note").CountAsync());
    }

    public void Dispose() => book.Dispose();
}
