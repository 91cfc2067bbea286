using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Live;

/// <summary>What a reader has changed outlasts loading the page anew, and what has run does not.</summary>
public sealed class KeptChanges(LiveSite site, BrowserFixture browser)
{
    [Fact]
    public async Task A_changed_cell_is_there_again_and_has_not_run_until_it_is_as_in_the_book()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Edit(3, "display(\"mine\");");
        await opened.Page.ReloadAsync();
        await opened.Page.WaitForFunctionAsync("() => window.backpropLive?.cells[2].isChanged");

        Assert.Equal("Cell [3] was changed when you were here. Nothing has run yet.", await opened.Status().TextContentAsync());
        Assert.Equal("display(\"mine\");", await opened.Cell(3).Locator(".source code").TextContentAsync());
        Assert.Equal("changed", await opened.Cell(3).Locator(".live-note").TextContentAsync());
        Assert.False(await opened.Evaluate<bool>("backpropLive.kernel.isStarted"));

        await opened.Press(3, "As in the book");
        await opened.Page.ReloadAsync();
        Assert.False(await opened.Evaluate<bool>("'backpropLive' in window || Object.keys(sessionStorage).length > 0"));
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task What_a_reset_takes_away_comes_back_by_one_press_until_something_else_is_written()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        var (reset, undo) = (opened.Page.Locator(".live-reset"), opened.Page.Locator(".live-undo"));
        await opened.Edit(3, "display(\"mine\");");
        await reset.ClickAsync();
        await Assertions.Expect(opened.Status()).ToHaveTextAsync("The page is as in the book.");
        await undo.ClickAsync();
        Assert.Equal("What you had written is back. Nothing has run yet.", await opened.Status().TextContentAsync());
        Assert.Equal(("display(\"mine\");", 0), (await opened.Code(3), await undo.CountAsync()));
        Assert.True(await reset.EvaluateAsync<bool>("button => button === document.activeElement"));

        await reset.ClickAsync();
        await Assertions.Expect(undo).ToHaveCountAsync(1);
        Assert.Empty(await opened.AccessFaults());
        // What is searched for is not written.
        await opened.Page.Locator("button.search-open").ClickAsync();
        await opened.Page.Keyboard.TypeAsync("tanh");
        await opened.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(opened.Page.Locator("dialog.search")).ToBeHiddenAsync();
        Assert.Equal(1, await undo.CountAsync());
        await opened.Edit(3, "2");
        await Assertions.Expect(undo).ToHaveCountAsync(0);
        // A kernel that was getting ready is ended by a reset, so a file may stay half loaded: no fault of the page.
    }

    [Fact]
    public async Task What_is_kept_waits_for_a_page_that_could_not_be_loaded_once()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Edit(3, "1");
        await opened.Page.RouteAsync("**/live/page.js", route => route.AbortAsync());
        await opened.Page.ReloadAsync();
        await Assertions.Expect(opened.Status()).ToContainTextAsync("could not be loaded");
        await opened.Page.UnrouteAsync("**/live/page.js");
        await opened.Edit(3);
        await opened.Page.WaitForFunctionAsync("() => window.backpropLive?.cells[2].isChanged");
        Assert.Equal("1", await opened.Code(3));
    }

    // A link in the address is older than what was written into its cells.
    [Fact]
    public async Task What_is_written_after_a_link_was_opened_stands_above_it_and_a_new_link_can_be_undone()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        var links = new List<string>();
        foreach (var code in new[] { "1", "2" })
            links.Add(await opened.Page.EvaluateAsync<string>("async code => (await import(new URL('live/links.js', location.href))).writeLink([['cell-links', code]])", code));
        await opened.Evaluate<object?>($"void (location.hash = '{links[0]}') ?? null");
        await Assertions.Expect(opened.Status()).ToHaveTextAsync("Cell [2] was changed by whoever sent the link. Nothing has run yet.");
        // Nothing is typed into what is only shown.
        Assert.True(await opened.Cell(2).Locator(".live-edit").EvaluateAsync<bool>("button => button === document.activeElement"));
        await opened.Edit(2);
        await opened.Page.Keyboard.PressAsync("Control+End");
        await opened.Page.Keyboard.TypeAsync("0");
        await opened.Page.ReloadAsync();
        await opened.Page.WaitForFunctionAsync("() => window.backpropLive?.cells[1].isChanged");
        Assert.Equal("10", await opened.Code(2));

        await opened.Evaluate<object?>($"void (location.hash = '{links[1]}') ?? null");
        await Assertions.Expect(opened.Status()).ToHaveTextAsync("Cell [2] was changed by whoever sent the link. Nothing has run yet. Undo, in the cell, brings back what you had written.");
        Assert.Equal("2", await opened.Code(2));
        await opened.Edit(2);
        await opened.Page.Keyboard.PressAsync("Control+z");
        Assert.Equal("10", await opened.Code(2));
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task An_answer_stands_in_its_field_again_word_for_word()
    {
        const string answer = "2(a - y) \"or\" \\so";
        await using var opened = await browser.OpenServed(site.Address, "01-one-neuron.html");
        var field = opened.Page.Locator("form.answer textarea").First;
        await field.FillAsync(answer);
        await field.PressAsync("Enter");
        await opened.Page.WaitForFunctionAsync("() => window.backpropLive?.cells.some(cell => cell.isChanged)");
        await opened.Page.ReloadAsync();
        await opened.Page.WaitForFunctionAsync("() => window.backpropLive?.cells.some(cell => cell.isChanged)");

        Assert.Equal(answer, await field.InputValueAsync());
        Assert.Equal("What you had answered stands in its field; Check judges it. Nothing has run yet.", await opened.Status().TextContentAsync());

        // And so does one that was typed over it and not checked.
        await field.FillAsync("1 - a^2");
        await opened.Page.ReloadAsync();
        await opened.Page.WaitForFunctionAsync("() => window.backpropLive?.cells.some(cell => cell.isChanged)");
        Assert.Equal("1 - a^2", await field.InputValueAsync());
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task Cells_of_ones_own_are_there_again_and_Reset_leaves_one_that_is_empty()
    {
        await using var opened = await browser.OpenServed(site.Address, "try.html");
        await opened.Edit(2, "1");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Add a cell" }).ClickAsync();
        await Assertions.Expect(opened.Cell(3).GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await opened.Page.Keyboard.TypeAsync("2");
        await opened.Page.ReloadAsync();
        await opened.Page.WaitForFunctionAsync("() => window.backpropLive?.cells[2]?.isChanged");
        Assert.Equal(["1", "2"], await opened.Evaluate<string[]>("backpropLive.cells.slice(1).map(cell => cell.code)"));

        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Reset", Exact = true }).ClickAsync();
        await Assertions.Expect(opened.Status()).ToHaveTextAsync("The page is as in the book.");
        Assert.Equal([""], await opened.Evaluate<string[]>("backpropLive.cells.slice(1).map(cell => cell.code)"));
        Assert.Equal(1, await opened.Page.Locator(".cell.added").CountAsync());
        Assert.Empty(opened.Faults);
    }
}
