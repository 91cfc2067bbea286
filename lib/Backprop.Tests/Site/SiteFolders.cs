using System.Text.Json.Nodes;
using Backprop.Notebooks.Site;
using static Backprop.Tests.Site.SampleCells;

namespace Backprop.Tests.Site;

public sealed class SiteFolders(SampleSite site) : IDisposable
{
    private readonly OneNotebook test = new();

    [Fact]
    public void The_same_book_gives_the_same_bytes()
    {
        var again = test.Files.File("again");
        SiteBuilder.Build(site.Notebooks, again);

        var names = Names(site.Folder);
        Assert.Equal(names, Names(again));
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(Path.Combine(site.Folder, name)), File.ReadAllBytes(Path.Combine(again, name))));
    }

    [Fact]
    public void A_folder_that_is_no_site_is_left_alone()
    {
        test.Files.Write("site/thesis.txt", "years of work");
        var result = test.Build(Markdown("# T"));

        Assert.Contains("left alone", Assert.Single(result.Faults).Message, StringComparison.Ordinal);
        Assert.Equal(["thesis.txt"], Names(test.SiteFolder));
    }

    [Fact]
    public void A_file_in_the_place_of_the_folder_is_left_alone()
    {
        test.Files.Write("site", "a file");

        Assert.Single(test.Build(Markdown("# T")).Faults);
        Assert.Equal("a file", File.ReadAllText(test.SiteFolder));
    }

    [Fact]
    public void A_new_site_replaces_the_whole_of_the_old_one()
    {
        Assert.True(test.Build("01-old", Markdown("# Old")).Succeeded);
        Assert.True(test.Build("02-new", Markdown("# New")).Succeeded);

        Assert.False(File.Exists(Path.Combine(test.SiteFolder, "01-old.html")));
        Assert.True(File.Exists(Path.Combine(test.SiteFolder, "02-new.html")));
        Assert.False(Directory.Exists(test.SiteFolder + ".new"));
        Assert.False(Directory.Exists(test.SiteFolder + ".old"));
    }

    [Fact]
    public void A_book_with_faults_leaves_the_previous_site()
    {
        Assert.True(test.Build("01-test", Markdown("# Before")).Succeeded);
        var result = test.Build("01-test", Markdown("# After\n\n![none](missing.png)"));

        Assert.Contains("missing.png", Assert.Single(result.Faults).Message, StringComparison.Ordinal);
        Assert.Contains("Before", File.ReadAllText(Path.Combine(test.SiteFolder, "01-test.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_stopped_build_left_behind_does_not_hinder_the_next()
    {
        Assert.True(test.Build(Markdown("# Before")).Succeeded);
        Directory.Move(test.SiteFolder, test.SiteFolder + ".old");
        test.Files.Write("site.new/.backprop-site", "");
        test.Files.Write("site.new/half.html", "<p>ha");

        Assert.True(test.Build(Markdown("# After")).Succeeded);
        Assert.False(File.Exists(Path.Combine(test.SiteFolder, "half.html")));
    }

    /// <summary>All that a kill can leave: a folder of the program's own in any state between empty and whole, and the site away between the two moves.</summary>
    public static TheoryData<string[]> Leftovers { get; } = new()
    {
        { ["site.new/"] },
        { ["site.new/.backprop-site", "site.new/half.html", "site.new/assets/half.css"] },
        { ["site.old/.backprop-site", "site.old/01-old.html"] },
        { ["site.old/.backprop-site"] },
        { ["site.old/"] },
        { ["site > site.old"] },
        { ["site > site.old", "site.new/.backprop-site", "site.new/index.html"] },
    };

    [Theory]
    [MemberData(nameof(Leftovers))]
    public void Wherever_a_run_was_killed_the_next_builds_the_site_and_leaves_nothing_else(string[] leftovers)
    {
        Assert.True(test.Build(Markdown("# Before")).Succeeded);
        Leave(leftovers);

        var faulty = test.Build(Markdown("# Faulty\n\n![none](missing.png)"));
        Assert.False(faulty.Succeeded);
        Assert.Contains("Before", File.ReadAllText(Path.Combine(test.SiteFolder, "01-test.html")), StringComparison.Ordinal);

        Assert.True(test.Build(Markdown("# After")).Succeeded);
        Assert.Contains("After", File.ReadAllText(Path.Combine(test.SiteFolder, "01-test.html")), StringComparison.Ordinal);
        Assert.Equal(["site"], Directory.GetDirectories(test.Files.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_site_that_another_run_is_building_is_left_to_it()
    {
        Assert.True(test.Build(Markdown("# Before")).Succeeded);
        Directory.CreateDirectory(test.SiteFolder + ".new");
        using (new FileStream(test.SiteFolder + ".new/.backprop-site", FileMode.CreateNew, FileAccess.Write, FileShare.None))
            Assert.Contains("another run is building this site", Assert.Throws<IOException>(() => test.Build(Markdown("# After"))).Message, StringComparison.Ordinal);

        Assert.Contains("Before", File.ReadAllText(Path.Combine(test.SiteFolder, "01-test.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_a_link_stays_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only some users make links");
        Directory.CreateDirectory(test.Files.File("elsewhere"));
        Directory.CreateSymbolicLink(test.SiteFolder, "elsewhere");

        Assert.True(test.Build(Markdown("# T")).Succeeded);

        Assert.Equal("elsewhere", new DirectoryInfo(test.SiteFolder).LinkTarget);
        Assert.True(File.Exists(test.Files.File("elsewhere/index.html")));
    }

    private void Leave(string[] leftovers)
    {
        foreach (var leftover in leftovers)
        {
            if (leftover.Split(" > ") is [var from, var to])
                Directory.Move(test.Files.File(from), test.Files.File(to));
            else if (leftover.EndsWith('/'))
                Directory.CreateDirectory(test.Files.File(leftover));
            else
                test.Files.Write(leftover, "x");
        }
    }

    [Fact]
    public void Two_notebooks_of_one_name_and_a_notebook_named_index_are_faults()
    {
        Directory.CreateDirectory(test.Files.File("other"));
        var result = SiteBuilder.Build(
            [
                SaveNotebook(test.Files.Path, "01-test"),
                SaveNotebook(test.Files.File("other"), "01-Test"),
                SaveNotebook(test.Files.Path, "Index"),
            ],
            test.SiteFolder);

        Assert.Equal(2, result.Faults.Count);
        Assert.False(Directory.Exists(test.SiteFolder));
    }

    [Theory]
    [InlineData("![p](https://example.org/p.png)", "network")]
    [InlineData("![p](attachment:none.png)", "attachment")]
    [InlineData("[next](09-not-written.ipynb)", "09-not-written.ipynb")]
    public void A_link_that_cannot_work_is_a_fault_of_its_cell(string markdown, string expected)
    {
        var fault = Assert.Single(test.Build(Markdown("# T"), Markdown(markdown)).Faults);

        Assert.Equal("01-test.ipynb, cell 2", fault.Place);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_an_attachment_cannot_lead_out_of_the_site()
    {
        var attachments = new JsonObject { ["../../x y.png"] = new JsonObject { ["image/png"] = "AAAA" } };
        var page = test.Page(Markdown("# T\n\n![p](<attachment:../../x y.png>)", attachments));

        Assert.Equal("01-test-files/x-y.png", page.QuerySelector("img")!.GetAttribute("src"));
    }

    [Fact]
    public void Names_with_spaces_and_signs_are_encoded_in_links()
    {
        var name = "01-what? & why #1";
        Assert.True(test.Build(name, Markdown("# T")).Succeeded);

        var index = SampleSite.Parse(File.ReadAllText(Path.Combine(test.SiteFolder, "index.html")));
        var link = index.QuerySelector(".chapters a")!.GetAttribute("href")!;
        Assert.Equal(name + ".html", Uri.UnescapeDataString(link));
        Assert.DoesNotContain('#', link);
    }

    public void Dispose() => test.Dispose();

    private static string[] Names(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];
}
