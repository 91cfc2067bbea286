using System.Text.RegularExpressions;
using Backprop.Notebooks.Site.Formulas;
using Backprop.Notebooks.Site.Outputs;
using Backprop.Tests.Browser;

namespace Backprop.Tests.Site;

/// <summary>Weight, bias, net input, activation and cost have one colour each: in formulas and in drawings, on light ground and on dark.</summary>
public class ColouredQuantities
{
    private static readonly string Css = File.ReadAllText(Path.Combine(Repository.Root, "lib", "Backprop.Notebooks", "Site", "Assets", "site.css"));

    [Fact]
    public void The_letters_of_a_formula_carry_their_class_and_no_others_do()
    {
        IReadOnlyList<SetFormula> set;
        try
        {
            set = Katex.Set([new(@"z^{(L)} = w \, a + b, \quad C_{0}, \quad \frac{\partial C}{\partial w}, \quad x \, y \, E \, \text{abc}", IsDisplay: true)], TestContext.Current.CancellationToken);
        }
        catch (KatexException e)
        {
            Requirement.Missing(e.Message);
            throw;
        }

        var classes = Regex.Matches(set[0].Html!, "mathnormal(?: mtight)? quantity-(?<of>[^\" ]+)\"[^>]*>(?<letter>[^<]+)<")
            .Select(match => (Class: match.Groups["of"].Value, Letter: match.Groups["letter"].Value)).ToList();
        Assert.All(classes, one => Assert.Equal(one.Letter, one.Class));
        Assert.Equal(["C", "C", "a", "b", "w", "w", "z"], classes.Select(one => one.Letter).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_drawing_has_the_colours_of_the_style_sheet()
    {
        foreach (var (letter, name, light, dark) in QuantityColours.All)
        {
            Assert.Contains($"--{name}: light-dark({light}, {dark});", Css, StringComparison.Ordinal);
            Assert.Matches($$"""\.quantity-{{letter}} \{\s*color: var\(--{{name}}\);""", Css);
        }
    }

    [Fact]
    public void In_a_drawing_only_letters_in_the_colour_of_the_text_are_coloured()
    {
        const string svg = """<svg width="1"><text class="fill-ink"><tspan font-style="italic">w</tspan> <tspan font-style="italic">x</tspan></text><text class="fill-backward"><tspan font-style="italic">w</tspan></text></svg>""";

        var coloured = QuantityColours.Apply(svg);

        Assert.Equal("<tspan class=\"quantity-w\" font-style=\"italic\">w</tspan>", Assert.Single(Regex.Matches(coloured, "<tspan class[^>]*>.</tspan>")).Value);
        Assert.Contains(".quantity-w{fill:#0b195f}", coloured, StringComparison.Ordinal);
        Assert.Equal("<svg><text class=\"fill-ink\">w</text></svg>", QuantityColours.Apply("<svg><text class=\"fill-ink\">w</text></svg>"));
    }

    // WCAG 2, enhanced contrast: 7 : 1 for small text, on each ground of the page.
    [Fact]
    public void Each_colour_stands_out_by_seven_to_one_on_every_ground()
    {
        foreach (var ground in new[] { "paper", "ground", "accent-ground" })
        {
            var (light, dark) = Ground(ground);
            foreach (var quantity in QuantityColours.All)
            {
                Assert.True(ColourContrast.Between(quantity.Light, light) >= 7, $"{quantity.Name} on {ground}, light");
                Assert.True(ColourContrast.Between(quantity.Dark, dark) >= 7, $"{quantity.Name} on {ground}, dark");
            }
        }
    }

    private static (string Light, string Dark) Ground(string name) =>
        Regex.Match(Css, $@"--{name}: light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)") is var match ? (match.Groups[1].Value, match.Groups[2].Value) : default;
}
