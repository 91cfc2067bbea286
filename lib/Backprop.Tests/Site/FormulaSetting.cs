using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Backprop.Notebooks.Site;
using Backprop.Notebooks.Site.Formulas;
using Backprop.Notebooks.Site.Markup;
using static Backprop.Tests.Site.SampleCells;

namespace Backprop.Tests.Site;

public sealed partial class FormulaSetting : IDisposable
{
    private readonly OneNotebook test = new();

    [Fact]
    public void A_formula_that_KaTeX_refuses_fails_the_build_with_notebook_cell_formula_and_reason()
    {
        KatexSetter.Require();
        var result = test.Build(Markdown("# T\n\nFine: $a^2$."), Markdown(@"Wrong: $\frac{1}{$."), Code(1, "x", Latex(@"$$\nosuchcommand$$")));

        Assert.False(result.Succeeded);
        Assert.Empty(result.Pages);
        Assert.Equal(["01-test.ipynb, cell 2", "01-test.ipynb, cell 3"], result.Faults.Select(fault => fault.Place));
        Assert.Contains(@"\frac{1}{", result.Faults[0].Message, StringComparison.Ordinal);
        Assert.Contains(@"Undefined control sequence: \nosuchcommand", result.Faults[1].Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(test.SiteFolder));
    }

    [Fact]
    public void What_LaTeX_would_not_accept_is_refused_although_KaTeX_could_show_it() =>
        Assert.All(KatexSetter.Errors([@"a \\ b", "\\text{é}^é"]), Assert.NotNull);

    [Fact]
    public void The_formulas_of_the_library_s_kind_are_set_without_complaint() => KatexSetter.AssertSets(
        [@"\frac{\partial C_0}{\partial w^{(L)}} = 2\left(a^{(L)} - y\right) \cdot \sigma'\left(z^{(L)}\right) \cdot a^{(L-1)}", "δ_j = σ'(z_j)"]);

    [Theory]
    [InlineData("\\begin{align}\na &= b \\\\\n&= c\n\\end{align}")]
    [InlineData("Before it:\n\\begin{align*} a &= b \\end{align*}\nand after.")]
    [InlineData("\\begin{equation}\nx = 1\n\n\\end{equation}")]
    [InlineData("\\begin{gather} a \\\\ b \\end{gather}")]
    public void An_environment_of_displayed_mathematics_needs_no_dollar_signs(string markdown)
    {
        var page = test.Page(Markdown("# T\n\n" + markdown));

        var formula = Assert.Single(page.QuerySelectorAll("article .formula.display"));
        Assert.StartsWith("\\begin{", formula.QuerySelector("annotation")?.TextContent ?? formula.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("article p"), paragraph => paragraph.TextContent.Contains("\\begin", StringComparison.Ordinal));
    }

    [Fact]
    public void An_environment_without_its_end_is_a_fault() =>
        Assert.Contains(test.Build(Markdown("# T\n\n\\begin{align}\na &= b")).Faults, fault => fault.Message.Contains("no closing \\end{align}", StringComparison.Ordinal));

    [Fact]
    public void What_closes_a_sentence_stays_with_the_formula_before_it()
    {
        KatexSetter.Require();
        var page = test.Page(Markdown("# T\n\nThe cost is $E$, half of it ($x$), or $a + b + c + d + e + f + g + h + i + j$, and $z$ more."));

        Assert.Equal([",", "),"], page.QuerySelectorAll("article .bound").Select(bound => bound.LastChild!.TextContent));
        Assert.Equal(["E", "x", "z"], page.QuerySelectorAll("article .formula.whole annotation").Select(formula => formula.TextContent));
    }

    [Theory]
    [InlineData("Inline $a_1 < b$ here.", 1, 0)]
    [InlineData("$$\na = b\n$$", 0, 1)]
    [InlineData("$$a = b$$", 0, 1)]
    [InlineData("Before\n\n$$a = b\n= c$$\n\nafter $d$", 1, 1)]
    [InlineData("Before\n\n$$a = b\n+ c$$\n\nafter $d$", 1, 1)]
    [InlineData("Before\n$$\na = b\n\n+ c$$\nafter $d$", 1, 1)]
    [InlineData("- item\n\n  $$\n  a\n  $$\n- $$b$$", 0, 2)]
    [InlineData("In a line $$a$$ of text", 0, 1)]
    [InlineData(@"$$\begin{aligned} a &= b \\ &= c \end{aligned}$$", 0, 1)]
    [InlineData("A table:\n\n| $a$ | $b$ |\n|--|--|\n| $c$ | 1 |", 3, 0)]
    [InlineData("It costs 5 dollars, `$not$` a formula", 0, 0)]
    public void Markdown_s_formulas_are_found(string markdown, int inline, int display)
    {
        var page = test.Page(Markdown(markdown));

        Assert.Equal(inline, page.QuerySelectorAll("article .formula.inline").Length);
        Assert.Equal(display, page.QuerySelectorAll("article .formula.display").Length);
    }

