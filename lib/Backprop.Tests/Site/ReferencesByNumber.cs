namespace Backprop.Tests.Site;

/// <summary>Where the text names an equation or a figure by its number, the page leads there, or there is no page.</summary>
public sealed class ReferencesByNumber
{
    private const string Drawing = """<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>""";

    [Fact]
    public void Equations_and_figures_named_in_the_text_are_links_to_their_place()
    {
        using var test = new OneNotebook();
        var page = test.Page(
            SampleCells.Markdown("# T\n\nBy equation (1), and *equations (1) to (2)* or equation 2), it follows; `equation (1)` is code, [equation (1)](01-test.ipynb) a link, equation (1.5) nothing.\n\nSee figure 1.1, and figure 5 of the paper."),
            SampleCells.Code(1, "x", SampleCells.Latex("$$x$$")) with { Id = "equation-1" },
            SampleCells.Code(2, "y", SampleCells.Latex("$$y$$"), SampleCells.Latex("$$z$$")) with { Id = "equation-2" },
            SampleCells.Code(3, "picture", SampleCells.Value(("image/svg+xml", Drawing), ("text/plain", "a square"))));

        Assert.Equal(
            ["equation (1) 01-test.html#cell-equation-1", "equations (1) 01-test.html#cell-equation-1", "(2) 01-test.html#cell-equation-2", "equation 2 01-test.html#cell-equation-2", "equation (1) 01-test.html", "figure 1.1 01-test.html#figure-1"],
            page.QuerySelectorAll("article p a").Select(link => $"{link.TextContent} {link.GetAttribute("href")}"));
        Assert.Equal("By equation (1), and equations (1) to (2) or equation 2), it follows; equation (1) is code, equation (1) a link, equation (1.5) nothing.", page.QuerySelector("article p")!.TextContent);

        // The formula bears the number, and is a link to itself; a second one of the same cell has a place of its own.
        Assert.Equal(["#equation-1 (1)", "#equation-2 (2)", "#equation-2-1 (2)"], page.QuerySelectorAll(".output.latex > .number").Select(link => $"{link.GetAttribute("href")} {link.TextContent}"));
        Assert.All(page.QuerySelectorAll(".output.latex"), formula => Assert.Equal($"#{formula.Id}", formula.QuerySelector(".number")!.GetAttribute("href")));
        Assert.NotNull(page.GetElementById("figure-1"));
    }

    [Fact]
    public void A_number_that_there_is_not_is_a_fault()
    {
        using var test = new OneNotebook();
        var result = test.Build(
            SampleCells.Markdown("# T\n\nBy equations (1) to (3), see figure 1.2 and figure 7.1."),
            SampleCells.Code(1, "x", SampleCells.Latex("$$x$$")) with { Id = "equation-1" },
            SampleCells.Code(2, "picture", SampleCells.Value(("image/svg+xml", Drawing), ("text/plain", "a square"))));

        Assert.Equal(
            [
                "01-test.ipynb, cell 1: the text refers to equation (3), and no cell of the book is equation-3; there are 1",
                "01-test.ipynb, cell 1: the text refers to figure 1.2, and the figures of 01-test.ipynb are numbered 1 to 1",
                "01-test.ipynb, cell 1: the text refers to figure 7.1, and there is no such chapter",
            ],
            result.Faults.Select(fault => $"{fault.Place}: {fault.Message}"));
    }

    [Theory]
    [InlineData("equation (1)")]
    [InlineData("figure 2.1")]
    public void In_a_part_of_the_book_a_number_that_another_chapter_may_have_is_noticed_and_stays_text(string number)
    {
        using var test = new OneNotebook();
        SampleCells.SaveNotebook(test.Files.Path, "02-other", SampleCells.Code(1, "x", SampleCells.Latex("$$x$$"), SampleCells.Value(("image/svg+xml", Drawing), ("text/plain", "a square"))) with { Id = "equation-1" });
        var result = test.Build(SampleCells.Markdown($"# T\n\nSee {number}."));

        Assert.Empty(result.Faults);
        Assert.Equal($"01-test.ipynb, cell 1: the text refers to {number}, which has no page in this site", Assert.Single(result.Notices, notice => notice.Contains("refers", StringComparison.Ordinal)));
        Assert.Equal($"See {number}.", SampleSite.Parse(File.ReadAllText(result.Pages[1])).QuerySelector("article p")!.InnerHtml);
    }
}
