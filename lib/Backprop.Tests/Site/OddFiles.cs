using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;
using Backprop.Tests.Notebooks;
using static Backprop.Tests.Site.SampleCells;

namespace Backprop.Tests.Site;

/// <summary>Files that are odd but can be read: shown, or refused with their cell, and never a crash.</summary>
public sealed class OddFiles : IDisposable
{
    private readonly OneNotebook test = new();

    [Theory]
    [InlineData("\"wide\"")]
    [InlineData("[1, 2]")]
    [InlineData("7")]
    [InlineData("{\"width\": [], \"height\": {}}")]
    public void Metadata_of_a_picture_that_says_no_size_is_passed_over(string metadata)
    {
        var picture = new DataOutput(
            new JsonObject { ["image/png"] = Convert.ToBase64String(SamplePicture.Png(30, 20)), ["text/plain"] = "p" },
            1,
            new JsonObject { ["image/png"] = JsonNode.Parse(metadata) });

        Assert.Equal("30", test.Page(Code(1, "x", picture)).QuerySelector("article img")!.GetAttribute("width"));
    }

    public static TheoryData<string> DeepMarkdown { get; } =
    [
        string.Concat(Enumerable.Range(0, 200).Select(level => new string(' ', 2 * level) + "- x\n")),
        new string('[', 400) + "x" + new string(']', 400),
        new string('>', 3000) + " x",
    ];

    [Theory]
    [MemberData(nameof(DeepMarkdown))]
    public void Markdown_that_is_nested_too_deeply_is_a_fault_of_its_cell(string markdown)
    {
        var result = test.Build(Markdown("# T"), Markdown(markdown));

        Assert.All(result.Faults, fault => Assert.Equal("01-test.ipynb, cell 2", fault.Place));
        Assert.All(result.Faults, fault => Assert.Contains("nested too deeply", fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_formula_that_is_nested_too_deeply_or_too_long_is_refused_alone_and_named()
    {
        KatexSetter.Require();
        var deep = string.Concat(Enumerable.Repeat("{\\sqrt", 5000)) + "{x}" + new string('}', 5000);
        var result = test.Build(
            Markdown("# T\n\nFine: $a^2$."),
            Markdown($"$${deep}$$"),
            Markdown("$$" + string.Join('+', Enumerable.Repeat("a", 80_000)) + "$$"));

        Assert.Equal(["01-test.ipynb, cell 2", "01-test.ipynb, cell 3"], result.Faults.Select(fault => fault.Place));
        Assert.EndsWith("nested too deeply", result.Faults[0].Message, StringComparison.Ordinal);
        Assert.EndsWith("it has 159999 characters; at most 50000 are set", result.Faults[1].Message, StringComparison.Ordinal);
        Assert.All(result.Faults, fault => Assert.True(fault.Message.Length < 600));
    }

    [Fact]
    public void A_picture_from_outside_the_repository_is_refused_also_through_a_link()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("secret.png", "picture");
        var outside = elsewhere.File("secret.png");
        File.CreateSymbolicLink(test.Files.File("innocent.png"), outside);
        var relative = Path.GetRelativePath(test.Files.Path, outside);

        var result = test.Build(Markdown($"# T\n\n![a]({relative})\n\n![b](innocent.png)\n\n<img src=\"{relative}\">"));

        Assert.Equal(3, result.Faults.Count);
        Assert.All(result.Faults, fault => Assert.Contains("lies outside", fault.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_picture_from_outside_is_refused_also_through_a_linked_folder_and_so_is_a_pipe()
    {
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("secret.png", "picture");
        Directory.CreateSymbolicLink(test.Files.File("pictures"), elsewhere.Path);
        System.Diagnostics.Process.Start("mkfifo", test.Files.File("pipe.png")).WaitForExit();

        var result = test.Build(Markdown("# T\n\n![a](pictures/secret.png)\n\n![b](pipe.png)"));

        Assert.Equal(2, result.Faults.Count);
        Assert.Contains("lies outside", result.Faults[0].Message, StringComparison.Ordinal);
        Assert.Contains("it is a pipe or a device", result.Faults[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_repository_a_picture_may_come_from_any_folder_of_it()
    {
        Directory.CreateDirectory(test.Files.File(".git"));
        test.Files.Write("docs/a.png", "picture");
        Directory.CreateDirectory(test.Files.File("notebooks"));
        var notebook = SaveNotebook(test.Files.File("notebooks"), "01-test", Markdown("# T\n\n![a](../docs/a.png)"));

        Assert.Empty(Backprop.Notebooks.Site.SiteBuilder.Build([notebook], test.SiteFolder).Faults);
    }

    public void Dispose() => test.Dispose();
}