    [Theory]
    [InlineData("Text\n\n$$\na = b\n\nand so on to the end", "line 3")]
    [InlineData("A line with $$a\n= b$$ in two lines", "in the middle of a text")]
    public void A_displayed_formula_that_does_not_end_is_a_fault(string markdown, string expected) =>
        Assert.Contains(test.Build(Markdown(markdown)).Faults, fault => fault.Message.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void Formulas_stand_in_titles_contents_and_the_index_as_well()
    {
        KatexSetter.Require();
        var page = test.Page(Markdown("# The name $\\delta$\n\nAbout $\\delta$.\n\n## Why $\\delta$"));
        var index = SampleSite.Parse(File.ReadAllText(Path.Combine(test.SiteFolder, "index.html")));

        Assert.NotNull(page.QuerySelector("h1 .katex"));
        Assert.NotNull(page.QuerySelector("nav.contents a .katex"));
        Assert.Equal(2, index.QuerySelectorAll(".chapters .katex").Length);
    }

    [Theory]
    [InlineData("$$a$$", "[a]")]
    [InlineData("$$a$$\n$$b$$", "[a][b]")]
    [InlineData(@"\begin{align} a &= b \\ c &= d \end{align}", @"[\begin{align} a &= b \\ c &= d \end{align}]")]
    [InlineData(@"\[a\] and \(b\)", "[a]{and}(b)")]
    [InlineData(@"$\displaystyle a$", @"[\displaystyle a]")]
    [InlineData(@"the cost $C$ is $$\text{about \$5 or $n$}$$", @"{the cost}(C){is}[\text{about \$5 or $n$}]")]
    [InlineData(@"$$a \\$$", @"[a \\]")]
    [InlineData("no formula", "{no formula}")]
    public void A_latex_output_falls_into_formulas_and_words(string latex, string parts) => Assert.Equal(
        parts,
        string.Concat(LatexText.Split(latex).Select(part => part.Formula switch
        {
            null => $"{{{part.Words}}}",
            { IsDisplay: true } formula => $"[{formula.Tex}]",
            var formula => $"({formula.Tex})",
        })));

    [Fact]
    public void Without_KaTeX_the_pages_say_so_and_link_to_the_public_copy()
    {
        var notebook = SaveNotebook(test.Files.Path, "01-test", Markdown("# T\n\nA formula $a < b$."));
        var result = SiteBuilder.Build([notebook], test.SiteFolder, _ => throw new KatexException("KaTeX is away"));

        Assert.Contains("KaTeX is away", Assert.Single(result.Notices), StringComparison.Ordinal);
        var page = SampleSite.Parse(File.ReadAllText(result.Pages[1]));
        Assert.Equal("a < b", page.QuerySelector(".formula")!.TextContent);
        Assert.All(page.QuerySelectorAll("[src^=https], link[href^=https]"), copy => Assert.StartsWith("sha384-", copy.GetAttribute("integrity")!, StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(test.SiteFolder, "assets", "formulas.js")));
    }

    [Fact]
    public void The_public_copy_is_the_version_that_npm_brings_and_its_hashes_are_right()
    {
        var copies = PublicCopy().Matches(Asset.Text("katex-public-copy.html"));
        Assert.Equal(2, copies.Count);
        var package = Package();
        var version = JsonNode.Parse(File.ReadAllText(Path.Combine(package, "package.json")))!["version"]!.GetValue<string>();
        Assert.All(copies, copy =>
        {
            Assert.Equal(version, copy.Groups["version"].Value);
            var file = File.ReadAllBytes(Path.Combine(package, copy.Groups["file"].Value));
            Assert.Equal(Convert.ToBase64String(SHA384.HashData(file)), copy.Groups["hash"].Value);
        });
    }

    public void Dispose() => test.Dispose();

    // The folder that npm has filled, beside the site's sources.
    private static string Package()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var package = Path.Combine(folder.FullName, "Backprop.Notebooks", "Site", "node_modules", "katex");
            if (Directory.Exists(package))
                return package;
        }

        Requirement.Missing("npm has not brought in KaTeX");
        return "";
    }

    [GeneratedRegex("""https://cdn\.jsdelivr\.net/npm/katex@(?<version>[0-9.]+)/(?<file>[^"]+)" integrity="sha384-(?<hash>[^"]+)""")]
    private static partial Regex PublicCopy();
}
