using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Live;

/// <summary>What a page says while its cells are changed, run and fail can be read as well as its text: 7 : 1, by axe's measure.</summary>
public sealed class ColoursOfLivePages(LiveSite site, BrowserFixture browser)
{
    [Fact]
    public async Task Marks_errors_lists_and_buttons_stand_out_in_each_state_of_a_cell()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Evaluate<object?>("void (document.querySelectorAll('.live-run')[3].after(Object.assign(document.createElement('span'), { className: 'live-takes', textContent: 'takes a minute' }))) ?? null");
        await opened.Press(1, "Run code cell 1");
        await opened.Finished("backpropLive.cells[0].hasRun");

        // Changed and failed: the mark, the line of the error, what is wrong below the code and over it.
        await opened.Edit(2, "Console.Error.WriteLine(\"so\");\nthrow new Exception(\"no\");");
        await opened.Run(2);
        await Assertions.Expect(opened.Cell(2).Locator(".output.error")).ToBeVisibleAsync();
        await Assertions.Expect(opened.Cell(2).Locator(".live-note")).ToHaveTextAsync("changed");
        await opened.Page.Keyboard.PressAsync("Control+Shift+M");
        await Assertions.Expect(opened.Page.Locator(".cm-panel-lint [aria-selected]")).ToBeVisibleAsync();
        await AssertStandOut(opened);
        await opened.Page.Keyboard.PressAsync("Escape");
        await opened.Cell(2).Locator(".cm-lintRange-error").HoverAsync();
        await Assertions.Expect(opened.Page.Locator(".cm-tooltip-lint")).ToBeInViewportAsync();
        await AssertStandOut(opened);

        // What can stand there, what a call can be given.
        await opened.Edit(3, "Math.Max(\"abc\".");
        await Assertions.Expect(opened.Cell(3).GetByRole(AriaRole.Listbox)).ToBeInViewportAsync();
        await AssertStandOut(opened);

        // While it runs, with the pointer on a button.
        await opened.Evaluate<object?>("void (backpropLive.change(backpropLive.cells[1], 'Console.WriteLine(\"begun\"); while (true) { }'), backpropLive.run(backpropLive.cells[1])) ?? null");
        await Assertions.Expect(opened.Cell(2).Locator(".output").Filter(new() { HasText = "begun" })).ToHaveCountAsync(1);
        await Assertions.Expect(opened.Status()).ToHaveTextAsync("Cell [2] runs.");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).HoverAsync();
        await AssertStandOut(opened);
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await opened.Finished();
        await AssertStandOut(opened);
        Assert.Empty(opened.Faults);
    }

    // Light and dark are one page with other colours.
    private static async Task AssertStandOut(OpenedPage opened)
    {
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await opened.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            Assert.Empty(await opened.FaintTexts(LivePage.Used));
        }
    }
}
