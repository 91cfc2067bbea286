using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Live;

/// <summary>The editor of a cell: its colours, its brackets, and the way back from what was typed.</summary>
public sealed class EditingACell(LiveSite site, BrowserFixture browser)
{
    // What the editor draws, each as a word of the code, and where its colour is to be seen.
    private const string Drawn = """
        (() => {
          const editor = document.querySelector(".cm-editor");
          const colour = (word) => getComputedStyle([...editor.querySelectorAll(".cm-line span")].find(part => part.textContent.startsWith(word))).color;
          const behind = (name) => getComputedStyle(editor.querySelector(name)).backgroundColor;
          return {
            colours: ["foreach", "double", "\"text\"", "1.5", "// half"].map(colour).concat(getComputedStyle(editor).color),
            ground: getComputedStyle(editor).backgroundColor,
            selected: behind(".cm-selectionBackground"),
            cursor: getComputedStyle(editor.querySelector(".cm-cursor")).borderLeftColor,
          };
        })()
        """;

    [Fact]
    public async Task Words_have_the_colours_that_they_have_in_the_page_and_stand_out_selected_or_not()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Edit(2, "foreach (var x in xs) // half\n    var s = \"text\" + true; double h = 1.5; ");

        var classes = await opened.Evaluate<string[]>("[...document.querySelectorAll('.cm-line span[class^=tok-]')].map(part => `${part.className} ${part.textContent}`)");
        Assert.Equal(
            ["tok-keyword foreach", "tok-keyword var", "tok-keyword in", "tok-comment // half", "tok-keyword var", "tok-string \"text\"", "tok-keyword true", "tok-type double", "tok-number 1.5"],
            classes);

        await opened.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Assertions.Expect(opened.Page.Locator(".cm-selectionBackground")).ToHaveCountAsync(1);
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await opened.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var drawn = await opened.Evaluate<DrawnEditor>(Drawn);
            Assert.Equal(drawn.Colours.Length, drawn.Colours.Distinct().Count());
            Assert.All(drawn.Colours, colour => Assert.True(ColourContrast.Between(colour, drawn.Ground) >= 7, $"{colour} on {drawn.Ground}"));
            // What is selected is looked at for a moment: WCAG's lower level.
            Assert.All(drawn.Colours, colour => Assert.True(ColourContrast.Between(colour, drawn.Selected) >= 4.5, $"{colour} on {drawn.Selected}, selected"));
            Assert.NotEqual(drawn.Ground, drawn.Selected);
            Assert.True(ColourContrast.Between(drawn.Cursor, drawn.Ground) >= 7, $"the cursor's {drawn.Cursor} on {drawn.Ground}");
            Assert.Empty(await opened.FaintTexts(LivePage.Used));
        }
    }

    [Fact]
    public async Task What_was_typed_is_undone_and_redone_by_keyboard_and_a_cell_that_is_as_in_the_book_again_says_so()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        var (cell, note) = (opened.Cell(2), opened.Cell(2).Locator(".live-note"));
        await opened.Edit(2);
        var book = await opened.Evaluate<string>("backpropLive.cells[1].book");
        await opened.Page.Keyboard.PressAsync("Control+End");
        await opened.Page.Keyboard.InsertTextAsync("// mine");

        await Assertions.Expect(note).ToHaveTextAsync("changed");
        Assert.Equal($"{book}// mine", await opened.Code(2));
        await opened.Page.Keyboard.PressAsync("Control+z");
        Assert.Equal(book, await opened.Code(2));
        await Assertions.Expect(note).ToHaveTextAsync("");
        await Assertions.Expect(cell).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("changed"));
        await Assertions.Expect(cell.Locator(".live-book")).ToHaveCountAsync(0);

        await opened.Page.Keyboard.PressAsync("Control+Shift+Z");
        Assert.Equal($"{book}// mine", await opened.Code(2));
        await Assertions.Expect(note).ToHaveTextAsync("changed");
        await Assertions.Expect(cell.Locator(".live-book")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Brackets_and_quotes_come_in_pairs_and_go_in_pairs_and_what_is_typed_over_is_not_doubled()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Edit(2, "");
        foreach (var (keys, code) in new[] { ("f", "f"), ("(", "f()"), ("[", "f([])"), ("\"", "f([\"\"])"), ("a", "f([\"a\"])"), ("\"", "f([\"a\"])"), ("]", "f([\"a\"])"), (")", "f([\"a\"])"), (" {", "f([\"a\"]) {}") })
        {
            await opened.Page.Keyboard.TypeAsync(keys);
            Assert.Equal(code, await opened.Code(2));
        }

        await opened.Page.Keyboard.PressAsync("Backspace");
        Assert.Equal("f([\"a\"]) ", await opened.Code(2));

        // Beside a bracket both of the pair are marked.
        await opened.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(opened.Page.Locator(".cm-matchingBracket")).ToHaveTextAsync(["(", ")"]);

        // What is selected is put in brackets.
        await opened.Page.Keyboard.PressAsync("Control+a");
        await opened.Page.Keyboard.TypeAsync("(");
        Assert.Equal("(f([\"a\"]) )", await opened.Code(2));
    }

    [Fact]
    public async Task The_line_that_is_written_in_and_what_is_said_of_it_do_not_lie_below_the_pages_bar()
    {
        const string below = "document.querySelector('.live-bar').getBoundingClientRect().bottom";
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Edit(2, "1;\n2;\n3;\n4");
        await opened.KernelReady();

        // Half of the first line below the bar, all of it, and all of the cell.
        foreach (var hidden in new[] { 10, 40, 400 })
        {
            await opened.Page.Keyboard.PressAsync("Control+Home");
            await opened.Settle();
            await opened.Evaluate<object?>($"void window.scrollBy({{ top: document.querySelector('.cm-line').getBoundingClientRect().top - {below} + {hidden}, behavior: 'instant' }}) ?? null");
            Assert.True(await opened.Evaluate<double>($"document.querySelector('.cm-line').getBoundingClientRect().top - {below}") < 0);
            await opened.Page.Keyboard.TypeAsync("Math.Max(");
            await opened.Page.WaitForFunctionAsync($"() => document.querySelector('.cm-cursor').getBoundingClientRect().top >= {below}");
            await Assertions.Expect(opened.Page.Locator(".live-signatures").First).ToBeInViewportAsync();
            await opened.Page.Keyboard.PressAsync("Escape");
        }
    }

    [Fact]
    public async Task What_a_cell_is_called_and_that_it_is_changed_stand_in_the_window_however_wide_it_is()
    {
        await using var opened = await browser.OpenServed(site.Address, "01-one-neuron.html");
        await opened.Evaluate<object?>("document.querySelector('.cell .mark').append(document.createElement('br'), 'changed') ?? null");
        foreach (var width in new[] { 865, 1000, 1024, 1217, 360 })
        {
            await opened.Page.SetViewportSizeAsync(width, 900);
            await opened.Settle();
            Assert.Empty(await opened.Evaluate<string[]>("""
                [...document.querySelectorAll(".cell .mark")].filter(mark => {
                  const words = document.createRange();
                  words.selectNodeContents(mark);
                  return words.getBoundingClientRect().left < 0;
                }).map(mark => mark.textContent)
                """));
            Assert.Equal(0, await opened.Overhang());
        }
    }

    private sealed record DrawnEditor(string[] Colours, string Ground, string Selected, string Cursor)
    {
        public DrawnEditor() : this([], "", "", "") { }
    }
}
