using AngleSharp.Dom;
using Backprop.Notebooks.Documents;
using static Backprop.Tests.Site.SampleCells;

namespace Backprop.Tests.Site;

public sealed class CellOutputs : IDisposable
{
    private readonly OneNotebook test = new();

    [Fact]
    public void A_cell_shows_its_number_its_code_and_below_it_what_it_gave()
    {
        var page = test.Page(Code(7, "var σ = 1;\nσ", Value(("text/plain", "1"))));

        var cell = Assert.Single(page.QuerySelectorAll(".cell"));
        Assert.Equal("In [7]", cell.QuerySelector(".mark")!.TextContent);
        Assert.Equal("var σ = 1;\nσ", cell.QuerySelector(".source")!.TextContent);
        Assert.Equal("1", cell.QuerySelector(".source + .output")!.TextContent);
        Assert.Equal("Code cell 7", cell.GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData("text/html", "<b>h</b>", "text/latex", "$$l$$", "html")]
    [InlineData("text/latex", "$$l$$", "text/markdown", "*m*", "latex")]
    [InlineData("text/markdown", "*m*", "image/png", "iVBORw0KGgo=", "markdown")]
    [InlineData("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>", "text/latex", "$$l$$", "picture")]
    [InlineData("image/png", "iVBORw0KGgo=", "text/plain", "p", "picture")]
    public void A_value_is_shown_once_in_its_richest_form(string richer, string rich, string poorer, string poor, string shownAs)
    {
        var page = test.Page(Code(1, "x", Value((poorer, poor), (richer, rich))));

        Assert.Equal($"output {shownAs}", Assert.Single(page.QuerySelectorAll(".output")).ClassName!.Replace(" scroll", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_chart_without_a_view_is_shown_as_its_picture_described_by_its_text()
    {
        var png = SamplePicture.Png(30, 20);
        var page = test.Page(Code(3, "plot", Value(
            ("application/vnd.plotly.v1+json", "{}"),
            ("image/png", Convert.ToBase64String(png)),
            ("text/plain", "Cost over w\n  and b"))));

        var picture = page.QuerySelector(".output.picture img")!;
        Assert.Equal("Cost over w and b", picture.GetAttribute("alt"));
        Assert.Equal(("30", "20"), (picture.GetAttribute("width"), picture.GetAttribute("height")));
        Assert.Equal(png, File.ReadAllBytes(Path.Combine(test.SiteFolder, picture.GetAttribute("src")!)));
    }

    [Fact]
    public void The_caption_in_a_cell_s_metadata_stands_under_its_picture_and_what_the_picture_shows_is_the_text_alternative()
    {
        var page = test.Page(Code(3, "graph", Value(
            ("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
            ("text/plain", "A graph: 4 symbols and 6 arrows."))) with { Metadata = new() { ["caption"] = "Follow the arrows." } });

        Assert.EndsWith("Follow the arrows.", page.QuerySelector("figcaption")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("A graph: 4 symbols and 6 arrows.", page.QuerySelector("figure img")!.GetAttribute("alt"));
    }

    [Theory]
    [InlineData("<text font-size='12'>z</text>", "75px")]
    [InlineData("<text font-size='12'>z<tspan dy='-4' font-size='10'>2</tspan></text>", "90px")]
    [InlineData("<text font-size='12'><tspan font-style='italic'>z</tspan></text>", "75px")]
    [InlineData("<text font-size='8'>z</text>", "100px")]
    public void A_narrow_page_makes_a_drawing_smaller_as_long_as_its_letters_can_be_read(string letters, string least)
    {
        var page = test.Page(Code(3, "graph", Value(("image/svg+xml", $"<svg xmlns='http://www.w3.org/2000/svg' width='100' height='50'>{letters}</svg>"))));

        Assert.Equal($"min-width: {least}", page.QuerySelector(".drawing img")!.GetAttribute("style"));
    }

    [Fact]
    public void Two_pictures_of_one_cell_are_two_files()
    {
        var page = test.Page(Code(
            3,
            "plots",
            Value(("image/png", Convert.ToBase64String(SamplePicture.Png(30, 20)))),
            Value(("image/png", Convert.ToBase64String(SamplePicture.Png(31, 20))))));

        Assert.Distinct(page.QuerySelectorAll("img").Select(picture => picture.GetAttribute("src")));
    }

    [Fact]
    public void A_picture_that_is_not_base_64_gives_way_to_the_text() =>
        Assert.Equal("p", test.Page(Code(1, "x", Value(("image/png", "?!"), ("text/plain", "p")))).QuerySelector(".output.plain")!.TextContent);

    [Fact]
    public void Errors_and_streams_lose_the_colour_codes_of_terminals_and_keep_their_angle_brackets()
    {
        var page = test.Page(Code(
            1,
            "x",
            new StreamOutput("stdout", "\u001b[1;32mList<int>\u001b[0m\n"),
            new StreamOutput("stderr", "careful\n"),
            new ErrorOutput("System.Exception", "no <T>", ["\u001b[31mat line 1\u001b[39m"])));

        Assert.Equal("List<int>", page.QuerySelector(".output.stdout")!.TextContent);
        Assert.Equal("careful", page.QuerySelector(".output.stderr pre")!.TextContent);
        Assert.Equal("System.Exception: no <T>", page.QuerySelector(".output.error .error-name")!.TextContent);
        Assert.Equal("at line 1", page.QuerySelector(".output.error pre")!.TextContent);
    }

    [Fact]
    public void A_value_in_no_form_that_the_site_can_show_is_said_and_left_out()
    {
        var result = test.Build(Code(1, "x", Value(("application/x-unknown", "?"))));

        var notice = Assert.Single(result.Notices, notice => notice.Contains("application/x-unknown", StringComparison.Ordinal));
        Assert.StartsWith("01-test.ipynb, cell 1", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_in_the_output_of_a_cell_is_not_the_title_of_the_page()
    {
        var page = test.Page(Code(1, "x", Value(("text/markdown", "# Not this"))), Markdown("# This"));

        Assert.StartsWith("This", page.Title!, StringComparison.Ordinal);
    }

    public void Dispose() => test.Dispose();
}
