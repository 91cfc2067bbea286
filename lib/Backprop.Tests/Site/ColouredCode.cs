using AngleSharp.Dom;
using Backprop.Notebooks.Site.Code;

namespace Backprop.Tests.Site;

public sealed class ColouredCode
{
    public static TheoryData<string> Sources { get; } =
    [
        "var σ = Function(\"σ\"); // Greek, and a comment\n",
        "#r \"../lib/Backprop/bin/Backprop.dll\"\nusing Backprop;",
        "#!time\nΔx < 1 && y > 2",
        "#!import other.ipynb",
        "var raw = \"\"\"\n    <b>\"quoted\"</b>\n    \"\"\";",
        "$\"{x:F4} and {{braces}} {$\"{inner}\"}\"",
        "$$\"\"\"{ {{x}} }\"\"\"",
        "@\"C:\\path \"\"x\"\"\"",
        "/* open comment",
        "\"open string\nnext(line)",
        "#if NEVER\nhidden <tag>\n#endif\n1",
        "x ≠ y … not C# at all }}} )",
        "\ttabs\tand  spaces  \n\n\n",
        "",
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public void No_character_is_lost_whatever_the_cell_holds(string source) =>
        Assert.Equal(source, Colour(source).TextContent);

    [Theory]
    [InlineData("var x = 1;", "var", "keyword")]
    [InlineData("await Task.Delay(5);", "await", "keyword")]
    [InlineData("record Check(double Δ);", "record", "keyword")]
    [InlineData("record Check(double Δ);", "Check", "type")]
    [InlineData("var c = new Check<Expr>(1.5e-3);", "Expr", "type")]
    [InlineData("var c = new Check<Expr>(1.5e-3);", "1.5e-3", "number")]
    [InlineData("x.By(w)", "By", "call")]
    [InlineData("σ(z)", "σ", "call")]
    [InlineData("f(x) // why", "// why", "comment")]
    [InlineData("var s = \"\"\"raw {x}\"\"\";", "\"\"\"raw {x}\"\"\"", "string")]
    [InlineData("$\"a{b}c\"", "c", "string")]
    [InlineData("#r \"a.dll\"\n1", "#r \"a.dll\"\n", "directive")]
    [InlineData("#!time\n1", "#!time\n", "directive")]
    public void Each_piece_has_the_colour_of_its_kind(string source, string piece, string colour) =>
        Assert.Contains(Colour(source).QuerySelectorAll("span"), span => span.TextContent == piece && span.ClassName == $"tok-{colour}");

    [Fact]
    public void What_an_interpolation_computes_is_code_and_not_text() =>
        Assert.DoesNotContain(Colour("$\"a{b}c\"").QuerySelectorAll(".tok-string"), span => span.TextContent.Contains('b', StringComparison.Ordinal));

    // Parsed as the content of a pre, with the line feed that a parser drops at its start.
    private static IElement Colour(string source) =>
        SampleSite.Parse($"<pre>\n{CSharpColours.Render(source)}</pre>").QuerySelector("pre")!;
}
