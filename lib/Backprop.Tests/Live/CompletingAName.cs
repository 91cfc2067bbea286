using System.Text.RegularExpressions;
using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Live;

/// <summary>The list of names that can stand at a place, by keyboard and by ear.</summary>
public sealed partial class CompletingAName(LiveSite site, BrowserFixture browser)
{
    [Fact]
    public async Task A_dot_opens_the_list_of_members_arrows_and_Enter_take_one_and_Escape_closes_it_and_then_leaves()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Edit(2, "");
        await opened.KernelReady();
        var (editor, list) = (opened.Cell(2).GetByRole(AriaRole.Textbox), opened.Cell(2).GetByRole(AriaRole.Listbox));

        await opened.Page.Keyboard.TypeAsync("\"abc\".");
        await Taking(opened, list);
        await Assertions.Expect(list).ToBeInViewportAsync();
        await Assertions.Expect(list.GetByRole(AriaRole.Option).Filter(new() { HasText = "Substring" })).ToHaveCountAsync(1);

        // The editor keeps the focus, and says which of the list's entries is meant.
        await Assertions.Expect(editor).ToBeFocusedAsync();
        await Assertions.Expect(editor).ToHaveAttributeAsync("aria-autocomplete", "list");
        await Assertions.Expect(editor).ToHaveAttributeAsync("aria-haspopup", "listbox");
        await Assertions.Expect(list).ToHaveAccessibleNameAsync(NotEmpty);
        Assert.Equal(await list.GetAttributeAsync("id"), await editor.GetAttributeAsync("aria-controls"));
        // The list scrolls by the editor's arrow keys, of which axe does not know.
        Assert.All(await opened.AccessFaults(), fault => Assert.StartsWith("scrollable-region-focusable (serious): <ul id=\"cm-ac-", fault, StringComparison.Ordinal));
        var first = await Meant(opened);
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        var second = await Meant(opened);
        Assert.Equal([false, false], [first == second, second.Length == 0]);
        await opened.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal(first, await Meant(opened));

        // Letters make it shorter.
        await opened.Page.Keyboard.TypeAsync("Subs");
        await Assertions.Expect(list.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Taking(opened, list);
        await opened.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(list).ToHaveCountAsync(0);
        Assert.Equal("\"abc\".Substring", await opened.Code(2));

        // Asked for, and refused.
        await opened.Page.Keyboard.PressAsync("Control+Space");
        await Taking(opened, list);
        await opened.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(list).ToHaveCountAsync(0);
        await Assertions.Expect(editor).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(opened.Cell(2).GetByRole(AriaRole.Button, new() { Name = "Run code cell 2" })).ToBeFocusedAsync();
        Assert.Equal("\"abc\".Substring", await opened.Code(2));
        Assert.Empty(opened.Faults);
    }

    // A list that has only just come takes no keys, so that nobody takes from it what was meant for the text.
    private static async Task Taking(OpenedPage opened, ILocator list)
    {
        await Assertions.Expect(list).ToBeVisibleAsync();
        await opened.Evaluate<object?>("void (window.shown = Date.now()) ?? null");
        await opened.Page.WaitForFunctionAsync("() => Date.now() > shown + 75");
    }

    // What a screen reader reads out: the entry that the editor names.
    private static Task<string> Meant(OpenedPage opened) => opened.Evaluate<string>(
        "(option => option?.getAttribute('role') === 'option' && option.getAttribute('aria-selected') === 'true' ? option.textContent : '')(document.getElementById(document.activeElement.getAttribute('aria-activedescendant')))");

    [GeneratedRegex(".")]
    private static partial Regex NotEmpty { get; }
}
