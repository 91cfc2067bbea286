using System.IO.Compression;
using Backprop.Notebooks.Site;
using Backprop.Tests.Notebooks;
using static Backprop.Tests.Site.SampleCells;

namespace Backprop.Tests.Site;

/// <summary>What the pages say of the book and of themselves.</summary>
public sealed class FrontMatter(SampleSite site)
{
    [Fact]
    public void The_index_cites_the_paper_and_says_for_whom_what_first_how_long_and_how_to_run()
    {
        var page = site.Page("index.html");

        Assert.NotNull(page.QuerySelector("a[href='https://doi.org/10.1038/323533a0']"));
        Assert.Equal(["For whom", "What to know first", "How long it takes", "How to run it", "The paper"], page.QuerySelectorAll(".facts dt").Select(term => term.TextContent));
        Assert.All(page.QuerySelectorAll(".chapters .time"), time => Assert.Matches("^[0-9]+ min$", time.TextContent));
        Assert.NotNull(page.QuerySelector("a[href='assets/LICENSE.txt']"));
    }

    [Fact]
    public void The_index_shows_the_first_derivative_that_the_book_computes_and_links_to_its_cell()
    {
        var taste = site.Page("index.html").QuerySelector(".taste")!;

        Assert.NotNull(taste.QuerySelector(".katex"));
        Assert.Equal("01-one-neuron.html#cell-code-2", taste.QuerySelector(".from a")!.GetAttribute("href"));
    }

    [Fact]
    public void The_whole_book_stands_on_one_page_with_its_links_within_it()
    {
        var book = site.Page("book.html");

        Assert.Equal(["One neuron: the whole of back-propagation in one line", "Layers & sums: <δ> for everyone", "Notation"], book.QuerySelectorAll(".chapter > h1").Select(title => title.TextContent));
        Assert.Empty(book.QuerySelectorAll("article script"));
        Assert.All(book.QuerySelectorAll("article a[href^='#']"), link => Assert.NotNull(book.GetElementById(Uri.UnescapeDataString(link.GetAttribute("href")![1..]))));
        Assert.NotNull(book.QuerySelector("article a[href='#01-one-neuron--the-chain-rule-in-links']"));
        Assert.NotNull(book.QuerySelector("article a[href='#02-layers']"));
    }

