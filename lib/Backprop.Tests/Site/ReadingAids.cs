using System.Text.Json.Nodes;
using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Site;

/// <summary>What helps a reader to find the way: contents, search, links to places, folded code, copies.</summary>
public sealed class ReadingAids(SampleSite site, BrowserFixture browser)
{
    private const string Chapter = "01-one-neuron.html";

    [Fact]
    public async Task A_search_by_keyboard_finds_a_section_of_another_page_and_goes_there()
    {
        RequireSearch();
        await using var opened = await browser.OpenPage(site.Folder, "a1-notation.html");
        // No letter alone opens it: whoever dictates would open it by speaking.
        await opened.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await opened.Page.Keyboard.PressAsync("Control+k");
        await opened.Page.Keyboard.TypeAsync("squashes");

        await Assertions.Expect(opened.Page.Locator(".search-count")).ToHaveTextAsync("1 section.");
        await Assertions.Expect(opened.Page.Locator(".search-results a")).ToHaveTextAsync("What a neuron computes");
        await Assertions.Expect(opened.Page.Locator(".search-results mark")).ToHaveTextAsync("squashes");
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.IsAt("/01-one-neuron.html#what-a-neuron-computes");
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task A_search_by_pointer_on_a_phone_finds_code_and_says_where_nothing_is_found()
    {
        RequireSearch();
        await using var opened = await browser.OpenPage(site.Folder, "index.html", PageOptions.Phone);
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        var words = opened.Page.GetByRole(AriaRole.Searchbox);
        await words.FillAsync("nowheretobefound");
        await Assertions.Expect(opened.Page.Locator(".search-count")).ToHaveTextAsync("Nothing found.");

        await words.FillAsync("Plot.Surface");
        await Assertions.Expect(opened.Page.Locator(".search-results li").First).ToBeVisibleAsync();
        Assert.Empty(await opened.AccessFaults());
        Assert.Equal(0, await opened.Overhang());
        await opened.Page.Locator(".search-results a").First.ClickAsync();
        await opened.IsAt("/01-one-neuron.html", andSomePlaceThere: true);
    }

    [Fact]
    public async Task Beside_a_page_stand_all_chapters_and_the_sections_of_its_own()
    {
        await using var opened = await browser.OpenPage(site.Folder, "02-layers.html");
        var contents = opened.Page.Locator(".contents.side");

        Assert.Equal(3, await contents.Locator(".book-contents > li").CountAsync());
        Assert.Equal("2 Layers & sums: <δ> for everyone", await contents.Locator("[aria-current=page]").TextContentAsync());
        await contents.GetByText("One neuron").ClickAsync();
        await opened.IsAt("/01-one-neuron.html");
    }

    [Fact]
    public async Task The_top_of_a_page_leads_to_its_neighbours_too()
    {
        await using var opened = await browser.OpenPage(site.Folder, Chapter, PageOptions.Phone);
        await opened.Page.Locator(".bar a[rel=next]").ClickAsync();
        await opened.IsAt("/02-layers.html");
        await opened.Page.Locator(".bar a[rel=prev]").ClickAsync();
        await opened.IsAt("/01-one-neuron.html");
    }

    [Fact]
    public async Task Headings_cells_formulas_and_figures_are_links_to_themselves()
    {
        await using var opened = await browser.OpenPage(site.Folder, Chapter);
        foreach (var (link, target) in new[] { ("h2 .permalink", "#what-a-neuron-computes"), (".cell:has-text('C.By(w)') .mark", "#cell-code-2"), (".output.latex > .permalink", "#formula-code-2") })
        {
            var place = opened.Page.Locator(link).First;
            await place.HoverAsync();
            await place.ClickAsync();
            Assert.EndsWith(target, opened.Page.Url, StringComparison.Ordinal);
            Assert.Equal(1, await opened.Page.Locator(target).CountAsync());
        }
    }

    [Fact]
    public async Task Code_that_only_brings_in_the_library_or_that_its_author_hides_is_folded_and_opens_by_pointer_and_keyboard_with_or_without_script()
    {
        using var test = new OneNotebook();
        Assert.Empty(test.Build(
            SampleCells.Markdown("# T"),
            SampleCells.Code(1, "#r \"../lib/Backprop/bin/Backprop.dll\"\nusing Backprop;  using static Backprop.Notation;"),
            SampleCells.Code(2, "using var x = Open();\nx"),
            SampleCells.Code(3, "1 + 1"),
            SampleCells.Code(4, "var y = 1;\n\ny + 1") with { Metadata = new JsonObject { ["tags"] = new JsonArray("hide-input") } },
            SampleCells.Code(5, "y") with { Metadata = new JsonObject { ["tags"] = new JsonArray("hide-input") } }).Faults);
        foreach (var hasScript in new[] { true, false })
        {
            await using var opened = await browser.OpenPage(test.SiteFolder, "01-test.html", new PageOptions { HasScript = hasScript });
            Assert.Equal(["Show code", "Show code (2 lines)", "Show code (1 line)"], await opened.Page.Locator(".plumbing > summary").AllTextContentsAsync());
            var (imports, hidden) = (opened.Page.Locator("#cell-code-1 .source"), opened.Page.Locator("#cell-code-4 .source"));
            Assert.False(await imports.IsVisibleAsync() || await hidden.IsVisibleAsync());

            await opened.Page.Locator("#cell-code-1 summary").ClickAsync();
            await opened.Page.Locator("#cell-code-4 summary").FocusAsync();
            await opened.Page.Keyboard.PressAsync("Enter");
            Assert.True(await imports.IsVisibleAsync() && await hidden.IsVisibleAsync());
        }

        // Who follows a link to a cell finds its code; on paper what says something is whole.
        await using var linked = await browser.OpenPage(test.SiteFolder, "01-test.html");
        await linked.Evaluate<object?>("void (location.hash = '#cell-code-4') ?? null");
        await Assertions.Expect(linked.Page.Locator("#cell-code-4 .source")).ToBeVisibleAsync();
        await linked.Evaluate<object?>("void document.querySelectorAll('.plumbing').forEach(fold => { fold.open = false; }) ?? null");
        await linked.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var printed = await linked.Evaluate<bool[]>("[...document.querySelectorAll('.source')].map(code => code.getBoundingClientRect().height > 0 && code.checkVisibility({ contentVisibilityAuto: true }))");
        Assert.Equal([false, true, true, true, true], printed);
    }

    [Fact]
    public async Task The_code_of_a_cell_is_copied_as_it_stands_in_the_notebook()
    {
        await using var opened = await browser.OpenPage(site.Folder, Chapter);
        await opened.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await opened.Page.Locator("#cell-code-2 .copy").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(opened.Page.Locator("#cell-code-2 .copy")).ToHaveTextAsync("Copied");
        await Assertions.Expect(opened.Page.Locator("#cell-code-2 .copy")).ToHaveAccessibleNameAsync("Copied code cell 2");
        Assert.Equal(site.Notebooks.SelectMany(notebook => notebook.Cells).Single(cell => cell.Id == "code-2").Source, await opened.Evaluate<string>("navigator.clipboard.readText()"));
    }

    [Theory]
    [InlineData("index.html", ColorScheme.Light)]
    [InlineData("index.html", ColorScheme.Dark)]
    [InlineData(Chapter, ColorScheme.Light)]
    [InlineData(Chapter, ColorScheme.Dark)]
    public async Task Text_has_a_contrast_of_7_to_1(string name, ColorScheme scheme)
    {
        await using var opened = await browser.OpenPage(site.Folder, name, new PageOptions { Scheme = scheme });
        Assert.Empty(await opened.FaintTexts());
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_buttons_that_need_script_have_their_room_before_it_runs(int width)
    {
        RequireSearch();
        const string Places = "[...document.querySelectorAll('.bar, .bar > *, main, h1')].map(part => part.getBoundingClientRect()).map(({ left, top, width }) => [left, top, width]).join()";
        await using var before = await browser.OpenPage(site.Folder, "02-layers.html", new PageOptions { Width = width, HasScript = false });
        await using var after = await browser.OpenPage(site.Folder, "02-layers.html", new PageOptions { Width = width });

        Assert.True(await after.Page.Locator("button.search-open").IsVisibleAsync());
        Assert.Equal(await before.Evaluate<string>(Places), await after.Evaluate<string>(Places));
    }

    [Fact]
    public async Task A_code_line_of_88_characters_fits_beside_the_contents()
    {
        using var test = new OneNotebook();
        Assert.Empty(test.Build(SampleCells.Markdown("# T\n\n## S"), SampleCells.Code(1, "var x = 1;\n" + new string('x', 88))).Faults);
        await using var opened = await browser.OpenPage(test.SiteFolder, "01-test.html");

        Assert.True(await opened.Evaluate<bool>("(box => box.scrollWidth <= box.clientWidth)(document.querySelector('.source'))"));
    }

    private void RequireSearch()
    {
        if (!File.Exists(Path.Combine(site.Folder, "assets", "minisearch.js"))) Requirement.Missing("MiniSearch was not found beside the program (npm brings it in)");
    }
}
