using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Notations;
using Backprop.Tests.Browser;
using Microsoft.Playwright;
using static Backprop.Notation;

namespace Backprop.Tests.Site;

/// <summary>One switch writes the computed formulas of a page in the names of another text; what it writes is what a renamed derivation gives.</summary>
public sealed class NotationSwitch(BookInBrowser.BookSite book, BrowserFixture browser)
{
    private const int Paper = 0, ThreeBlueOneBrown = 1, Nielsen = 2, Matrices = 3;

    private static readonly Lazy<NotationGuide> Guide = new(() => NotationGuide.In(Repository.Notebooks.Select(NotebookReader.Read))!);

    [Fact]
    public void The_book_holds_its_names_and_the_lines_in_matrices()
    {
        Assert.Equal(["Rumelhart, Hinton, Williams", "3Blue1Brown", "Nielsen"], Guide.Value.Styles);
        Assert.Equal(["E", "C_{0}", "C"], Guide.Value.Styles.Select((_, style) => Guide.Value.CostIn(style)!.ToString()));
        Assert.True(Guide.Value.InMatrices.Count >= 11, $"{Guide.Value.InMatrices.Count} lines");
    }

    // The library renames the definitions and derives again; the site exchanges the names of the printed formula.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Exchanged_names_give_what_the_renamed_definitions_derive(bool hasBias)
    {
        var (i, j) = (Index("i"), Index("j"));
        var (w, b, y, d) = (Indexed("w", j, i), Indexed("b", j), Indexed("y", i), Indexed("d", j));
        var x = Let("x", j, hasBias ? Sum(i, y[i] * w[j, i]) + b[j] : Sum(i, y[i] * w[j, i]));
        var E = Let("E", OneHalf * Sum(j, Square(Let("y", j, Function("σ")(x[j]))[j] - d[j])));
        var bridge = NotationBridge.Of(E, hasBias ? [w[j, i], y[i], b[j]] : [w[j, i], y[i]],
            NotationStyle.Paper with { Activation = null },
            NotationStyle.ThreeBlueOneBrown with { CostFactor = 1 },
            NotationStyle.Nielsen);

        Assert.Equal(hasBias ? 8 : 7, bridge.Rows.Count);
        foreach (var row in bridge.Rows)
        {
            var printed = row.Equations.Select(equation => equation.ToLatex()).ToList();
            foreach (var to in new[] { ThreeBlueOneBrown, Nielsen })
                Assert.Equal(printed[to], new NotationChange(Guide.Value, Paper, to).Apply(printed[Paper]));
        }
    }

    [Fact]
    public void In_every_formula_of_the_book_names_are_exchanged_one_for_one_and_nothing_else()
    {
        var counted = 0;
        foreach (var tex in Repository.Notebooks.Select(NotebookReader.Read).SelectMany(notebook => notebook.Cells).SelectMany(cell => cell.Outputs).OfType<DataOutput>()
            .Select(output => output.Data["text/latex"]?.ToString().Trim('$', '\n')).OfType<string>())
        {
            foreach (var from in new[] { Paper, ThreeBlueOneBrown })
            {
                foreach (var to in new[] { Paper, ThreeBlueOneBrown, Nielsen })
                {
                    // δ is an abbreviation more, and proved above.
                    if (new NotationChange(Guide.Value, from, to).Apply(tex) is not { } other || other.Contains(@"\delta", StringComparison.Ordinal)) continue;
                    counted++;
                    Assert.Equal(Bare(tex), Bare(other));
                    var pairs = FormulaSymbol.In(tex).Zip(FormulaSymbol.In(other)).Distinct().ToList();
                    Assert.Equal(pairs.Count, pairs.Select(pair => pair.First).Distinct().Count());
                    Assert.Equal(pairs.Count, pairs.Select(pair => pair.Second).Distinct().Count());
                }
            }
        }

        Assert.True(counted > 200, $"{counted} formulas");

        static string Bare(string tex) => FormulaSymbol.Rewrite(tex, _ => "☐", _ => "☐");
    }

