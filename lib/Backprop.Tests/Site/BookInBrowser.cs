using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site;
using Backprop.Tests.Browser;
using Backprop.Tests.Figures;
using Backprop.Tests.Notebooks;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Backprop.Tests.Site.BookInBrowser.BookSite))]

namespace Backprop.Tests.Site;

/// <summary>The book itself, as committed, in a real browser without a network: each of its pages, on a screen and on a phone.</summary>
public sealed class BookInBrowser(BookInBrowser.BookSite book, BrowserFixture browser)
{
    public static TheoryData<string> Pages() =>
        ["index.html", .. Repository.Notebooks.Select(file => Path.ChangeExtension(Path.GetFileName(file), ".html"))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_opens_without_network_errors_or_jumps_and_with_every_formula_and_picture_in_place(string page)
    {
        book.Require();
        KatexSetter.Require();
        await using var opened = await browser.OpenPage(book.Folder, page);

        var files = await opened.Evaluate<string[]>("[location.href, ...performance.getEntriesByType('resource').map(entry => entry.name)].filter(name => name.startsWith('file:'))");
        var bytes = files.Distinct().Sum(file => new FileInfo(new Uri(file).LocalPath).Length);
        Assert.True(bytes < 2_500_000, $"{page} and what it asks for have {bytes:N0} bytes");
        Assert.Empty(await opened.Jumps());

        // plotly.js warns of the speed of its own drawing.
        Assert.Empty(DrawnFigures.Errors(opened));
        Assert.Equal(0, await opened.Page.Locator(".katex-error").CountAsync());
        Assert.Equal(0, await opened.Page.Locator(".formula:not(:has(.katex))").CountAsync());
        // A dollar sign that is left over was meant to begin or end a formula.
        Assert.Equal(0, await opened.Page.Locator("article :is(p, li, td, h2, h3):text('$')").CountAsync());
        // The build states how wide each formula is, and the room for it is made of that.
        Assert.All(await FormulaWidths.Formulas(opened), formula => Assert.InRange(formula.Measured / formula.Stated, 0.98, 1.005));
        Assert.Equal(0, await opened.Overhang());
        Assert.True(await opened.Evaluate<bool>("[...document.images].every(image => image.loading === 'lazy' || image.complete && image.naturalWidth > 0)"));
        Assert.Empty(await opened.AccessFaults());

        // Nothing of a table is behind the edge of a small window of a desktop.
        await opened.Page.SetViewportSizeAsync(1200, 900);
        Assert.Empty(await opened.Evaluate<string[]>("[...document.querySelectorAll('.scroll:has(> table)')].filter(box => box.scrollWidth > box.clientWidth).map(box => box.innerText.split('\\n')[0])"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task On_a_phone_in_the_dark_nothing_sticks_out_drawings_and_what_was_measured_are_on_the_screen_and_axe_finds_no_fault(string page)
    {
        book.Require();
        await using var opened = await browser.OpenPage(book.Folder, page, PageOptions.Phone with { Scheme = ColorScheme.Dark });

        Assert.Equal(0, await opened.Overhang());
        // Letters of 9 px and more, and the whole drawing on the screen.
        await opened.Page.SetViewportSizeAsync(390, 844);
        Assert.Empty(await opened.Evaluate<string[]>("[...document.querySelectorAll('.drawing')].filter(box => box.scrollWidth > box.clientWidth).map(box => box.querySelector('img').alt)"));
        Assert.Empty(await opened.Evaluate<string[]>("[...document.querySelectorAll('.scroll thead th')].filter(head => ['measured', 'verdict'].includes(head.textContent) && head.getBoundingClientRect().right > head.closest('.scroll').getBoundingClientRect().right).map(head => head.closest('table').caption.textContent)"));
        Assert.Empty(await opened.AccessFaults(isTouched: true));
    }

    [Fact]
    public void No_notebook_is_too_large_for_a_code_host_to_show() => Assert.All(Repository.Notebooks, file => Assert.InRange(new FileInfo(file).Length, 1, 2_500_000));

    [Fact]
    public void The_notebooks_make_a_site_without_faults() => Assert.Empty(book.Site.Faults);

    [Fact]
    public void Whatever_a_page_links_to_within_the_site_is_there()
    {
        var parsed = book.Site.Pages.ToDictionary(path => path, path => SampleSite.Parse(File.ReadAllText(path)));
        foreach (var (path, page) in parsed)
        {
            var links = page.QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);
            Assert.All(links.Where(link => !link.StartsWith("../", StringComparison.Ordinal) && !link.Contains(':', StringComparison.Ordinal)), link =>
            {
                var (file, id) = link.Split('#') is [var before, var fragment] ? (before, fragment) : (link, null);
                var target = file.Length == 0 ? path : Path.Combine(book.Folder, Uri.UnescapeDataString(file));
                Assert.True(File.Exists(target), $"{Path.GetFileName(path)}: {link}");
                if (id is not null)
                    Assert.True(parsed[target].GetElementById(Uri.UnescapeDataString(id)) is not null, $"{Path.GetFileName(path)}: {link}");
            });
        }
    }

    /// <summary>The site of the committed notebooks with the outputs that they hold; built once, and by the first test that asks.</summary>
    public sealed class BookSite : IDisposable
    {
        private readonly TemporaryFolder files = new();
        private readonly Lazy<SiteResult> site;

        public BookSite() => site = new(() => SiteBuilder.Build([.. Repository.Notebooks.Select(NotebookReader.Read)], Folder));

        public SiteResult Site => site.Value;

        public string Folder => files.File("site");

        /// <summary>Builds the site, if nobody has yet. One fault and there is none at all; one test says so, and the others are skipped.</summary>
        public void Require()
        {
            if (!Site.Succeeded) Requirement.Missing($"the book makes no site: {Site.Faults[0]}");
        }

        public void Dispose() => files.Dispose();
    }
}
