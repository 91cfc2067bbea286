using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Site;

/// <summary>The sample book in a real browser without a network.</summary>
public sealed class SiteInBrowser(SampleSite site, BrowserFixture browser)
{
    private const string Chapter = "01-one-neuron.html";

    [Theory]
    [MemberData(nameof(SampleSite.Pages), MemberType = typeof(SampleSite))]
    public async Task A_page_opens_without_network_errors_or_warnings(string name)
    {
        await using var opened = await browser.OpenPage(site.Folder, name);

        // A picture below the window is loaded when it comes near: here each is asked for, and waited for.
        Assert.True(await opened.Evaluate<bool>("""
            Promise.all([...document.images].map(async image => {
              image.loading = "eager";
              await image.decode();
              return image.complete && image.naturalWidth > 0;
            })).then(all => all.every(isThere => isThere))
            """));
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task A_page_that_asks_for_the_network_would_be_found_out()
    {
        await using var opened = await browser.OpenPage(site.Folder, Chapter);
        await opened.Page.EvaluateAsync("() => fetch('https://example.org/').catch(() => null)");

        Assert.Contains(opened.Faults, fault => fault.Contains("example.org", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_formula_is_set_in_KaTeX_s_own_fonts_with_or_without_script(bool hasScript)
    {
        KatexSetter.Require();
        await using var opened = await browser.OpenPage(site.Folder, Chapter, new PageOptions { HasScript = hasScript });

        Assert.Equal(SampleBook.FormulasInFirstNotebook, await opened.Page.Locator("article .katex").CountAsync());
        Assert.Equal(0, await opened.Page.Locator(".formula:not(:has(.katex))").CountAsync());
        Assert.Equal(0, await opened.Page.Locator(".katex-error").CountAsync());
        Assert.True(await opened.Evaluate<bool>("document.fonts.ready.then(fonts => [...fonts].some(font => font.family.includes('KaTeX_Math') && font.status === 'loaded'))"));
    }

    [Fact]
    public async Task Without_script_everything_is_there_but_the_button_that_would_do_nothing()
    {
        await using var opened = await browser.OpenPage(site.Folder, Chapter, new PageOptions { HasScript = false, Scheme = ColorScheme.Dark });

        Assert.Empty(opened.Faults);
        Assert.True(await opened.Page.Locator("nav.contents.side").IsVisibleAsync());
        Assert.False(await opened.Page.Locator("button.theme").IsVisibleAsync());
        Assert.Equal(5, await opened.Page.Locator(".cell").CountAsync());
        Assert.True(await IsDark(opened));
    }

    [Theory]
    [InlineData("index.html", true)]
    [InlineData(Chapter, true)]
    [InlineData(Chapter, false)]
    [InlineData("02-layers.html", true)]
    [InlineData("a1-notation.html", true)]
    public async Task On_a_phone_nothing_sticks_out_of_the_page(string name, bool hasScript)
    {
        await using var opened = await browser.OpenPage(site.Folder, name, PageOptions.Phone with { HasScript = hasScript });

        Assert.Equal(0, await opened.Overhang());
    }

    [Fact]
    public async Task On_a_phone_wide_formulas_code_and_tables_scroll_inside_themselves_and_from_the_keyboard()
    {
        await using var opened = await browser.OpenPage(site.Folder, Chapter, PageOptions.Phone);

        foreach (var wide in new[] { ".formula.display:has(.katex-tag)", ".cell:has(.tok-type) .source", ".scroll:has(table)" })
        {
            var box = opened.Page.Locator(wide).First;
            Assert.True(await box.EvaluateAsync<bool>("box => box.scrollWidth > box.clientWidth"), wide);
            await Assertions.Expect(box).ToHaveAttributeAsync("tabindex", "0");
        }
    }

    [Fact]
    public async Task The_theme_follows_the_system_until_the_reader_chooses_and_the_choice_lasts()
    {
        await using var opened = await browser.OpenPage(site.Folder, Chapter, new PageOptions { Scheme = ColorScheme.Dark });
        var button = opened.Page.GetByRole(AriaRole.Button, new() { Name = "Dark" });
        Assert.True(await IsDark(opened));
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "true");

        await button.ClickAsync();
        Assert.False(await IsDark(opened));

        await opened.Page.Locator(".foot a[rel=next]").ClickAsync();
        await opened.IsAt("/02-layers.html");
        Assert.False(await IsDark(opened));
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task From_the_index_one_reads_forward_through_the_book_and_back()
    {
        await using var opened = await browser.OpenPage(site.Folder, "index.html");
        await opened.Page.Locator(".chapters a").First.ClickAsync();

        foreach (var (relation, page) in new[] { ("next", "02-layers"), ("next", "a1-notation"), ("prev", "02-layers"), ("prev", "01-one-neuron") })
        {
            await opened.Page.Locator($".foot a[rel={relation}]").ClickAsync();
            await opened.IsAt($"/{page}.html");
        }

        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task On_paper_there_is_the_text_alone_on_white()
    {
        await using var opened = await browser.OpenPage(site.Folder, Chapter, new PageOptions { Media = Media.Print, Scheme = ColorScheme.Dark });

        Assert.False(await IsDark(opened));
        foreach (var hidden in new[] { ".bar", ".skip", ".contents.side", ".contents.fold", ".foot" })
            Assert.False(await opened.Page.Locator(hidden).IsVisibleAsync(), hidden);
        Assert.True(await opened.Page.Locator("h1").IsVisibleAsync());
        Assert.Equal("avoid", await opened.Evaluate<string>("getComputedStyle(document.querySelector('.formula.display')).breakInside"));
    }

    [Fact]
    public async Task The_first_tab_stop_leads_past_the_navigation_to_the_text()
    {
        await using var opened = await browser.OpenPage(site.Folder, Chapter);
        await opened.Page.Keyboard.PressAsync("Tab");
        Assert.True(await opened.Evaluate<bool>("document.activeElement.matches('.skip') && document.activeElement.getBoundingClientRect().top >= 0"));

        await opened.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await opened.Evaluate<string>("document.activeElement.id"));
    }

    [Theory]
    [InlineData("index.html", ColorScheme.Light)]
    [InlineData("index.html", ColorScheme.Dark)]
    [InlineData(Chapter, ColorScheme.Light)]
    [InlineData(Chapter, ColorScheme.Dark)]
    public async Task Axe_finds_no_fault_on_a_screen(string name, ColorScheme scheme) =>
        await AssertAccessible(name, PageOptions.Desktop with { Scheme = scheme });

    [Theory]
    [InlineData(Chapter, ColorScheme.Light)]
    [InlineData("a1-notation.html", ColorScheme.Dark)]
    public async Task Axe_finds_no_fault_on_a_phone(string name, ColorScheme scheme) =>
        await AssertAccessible(name, PageOptions.Phone with { Scheme = scheme });

    [Fact]
    public async Task Axe_finds_a_fault_where_there_is_one()
    {
        await using var opened = await browser.OpenPage(site.Folder, "index.html");
        await opened.Evaluate<object?>("void document.querySelector('main').append(new Image()) ?? null");

        Assert.StartsWith("image-alt (critical): <img", Assert.Single(await opened.AccessFaults()), StringComparison.Ordinal);
    }

    private async Task AssertAccessible(string name, PageOptions options)
    {
        await using var opened = await browser.OpenPage(site.Folder, name, options);
        Assert.Empty(await opened.AccessFaults());
    }

    private static Task<bool> IsDark(OpenedPage opened) => opened.Evaluate<bool>(
        "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number).reduce((sum, part) => sum + part) < 300");
}