    [Theory]
    [InlineData("h_{j} = x_{j} + a")]
    [InlineData("z = w \\, x + b")]
    [InlineData("E = \\sum_{c} \\sum_{j} (y_{j c} - d_{j c})^{2}")]
    public void What_the_other_names_cannot_say_is_not_said(string tex) =>
        Assert.Null(PageNotations.Forms(Guide.Value, tex, Paper)[ThreeBlueOneBrown]);

    [Fact]
    public void A_sweep_of_the_paper_has_its_matrix_form_from_the_library()
    {
        const string Sweep = "\\begin{aligned}\n\\frac{\\partial E}{\\partial y_{j}} &= y_{j} - d_{j} \\\\[0.5em]\n\\frac{\\partial E}{\\partial x_{j}} &= \\frac{\\partial E}{\\partial y_{j}} \\, y_{j} (1 - y_{j}) \\\\[0.5em]\n\\frac{\\partial E}{\\partial w_{j i}} &= \\frac{\\partial E}{\\partial x_{j}} \\, y_{i}\n\\end{aligned}";
        var form = PageNotations.Forms(Guide.Value, Sweep, Paper)[Matrices];

        Assert.NotNull(form);
        Assert.Contains(@"\odot \boldsymbol{a}^{(l)} \odot \left(\boldsymbol{1} - \boldsymbol{a}^{(l)}\right)", form, StringComparison.Ordinal);
        Assert.Contains(@"\frac{\partial C}{\partial \boldsymbol{W}^{(l)}} &= \boldsymbol{\delta}^{(l)} \, \left(\boldsymbol{a}^{(l-1)}\right)^{\mathsf{T}}", form, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1200)]
    [InlineData(390)]
    public async Task The_switch_sets_the_formulas_says_how_many_and_marks_what_it_cannot_say(int width)
    {
        book.Require();
        KatexSetter.Require();
        await using var opened = await browser.OpenPage(book.Folder, "03-neurons.html", new PageOptions { Width = width });
        var page = opened.Page;
        const string Source = "document.querySelector('#cell-equation-7 annotation').textContent";
        var own = await opened.Evaluate<string>(Source);

        await page.GetByLabel("Computed formulas in").FocusAsync();
        await page.Keyboard.TypeAsync("3Blue");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Computed formulas in").SelectOptionAsync("3Blue1Brown");
        await Assertions.Expect(page.Locator(".notation-status")).ToContainTextAsync("in: 3Blue1Brown");
        Assert.Contains("a_{k}^{(L-1)}", await opened.Evaluate<string>(Source), StringComparison.Ordinal);
        await page.Locator("#cell-equation-7 .steps").GetByText("Step by step").ClickAsync();
        await Assertions.Expect(page.Locator("#cell-equation-7 .steps [role='status']")).ToContainTextAsync("Line 1 of 2");
        Assert.Equal(0, await opened.Overhang());
        Assert.Empty(await opened.AccessFaults(of: "#cell-equation-7, .reading"));

        await page.GetByLabel("Computed formulas in").SelectOptionAsync("matrices");
        await Assertions.Expect(page.Locator("#cell-equation-7 .kept-notation")).ToBeVisibleAsync();
        Assert.Equal(own, await opened.Evaluate<string>(Source));
        Assert.Contains("boldsymbol", await opened.Evaluate<string>("document.querySelector('#cell-equation-4 annotation').textContent"), StringComparison.Ordinal);

        // It is remembered, for this page and the next one.
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#cell-equation-7 .kept-notation")).ToBeVisibleAsync();

        await page.GetByLabel("Computed formulas in").SelectOptionAsync("");
        await Assertions.Expect(page.Locator(".kept-notation")).ToHaveCountAsync(0);
        Assert.Equal(own, await opened.Evaluate<string>(Source));
    }
}
