using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Site;

/// <summary>Formulas have the room that they need, on a screen and on paper, with scrollbars shown and before any script.</summary>
public sealed class FormulaWidths(SampleSite site, BrowserFixture browser)
{
    private const string Chapter = "01-one-neuron.html";

    // The text of a sheet with 20 mm beside it, in dots of 1/96 inch: A4, US letter, A5.
    public static TheoryData<int, bool> Sheets { get; } = new() { { 643, true }, { 643, false }, { 665, true }, { 408, true } };

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_formula_that_fits_has_no_scrollbar_and_is_no_tab_stop(int width)
    {
        KatexSetter.Require();
        await using var opened = await browser.OpenPage(site.Folder, Chapter, PageOptions.Desktop with { Width = width });

        var formulas = await Formulas(opened);
        Assert.NotEmpty(formulas);
        Assert.All(formulas.Where(formula => formula.Needed <= formula.Given), formula =>
        {
            Assert.Equal(0, formula.Scrollbar);
            Assert.False(formula.IsTabStop, formula.Tex);
        });
        Assert.Equal(width < 1000, formulas.Any(formula => formula.Scrollbar > 0 && formula.IsTabStop));
    }

    [Theory]
    [MemberData(nameof(Sheets))]
    public async Task On_paper_every_formula_fits_the_sheet_and_a_long_one_is_set_smaller(int width, bool hasScript)
    {
        KatexSetter.Require();
        await using var opened = await browser.OpenPage(site.Folder, Chapter, PageOptions.Desktop with { Width = width, HasScript = hasScript, Media = Media.Print });

        var formulas = await Formulas(opened);
        Assert.All(formulas, formula => Assert.True(formula.Needed <= formula.Given, $"{formula.Tex}: {formula.Needed} in {formula.Given}"));
        var largest = formulas.Max(formula => formula.Size);
        Assert.True(formulas.Single(formula => formula.IsNumbered).Size < 0.95 * largest);
        Assert.Equal(0, await opened.Overhang());
    }

    /// <summary>The displayed formulas of a page.</summary>
    internal static Task<Shown[]> Formulas(OpenedPage opened) => opened.Evaluate<Shown[]>(
        """
        [...document.querySelectorAll(".formula.display")].map(box => {
          const alone = box.cloneNode(true);
          alone.style = "position: absolute; container-type: normal; width: max-content";
          alone.firstElementChild.style.fontSize = "100px";
          document.body.append(alone);
          const measured = alone.querySelector(".katex-html").getBoundingClientRect().width / parseFloat(getComputedStyle(alone.querySelector(".katex")).fontSize);
          alone.remove();
          return {
            tex: box.querySelector("annotation").textContent,
            stated: parseFloat(box.style.getPropertyValue("--ems")),
            measured,
            needed: box.scrollWidth,
            given: box.clientWidth,
            scrollbar: box.offsetHeight - box.clientHeight,
            isTabStop: box.tabIndex >= 0,
            isNumbered: box.querySelector(".katex-tag") !== null,
            size: parseFloat(getComputedStyle(box.querySelector(".katex")).fontSize),
          };
        })
        """);

    /// <summary>A displayed formula as the browser shows it, in dots; its width also in ems, as stated and as measured.</summary>
    internal sealed class Shown
    {
        public string Tex { get; set; } = "";

        public double Stated { get; set; }

        public double Measured { get; set; }

        public int Needed { get; set; }

        public int Given { get; set; }

        public int Scrollbar { get; set; }

        public bool IsTabStop { get; set; }

        public bool IsNumbered { get; set; }

        public double Size { get; set; }
    }
}
