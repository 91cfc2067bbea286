using Backprop.Notebooks.Documents;
using Backprop.Tests.Browser;
using Microsoft.Playwright;
using static Backprop.Tests.Site.SampleCells;

namespace Backprop.Tests.Site;

/// <summary>Markup in a notebook cannot run, cannot load, and cannot leave its cell.</summary>
public sealed class HostileMarkup(BrowserFixture browser) : IDisposable
{
    private readonly OneNotebook test = new();

    [Theory]
    [InlineData("# T\n\n<script>document.title = 'ran'</script>")]
    [InlineData("# T <script>document.title = 'ran'</script>")]
    [InlineData("# T\n\nText <img src=\"data:image/png;base64,?\" onerror=\"document.title = 'ran'\"> more")]
    [InlineData("# T\n\n<svg onload=\"document.title = 'ran'\"></svg>")]
    [InlineData("# T\n\n<iframe srcdoc=\"<script>parent.document.title = 'ran'</script>\"></iframe>")]
    [InlineData("# T\n\n<a href=javascript:document.title='ran'>go</a>")]
    [InlineData("# T\n\n<a href=\" java\tscript:document.title='ran'\">go</a>")]
    public async Task Nothing_in_Markdown_runs_in_its_page_nor_on_the_index(string markdown)
    {
        var result = test.Build(Markdown(markdown));
        foreach (var page in result.Succeeded ? result.Pages : [])
        {
            await using var opened = await browser.OpenPage(test.SiteFolder, Path.GetFileName(page));
            if (await opened.Page.Locator("article a:text('go')").CountAsync() > 0)
                await opened.Page.Locator("article a:text('go')").ClickAsync();
            Assert.NotEqual("ran", await opened.Page.TitleAsync());
            Assert.Equal(0, await opened.Page.Locator("article script, article iframe, article [onerror], article [onload], h1 script").CountAsync());
        }
    }

    // Classes of the page would place it where the page's own parts stand.
    [Fact]
    public void What_has_the_classes_of_the_page_s_own_parts_loses_them()
    {
        var page = test.Page(
            Markdown("# T\n\n## S\n\n<p class=\"skip permalink\">one</p>\n\n<p class=\"number bar\">two</p>"),
            Code(1, "x", Value(("text/html", "<div class=\"symbol-note dni-plaintext\">three</div>"), ("text/plain", "x"))));

        Assert.Null(page.QuerySelector("article .skip, article p.permalink, article .bar, article .symbol-note"));
        Assert.Equal("permalink", page.QuerySelector("article h2 a")!.ClassName);
        // White space that ends no name of an element, and a sign in the text of an attribute.
        var other = test.Page(Markdown("# T\n\n<div>\n<p\u00a0 class=\"skip\">one</p>\n<abbr title=\"if a<b then\">x</abbr>\n</div>"));
        Assert.Null(other.QuerySelector("article .skip"));
        Assert.DoesNotContain("data-foreign", other.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("two", page.QuerySelector("article p.number")!.TextContent);
        Assert.Equal("three", page.QuerySelector("article .dni-plaintext")!.TextContent);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JavaScript:alert(1))")]
    [InlineData("[x](data:text/html,hi)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    public void A_link_that_would_run_something_is_a_fault_that_names_it(string markdown) =>
        Assert.Contains(test.Build(Markdown("# T\n\n" + markdown)).Faults, fault => fault.Place == "01-test.ipynb, cell 1" && fault.Message.Contains("would run something", StringComparison.Ordinal));

    [Fact]
    public void What_closes_the_page_s_own_elements_closes_nothing_and_what_it_leaves_open_ends_with_its_cell()
    {
        var page = test.Page(
            Markdown("# T\n\n</article></main></div>\n\n<div class=\"open\">\n\nNever closed"),
            Markdown("## After"),
            Code(1, "x", Value(("text/html", "</div></article><table><tr><td>in</td></tr></table><b>open"), ("text/plain", "x"))),
            Markdown("## Last"));

        Assert.Equal("ARTICLE", page.GetElementById("after")!.ParentElement!.TagName);
        Assert.Equal("ARTICLE", page.GetElementById("last")!.ParentElement!.TagName);
        Assert.Equal("in", page.QuerySelector("article .output.html td")!.TextContent);
        Assert.NotNull(page.QuerySelector(".layout > .foot"));
    }

    [Fact]
    public void What_is_left_out_of_Markdown_is_said_with_its_cell()
    {
        var result = test.Build(Markdown("# T\n\n<p style=\"position:fixed\" onclick=\"x\">over</p>"));

        Assert.Contains(result.Notices, notice => notice.StartsWith("01-test.ipynb, cell 1: style=", StringComparison.Ordinal));
        Assert.Contains(result.Notices, notice => notice.Contains("onclick", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_output_that_is_not_plain_runs_in_a_box_that_sees_neither_the_page_nor_the_network()
    {
        Assert.Empty(test.Build(
            Markdown("# T"),
            Code(1, "x", Value(
                ("text/html", "<style>body { background: red }</style><div style=\"height: 500px\">tall</div><p id=\"r\">waiting</p><script>let seen = 'page'; try { parent.document.title = 'ran'; } catch { seen = 'nothing'; } fetch('https://example.org/').then(() => seen += ', network', () => 0).then(() => document.getElementById('r').textContent = seen)</script>"),
                ("text/plain", "A widget")))).Faults);
        await using var opened = await browser.OpenPage(test.SiteFolder, "01-test.html");
        var box = opened.Page.Locator("iframe.foreign");
        await box.ScrollIntoViewIfNeededAsync();

        await Assertions.Expect(opened.Page.FrameLocator("iframe.foreign").Locator("#r")).ToHaveTextAsync("nothing");
        Assert.StartsWith("T", await opened.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("A widget", await box.GetAttributeAsync("title"));
        await opened.Page.WaitForFunctionAsync("() => document.querySelector('iframe.foreign').clientHeight > 500");
    }

    [Fact]
    public void Tables_and_text_of_the_library_stay_a_part_of_the_page()
    {
        var page = test.Page(Code(1, "x", Value(
            ("text/html", "<table><caption>C</caption><thead><tr><th scope=\"col\" align=\"right\">n</th></tr></thead><tbody><tr><td class=\"number\" align=\"right\">1 &lt; 2</td></tr></tbody></table>"),
            ("text/plain", "x"))));

        Assert.Equal("1 < 2", page.QuerySelector(".output.html td.number[align=right]")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("iframe"));
    }

    [Fact]
    public void A_plain_value_of_a_kernel_that_adds_the_style_of_its_classes_stays_a_part_of_the_page()
    {
        var page = test.Page(Code(1, "8", Value((
            "text/html",
            "<div class=\"dni-plaintext\"><pre>8</pre></div><style>\n.dni-code-hint {\n    font-style: italic;\n}\n.dni-treeview td {\n    text-align: start;\n}\ndetails.dni-treeview {\n    padding-left: 1em;\n}\ntable td {\n    text-align: start;\n}\n</style>"))));

        Assert.Equal("8", page.QuerySelector(".output.html .dni-plaintext pre")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("iframe, article style"));
    }

    public void Dispose() => test.Dispose();
}