    [Fact]
    public void A_page_has_a_policy_that_lets_nothing_run_but_the_site_s_own_files() => Assert.All(SampleSite.Pages.Select(page => page.Data), name =>
    {
        var page = site.Page(name);
        var policy = page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!;
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelector("meta[property='og:title']")!.GetAttribute("content")!);
        Assert.NotEmpty(page.QuerySelector("meta[property='og:description']")!.GetAttribute("content")!);
    });

    [Fact]
    public void The_foot_of_a_page_counts_what_its_cells_derive_state_compare_and_prove()
    {
        using var test = new OneNotebook();
        var page = test.Page(
            Markdown("# T"),
            Code(1, "z", Latex("$$z = wa + b$$")),
            Code(2, "C.By(w)", Latex(@"$$\frac{\partial C}{\partial w} = a$$"), Latex(@"$$\frac{\partial C}{\partial b} = 1$$")),
            Code(8, "BackwardSweep.Of(E, x)", Latex("$$\n\\begin{aligned}\n\\frac{\\partial E}{\\partial y} &= y - d \\\\[0.5em]\n\\frac{\\partial E}{\\partial x} &= \\frac{\\partial E}{\\partial y} \\, y' \\\\[0.5em]\n&= (y - d) \\, y'\n\\end{aligned}\n$$")),
            Code(3, "new LearningRule(0.1)", Latex(@"$$\Delta w = -0.1 \frac{\partial C}{\partial w}$$")),
            Code(4, "check", Value(("text/html", "<table><caption>Derivative with respect to w: derived formula against central differences</caption><tbody><tr><td>1</td></tr></tbody></table>"), ("text/plain", "t"))),
            Code(5, "at", Value(("text/html", "<table><caption>At the printed weights</caption><thead><tr><th scope=\"col\">derived</th><th scope=\"col\">measured </th></tr></thead><tbody><tr><td>1</td><td>1</td></tr></tbody></table>"), ("text/plain", "t"))),
            Code(6, "a.CompareWith(b)", Value(("text/plain", "Equal: proved. Their difference multiplied out is 0."))),
            Code(7, "a.CompareWith(c)", Value(("text/plain", "Not decided: no proof found."))));

        Assert.Equal(
            "The cells of this page give 6 formulas: 4 for derivatives, computed from the definitions, and 2 more (definitions, rules, rewritten forms). 2 tables compare derived values with measured ones. One comparison of two formulas is proved. Formulas in the text between the cells are written by hand.",
            page.QuerySelector(".foot .claims")!.TextContent);
    }

    [Fact]
    public void The_foot_of_a_page_whose_cells_did_not_run_says_that() => Assert.Contains(
        "were not run",
        Assert.Single(Unrun().QuerySelectorAll(".claims")).TextContent,
        StringComparison.Ordinal);

    [Fact]
    public void An_empty_head_is_no_head_and_the_rows_of_its_table_are_named_by_their_first_cell()
    {
        using var test = new OneNotebook();
        var table = test.Page(Markdown("# T\n\n| | a | b |\n|--|--:|--|\n| first | 1 | 2 |\n| **second** | 3 | 4 |")).QuerySelector("article table")!;

        Assert.Equal(["a", "b"], table.QuerySelectorAll("thead th").Select(head => head.TextContent));
        Assert.Equal(["first", "second"], table.QuerySelectorAll("tbody th[scope=row]").Select(head => head.TextContent));
        Assert.Equal(4, table.QuerySelectorAll("tbody td").Length);
    }

    [Fact]
    public void The_same_holds_for_a_table_that_a_cell_gave()
    {
        using var test = new OneNotebook();
        var table = test.Page(Markdown("# T"), Code(1, "x", Value(
            ("text/html", "<table><thead><tr><th scope=\"col\"></th><th scope=\"col\">n</th></tr></thead><tbody><tr><td>first</td><td class=\"number\" align=\"right\">1</td></tr></tbody></table>"),
            ("text/plain", "t")))).QuerySelector("article table")!;

        Assert.Equal(["n"], table.QuerySelectorAll("thead th").Select(head => head.TextContent));
        Assert.Equal("first", Assert.Single(table.QuerySelectorAll("tbody th[scope=row]")).TextContent);
        Assert.Equal("1", Assert.Single(table.QuerySelectorAll("tbody td.number[align=right]")).TextContent);
    }

    [Fact]
    public async Task The_book_that_is_downloaded_runs_where_it_is_unpacked()
    {
        var chapter = Path.Combine(Repository.Root, "notebooks", "01-one-neuron.ipynb");
        using var files = new TemporaryFolder();
        Assert.Empty(SiteBuilder.Build([Backprop.Notebooks.Documents.NotebookReader.Read(chapter)], files.File("site")).Faults);
        var ways = SampleSite.Parse(File.ReadAllText(files.File("site/01-one-neuron.html"))).QuerySelectorAll(".foot code").Select(way => way.TextContent).ToList();
        Assert.Contains("dotnet run --project lib/Backprop.Notebooks -- serve", ways);
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.All(ways.Where(way => way.Contains(' ', StringComparison.Ordinal)), way => Assert.Contains($"\n{way}\n", readme, StringComparison.Ordinal));
        ZipFile.ExtractToDirectory(files.File("site/backpropagation-derivations.zip"), files.File("unpacked"));

        var run = await CommandLine.RunAsync(files.Path, "run", "--no-site", "--timeout", "600", files.File("unpacked/backpropagation-derivations/notebooks/01-one-neuron.ipynb"));

        Assert.Equal(0, run.ExitCode);
        foreach (var file in new[] { "data/xor.csv", "jupyter/.net-csharp/kernel.json", "jupyter/.net-csharp/start.py", ".config/dotnet-tools.json" })
            Assert.True(File.Exists(files.File($"unpacked/backpropagation-derivations/{file}")), file);
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Unrun()
    {
        using var test = new OneNotebook();
        return test.Page(Markdown("# T"), Code(1, "1 + 1") with { ExecutionCount = null });
    }
}
