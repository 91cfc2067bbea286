using AngleSharp.Dom;
using static Backprop.Tests.Site.SampleCells;

namespace Backprop.Tests.Site;

public sealed class Pages(SampleSite site)
{
    [Fact]
    public void The_book_is_built_without_faults_and_the_index_comes_first()
    {
        Assert.Empty(site.Result.Faults);
        Assert.Equal(["index.html", "01-one-neuron.html", "02-layers.html", "a1-notation.html"], site.Result.Pages.Select(Path.GetFileName));
        Assert.All(site.Result.Pages, page => Assert.True(File.Exists(page), page));
    }

    [Theory]
    [MemberData(nameof(SampleSite.Pages), MemberType = typeof(SampleSite))]
    public void A_page_has_a_language_a_title_a_description_and_landmarks(string name)
    {
        var page = site.Page(name);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.Title!);
        Assert.NotEmpty(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!);
        Assert.Equal(name == "book.html" ? 1 + site.Notebooks.Count : 1, page.QuerySelectorAll("h1").Length);
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.NotEmpty(page.QuerySelectorAll("nav"));
        Assert.Equal("#content", page.QuerySelector("body > a.skip")!.GetAttribute("href"));
    }

    [Theory]
    [MemberData(nameof(SampleSite.Pages), MemberType = typeof(SampleSite))]
    public void No_id_occurs_twice_in_a_page(string name)
    {
        var ids = site.Page(name).QuerySelectorAll("[id]").Select(element => element.Id);

        Assert.Distinct(ids);
    }

    [Theory]
    [MemberData(nameof(SampleSite.Pages), MemberType = typeof(SampleSite))]
    public void Whatever_a_page_links_to_within_the_site_is_there(string name)
    {
        var page = site.Page(name);
        var links = page.QuerySelectorAll("[href], [src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
            .Where(link => !link.StartsWith("../", StringComparison.Ordinal) && !link.StartsWith("https://", StringComparison.Ordinal))
            .ToList();

        Assert.All(links, link =>
        {
            var (file, id) = link.Split('#') is [var path, var fragment] ? (path, fragment) : (link, null);
            Assert.True(file.Length == 0 || File.Exists(Path.Combine(site.Folder, Uri.UnescapeDataString(file))), link);
            if (id is not null)
                Assert.NotNull((file.Length == 0 ? page : site.Page(file)).GetElementById(Uri.UnescapeDataString(id)));
        });
    }

    [Theory]
    [MemberData(nameof(SampleSite.Pages), MemberType = typeof(SampleSite))]
    public void No_page_asks_for_anything_from_the_network_or_runs_a_script_of_its_own(string name)
    {
        var page = site.Page(name);

        Assert.All(page.QuerySelectorAll("link, script, img"), element =>
            Assert.DoesNotContain("//", element.GetAttribute("href") ?? element.GetAttribute("src")));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Empty(script.TextContent));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_index_lists_the_chapters_in_order_with_their_summaries_and_then_the_appendices()
    {
        var chapters = site.Page("index.html").QuerySelectorAll(".chapters > li");

        Assert.Equal(["1", "2", "A1"], chapters.Select(chapter => chapter.QuerySelector(".number")!.TextContent));
        Assert.Equal(["01-one-neuron.html", "02-layers.html", "a1-notation.html"], chapters.Select(chapter => chapter.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal("Layers & sums: <δ> for everyone", chapters[1].QuerySelector("a")!.TextContent);
        Assert.Equal("What each letter means.", chapters[2].QuerySelector("p")!.TextContent);
        Assert.NotNull(chapters[0].QuerySelector("p .katex"));
    }

    [Fact]
    public void Each_page_leads_to_the_one_before_it_and_the_one_after_it()
    {
        Assert.Null(Neighbour("01-one-neuron.html", "prev"));
        Assert.Equal("02-layers.html", Neighbour("01-one-neuron.html", "next"));
        Assert.Equal("01-one-neuron.html", Neighbour("02-layers.html", "prev"));
        Assert.Equal("a1-notation.html", Neighbour("02-layers.html", "next"));
        Assert.Null(Neighbour("a1-notation.html", "next"));

        string? Neighbour(string page, string relation) => site.Page(page).QuerySelector($"a[rel={relation}]")?.GetAttribute("href");
    }

    [Fact]
    public void A_link_to_a_notebook_leads_to_its_page_and_a_link_to_another_file_stays_as_it_is()
    {
        var links = site.Page("01-one-neuron.html").QuerySelectorAll("article a").Select(link => link.GetAttribute("href")).ToList();

        Assert.Contains("02-layers.html", links);
        Assert.Contains("../lib/Backprop/Symbolics/Rules.cs", links);
        Assert.NotNull(site.Page("02-layers.html").QuerySelector("a[href='01-one-neuron.html#the-chain-rule-in-links']"));
    }

    [Fact]
    public void Html_in_Markdown_has_its_pictures_copied_and_its_links_rewritten_as_Markdown_s_own()
    {
        using var test = new OneNotebook();
        test.Files.Write("images/a b.png", "picture");
        var page = test.Page(Markdown(
            """
            # T

            <figure>
            <img alt="One"
                 src="images/a%20b.png">
            <figcaption>See <a href='01-test.ipynb#t'>here</a></figcaption>
            </figure>

            In a line: <img src='images/a b.png' alt="x > y"> and `<img src="no.png">`.
            """));

        var pictures = page.QuerySelectorAll("article img");
        Assert.Equal(2, pictures.Length);
        Assert.All(pictures, picture => Assert.True(File.Exists(Path.Combine(test.SiteFolder, Uri.UnescapeDataString(picture.GetAttribute("src")!)))));
        Assert.Equal("01-test.html#t", page.QuerySelector("figcaption a")!.GetAttribute("href"));
        Assert.Equal("<img src=\"no.png\">", page.QuerySelector("article code")!.TextContent);
    }

    [Theory]
    [InlineData("<img src=\"nowhere.png\">", "the picture nowhere.png: there is no such file")]
    [InlineData("A line with <img src='https://example.org/a.png'> in it", "a page must not need the network")]
    [InlineData("<script src=\"https://example.org/a.js\"></script>", "a page must not need the network")]
    public void Html_in_Markdown_that_would_load_what_is_not_there_is_a_fault(string markup, string expected)
    {
        using var test = new OneNotebook();
        Assert.Contains(test.Build(Markdown("# T\n\n" + markup)).Faults, fault => fault.Message.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void The_notebook_beside_its_page_is_the_notebook_byte_for_byte() =>
        Assert.All(site.Notebooks, notebook => Assert.Equal(
            File.ReadAllBytes(notebook.Path),
            File.ReadAllBytes(Path.Combine(site.Folder, Path.GetFileName(notebook.Path)))));

    [Fact]
    public void A_title_keeps_its_angle_brackets_and_makes_no_tag_of_them()
    {
        using var test = new OneNotebook();
        var page = test.Page(Markdown("# If a \\< b & `List<T>`"));

        Assert.Equal("If a < b & List<T>", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("If a < b & List<T>", page.Title!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_without_a_title_is_called_by_its_file_name()
    {
        using var test = new OneNotebook();
        Assert.Equal("01-test", test.Page(Code(1, "1 + 1")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void Contents_list_sections_and_subsections_and_repeated_headings_get_ids_of_their_own()
    {
        using var test = new OneNotebook();
        var page = test.Page(Markdown("# T\n\n## Check\n\n### By hand\n\n## Check"), Markdown("#### Too deep to list"));

        var contents = page.QuerySelector("nav.contents li.current > ol")!;
        Assert.Equal(["#check", "#check-1"], contents.Children.Select(item => item.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal("By hand", contents.QuerySelector("ol ol ol a")!.TextContent);
        Assert.Equal(3, contents.QuerySelectorAll("a").Length);
    }

    [Fact]
    public void Footnotes_are_numbered_through_the_page()
    {
        using var test = new OneNotebook();
        var page = test.Page(Markdown("# T\n\nFirst[^a].\n\n[^a]: One."), Markdown("Second[^a].\n\n[^a]: Two."));

        var references = page.QuerySelectorAll("a.footnote-ref");
        Assert.Equal(["1", "2"], references.Select(reference => reference.TextContent));
        Assert.Equal(["One.", "Two."], references.Select(reference =>
            page.QuerySelector($"[id='{reference.GetAttribute("href")![1..]}'] p")!.TextContent.Trim('↩', ' ')));
        Assert.Equal("2", page.QuerySelectorAll("ol.footnotes")[1].GetAttribute("start"));
    }
}
