using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;
using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Live;

/// <summary>What a reader can do with the cells of a page.</summary>
public sealed partial class PagesThatAnswer(LiveSite site, BrowserFixture browser)
{
    private const string Chapter = "01-one-neuron.html";

    [Fact]
    public async Task Nothing_is_loaded_before_the_first_run_and_then_the_cells_above_run_first()
    {
        await using var opened = await browser.OpenServed(site.Address, Chapter);
        var asked = new List<string>();
        opened.Page.Request += (_, request) => asked.Add(request.Url);
        Assert.Empty(await opened.Jumps());
        Assert.DoesNotContain(await opened.Evaluate<string[]>("performance.getEntriesByType('resource').map(entry => entry.name)"), name => name.Contains("/live/", StringComparison.Ordinal));

        await opened.Evaluate<object?>("""
            (() => {
              window.said = [];
              for (const line of document.querySelectorAll(".live-progress, .live-status"))
                new MutationObserver(() => said.push(line.textContent)).observe(line, { childList: true });
              return null;
            })()
            """);

        await opened.Press(3, "Run code cell 3");
        await opened.Finished("backpropLive.cells[2].hasRun");

        // All of it, of as much as there is: some 20 MB when it is not packed.
        var said = await opened.Evaluate<string[]>("said");
        Assert.Contains(said, sentence => WholeKernel.IsMatch(sentence));
        Assert.Contains(said, sentence => sentence.EndsWith("2 cells above run first: [1] to [2].", StringComparison.Ordinal));
        Assert.Equal("3 cells have run.", await opened.Status().TextContentAsync());
        Assert.Contains(asked, address => address.Contains("/live/worker.js", StringComparison.Ordinal) || address.Contains("/live/page.js", StringComparison.Ordinal));
        Assert.Equal(0, await opened.Overhang());
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task Cells_as_they_stand_run_without_the_compiler_for_which_the_first_changed_one_waits()
    {
        await using var opened = await browser.OpenServed(site.Address, Chapter);
        await opened.Evaluate<object?>("""
            (() => {
              const [line, said] = [document.querySelector(".live-progress"), window.said = []];
              new MutationObserver(() => said.push(line.textContent)).observe(line, { childList: true });
              return null;
            })()
            """);
        await opened.Press(4, "Run code cell 4");
        await opened.Finished("backpropLive.cells[3].hasRun");
        Assert.DoesNotContain("Preparing the compiler.", await opened.Evaluate<string[]>("said"));

        // It knows what they have declared.
        await opened.Run(5, "box.Output.Length");
        Assert.Equal("5", await opened.Evaluate<string>("String(backpropLive.cells.filter(cell => cell.hasRun).length)"));
        await Assertions.Expect(opened.Cell(5).Locator(".output")).ToHaveTextAsync("4");
        Assert.Contains("Preparing the compiler.", await opened.Evaluate<string[]>("said"));

        // An exercise is answered in the page, wrong and then right.
        var exercise = site.Notebooks.Single(notebook => notebook.Name == "01-one-neuron").Cells.Single(one => one.Id == "exercise-1-1").Source;
        await opened.Run(5, exercise.Replace("\"\"", "\"1 - z²\"", StringComparison.Ordinal));
        await Assertions.Expect(opened.Cell(5).Locator(".output")).ToContainTextAsync("the net input is 2 and yours is −3");
        await opened.Run(5, exercise.Replace("\"\"", "\"1 - a²\"", StringComparison.Ordinal));
        await Assertions.Expect(opened.Cell(5).Locator(".output")).ToContainTextAsync("Right.");
    }

    [Fact]
    public async Task An_exercise_is_answered_in_a_field_below_its_question_and_needs_only_the_first_cell()
    {
        await using var opened = await browser.OpenServed(site.Address, Chapter, PageOptions.Phone with { Scheme = ColorScheme.Dark });
        var codes = site.Notebooks.Single(notebook => notebook.Name == "01-one-neuron").Cells.Where(one => one.Kind == CellKind.Code).ToList();
        var number = codes.FindIndex(one => one.Id == "exercise-1-1") + 1;
        var (cell, ran) = (opened.Cell(number), $"backpropLive.cells[{number - 1}].hasRun");
        var field = cell.GetByRole(AriaRole.Textbox, new() { Name = "Your answer to exercise 1.1" });
        await Assertions.Expect(opened.Page.Locator("form.answer")).ToHaveCountAsync(codes.Count(one => one.Source.StartsWith("Exercises.Check(", StringComparison.Ordinal)));

        // Without an answer nothing is asked; by keyboard, wrong.
        await cell.GetByRole(AriaRole.Button, new() { Name = "Check your answer to exercise 1.1" }).ClickAsync();
        await Assertions.Expect(field).ToBeFocusedAsync();
        await opened.Page.Keyboard.TypeAsync("1 - z²");
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Finished(ran);
        await Assertions.Expect(cell.Locator(".output:not(.question)")).ToContainTextAsync("the net input is 2 and yours is −3");
        await Assertions.Expect(cell.Locator(".question")).ToBeVisibleAsync();
        await Assertions.Expect(opened.Status()).ToContainTextAsync("the net input is 2 and yours is −3");
        Assert.Equal([1, number], await opened.Evaluate<int[]>("backpropLive.cells.filter(cell => cell.hasRun).map(cell => cell.position + 1)"));
        Assert.Equal(0, await opened.Overhang());
        Assert.Empty(await opened.AccessFaults(of: LivePage.Used));
        Assert.Empty(await opened.FaintTexts(LivePage.Used));

        // By pointer, right: the reply takes the place of the one before.
        await field.FillAsync("1 - a²");
        await cell.GetByRole(AriaRole.Button, new() { Name = "Check your answer" }).ClickAsync();
        await Assertions.Expect(cell.Locator(".output:not(.question)")).ToContainTextAsync("Right.");
        await Assertions.Expect(cell.Locator(".output:not(.question)")).ToHaveCountAsync(1);
        await opened.Finished(ran);

        // Whatever is written arrives as it is written.
        await field.FillAsync("say \"a\\b\"");
        await field.PressAsync("Shift+Enter");
        await opened.Page.Keyboard.InsertTextAsync("c");
        await field.PressAsync("Enter");
        await opened.Finished(ran);
        Assert.Equal("""Exercises.Check("1.1", "say \"a\\b\"\u000ac")""", await opened.Code(number));
        await Assertions.Expect(cell.Locator(".output:not(.question)")).ToContainTextAsync("Column 1: found 'say'");
        Assert.Empty(opened.Faults);

        await cell.GetByRole(AriaRole.Button, new() { Name = "As in the book" }).ClickAsync();
        await Assertions.Expect(field).ToHaveValueAsync("");
        await Assertions.Expect(cell.Locator(".question")).ToBeVisibleAsync();
        // Run as it stands it asks again, in the place of the question.
        await cell.GetByRole(AriaRole.Button, new() { Name = "Run code cell" }).First.ClickAsync();
        await Assertions.Expect(cell.Locator(".question")).ToBeHiddenAsync();
        await Assertions.Expect(cell.Locator(".output:not(.question)")).ToContainTextAsync("Exercise 1.1");
        await opened.Finished(ran);
        await opened.Page.Locator(".live-reset").ClickAsync();
        await Assertions.Expect(field).ToHaveValueAsync("");
        await Assertions.Expect(cell.Locator(".output:not(.question)")).ToHaveCountAsync(0);
        await Assertions.Expect(cell.Locator(".question")).ToBeVisibleAsync();

        // Whoever goes back to the book while the answer is looked at is asked nothing afterwards.
        await field.FillAsync("1 - z²");
        await field.PressAsync("Enter");
        await cell.GetByRole(AriaRole.Button, new() { Name = "As in the book" }).ClickAsync();
        await opened.Finished();
        await Assertions.Expect(cell.Locator(".question")).ToBeVisibleAsync();
        await Assertions.Expect(cell.Locator(".output:not(.question)")).ToHaveCountAsync(0);

        // Where the first cell fails there is no reply, and none of an answer before is told.
        await field.FillAsync("1 - a²");
        await field.PressAsync("Enter");
        await opened.Finished(ran);
        await opened.Run(1, "throw new Exception(\"not today\");");
        await field.FillAsync("1 - z²");
        await field.PressAsync("Enter");
        await opened.Finished();
        await Assertions.Expect(opened.Status()).ToContainTextAsync("Cell [1]");
    }

    [Fact]
    public async Task A_reader_changes_a_cell_is_told_of_mistakes_at_their_place_stops_what_does_not_end_and_has_the_book_back()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short, PageOptions.Phone with { Scheme = ColorScheme.Dark });
        var book = await opened.Looks();
        var cell = opened.Cell(2);

        // By keyboard alone: into the editor, a change, Shift+Enter.
        await cell.GetByRole(AriaRole.Button, new() { Name = "Edit code cell 2" }).FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(cell.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("Control+A");
        await opened.Page.Keyboard.InsertTextAsync("int half = 21;\nhalf * twice");
        await opened.Page.Keyboard.PressAsync("Shift+Enter");
        await opened.Finished("backpropLive.cells[1].fault");
        Assert.Contains("Cell [2], line 2: CompilationError: error CS0103: The name 'twice' does not exist in the current context", await cell.TextContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(cell.Locator(".cm-lintRange-error")).ToHaveTextAsync("twice");
        await Assertions.Expect(cell.GetByText("changed", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Empty(await opened.AccessFaults(of: LivePage.Used));
        Assert.Empty(await opened.FaintTexts(LivePage.Used));
        Assert.Equal(0, await opened.Overhang());

        // An exception says its own words, and where it comes from.
        await opened.Run(2, "int nothing = 0;\n1 / nothing");
        Assert.Contains("Cell [2], line 2: System.DivideByZeroException: Attempted to divide by zero.", await cell.TextContentAsync(), StringComparison.Ordinal);

        // What can stand at a place comes from the session: it knows what the cells above have declared.
        Assert.Contains("\"Substring\"", await opened.Evaluate<string>("backpropLive.kernel.complete('\"abc\".Sub', 9).then(JSON.stringify)"), StringComparison.Ordinal);

        // Inside the brackets of a call its ways are shown; Escape closes them, and leaves the editor only after that.
        await cell.GetByRole(AriaRole.Textbox).FocusAsync();
        await opened.Page.Keyboard.PressAsync("Control+A");
        await opened.Page.Keyboard.TypeAsync("Math.Max(1, ");
        await Assertions.Expect(cell.Locator(".live-signatures strong").First).ToHaveTextAsync("byte val2");
        await opened.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(cell.Locator(".live-signatures")).ToHaveCountAsync(0);
        await Assertions.Expect(cell.GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();

        // A link carries the change.
        await opened.Run(2, "6 * 7");
        await cell.GetByRole(AriaRole.Button, new() { Name = "Copy a link" }).ClickAsync();
        await opened.Page.WaitForFunctionAsync("() => location.hash.startsWith('#changed=')");
        var link = opened.Page.Url;
        await Assertions.Expect(cell.Locator(".output")).ToHaveTextAsync("42");

        // Whatever a cell does, the page goes on.
        await opened.Evaluate<object?>("void (backpropLive.change(backpropLive.cells[2], 'Console.WriteLine(\"begun\"); while (true) { }'), backpropLive.run(backpropLive.cells[2])) ?? null");
        await Assertions.Expect(opened.Cell(3).Locator(".output").Filter(new() { HasText = "begun" })).ToHaveCountAsync(1);
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await opened.Finished();
        Assert.StartsWith("Stopped.", await opened.Status().TextContentAsync(), StringComparison.Ordinal);
        await opened.Run(3, "Environment.Exit(3);");
        Assert.Contains("ended the runtime", await opened.Status().TextContentAsync(), StringComparison.Ordinal);
        await opened.Run(2);
        Assert.Equal("2 cells have run.", await opened.Status().TextContentAsync());

        // One cell alone is brought back by its own button.
        await cell.GetByRole(AriaRole.Button, new() { Name = "As in the book", Exact = true }).ClickAsync();
        Assert.Equal(site.Starts.Single(start => $"{start.Name}.html" == LiveSite.Short).Cells.Where(one => one.Kind == CellKind.Code).ElementAt(1).Source, await opened.Code(2));
        await Assertions.Expect(cell.Locator(".live-book")).ToHaveCountAsync(0);
        await Assertions.Expect(cell.Locator(".live-note")).Not.ToContainTextAsync("changed");
        Assert.Equal(book[1], (await opened.Looks())[1]);

        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Reset", Exact = true }).ClickAsync();
        await Assertions.Expect(opened.Status()).ToHaveTextAsync("The page is as in the book.");
        Assert.Equal(book, await opened.Looks());

        // As a mail program may send it on.
        await using var other = await browser.OpenServed(site.Address, link[site.Address.Length..].Replace("#changed=", "#changed%3D", StringComparison.Ordinal) + ".");
        await Assertions.Expect(other.Cell(2).GetByRole(AriaRole.Textbox)).ToHaveTextAsync("6 * 7");
        await Assertions.Expect(other.Status()).ToHaveTextAsync("Cell [2] was changed by whoever sent the link. Nothing has run yet.");
    }

    [Fact]
    public async Task A_formula_bears_the_papers_number_as_long_as_nothing_has_been_changed()
    {
        await using var opened = await browser.OpenServed(site.Address, "03-neurons.html");
        var shown = await opened.Evaluate<string[]>("""
            import(new URL("live/views.js", location.href)).then(async ({ view }) => {
              const output = { output_type: "display_data", data: { "text/latex": "$$x$$" } };
              const shown = await Promise.all([true, false].map((isAsInBook) => view(output, document.querySelector("#equation-1"), isAsInBook)));
              return shown.map(({ id, className, lastChild: link }) => [id, className, link.className, link.textContent, link.getAttribute("href"), link.title].join("; "));
            })
            """);

        Assert.Equal(["equation-1; output latex numbered; number; (1); #equation-1; Link to this equation", "equation-1; output latex; permalink; #; #equation-1; Link to this formula"], shown);
    }

    [Fact]
    public async Task A_run_to_here_that_is_asked_for_while_a_cell_runs_ends_that_and_begins_anew()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Press(1, "Run code cell 1");
        await opened.Finished("backpropLive.cells[0].hasRun");
        await opened.Evaluate<object?>("void (backpropLive.change(backpropLive.cells[1], 'Console.WriteLine(\"begun\"); while (true) { }'), backpropLive.run(backpropLive.cells[1])) ?? null");
        await Assertions.Expect(opened.Cell(2).Locator(".output")).ToHaveTextAsync("begun");

        await opened.Evaluate<object?>("backpropLive.change(backpropLive.cells[1], '6 * 7') ?? null");
        await opened.Press(2, "Run to here");

        await Assertions.Expect(opened.Status()).ToHaveTextAsync("2 cells have run.");
        await Assertions.Expect(opened.Cell(2).Locator(".output")).ToHaveTextAsync("42");
    }

    [Fact]
    public async Task A_number_is_slid_by_keyboard_in_the_code_and_what_depends_on_it_runs_again()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short, PageOptions.Phone);
        await opened.Press(1, "Run code cell 1");
        await opened.Finished("backpropLive.cells[0].hasRun");
        await opened.Run(2, "var rate = Slider(\"ε\", 0.01, 2, 0.99);\nrate");
        await opened.Run(3, "Console.WriteLine(\"not again\");");
        await opened.Run(4, "rate * 100");
        await opened.Evaluate<object?>("void (window.untouched = backpropLive.cells[2].element.querySelector('.output')) ?? null");

        var slider = opened.Cell(2).GetByRole(AriaRole.Slider, new() { Name = "ε" });
        await slider.FocusAsync();
        await opened.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(opened.Cell(4).Locator(".output")).ToHaveTextAsync("100");
        await opened.Finished();

        // 1 would be another kind of number.
        Assert.Equal("var rate = Slider(\"ε\", 0.01, 2, 1.0);\nrate", await opened.Code(2));
        await Assertions.Expect(opened.Cell(2).Locator("code")).ToContainTextAsync("2, 1.0)");
        await Assertions.Expect(slider).ToBeFocusedAsync();
        await Assertions.Expect(slider).ToHaveAttributeAsync("aria-valuetext", "1.0");
        Assert.True(await opened.Evaluate<bool>("untouched.isConnected"));
        // In comments and strings there are no calls; behind a string with two strokes in it there may be one.
        Assert.Equal(["b"], await opened.Evaluate<string[]>("""
            backpropSliders.find('/* Slider("a", 0, 1, 0) */ // Slider("a", 0, 1, 0)\n"Slider(\\"a\\", 0, 1, 0)"; @"Slider("; "http://"; Slider("b", 0, 1, 0)').map(slider => slider.name)
            """));

        // What takes long is left to the reader.
        await opened.Evaluate<object?>("void (backpropLive.cells[3].element.dataset.seconds = 42) ?? null");
        await opened.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(opened.Status()).ToHaveTextAsync("Not rerun, since it takes long: [4].");
        await Assertions.Expect(opened.Cell(4).Locator(".output")).ToHaveTextAsync("100");
        Assert.Equal(0, await opened.Overhang());
        Assert.Empty(await opened.AccessFaults(of: LivePage.Used));
    }

    [Fact]
    public async Task Reading_starts_no_kernel_and_reaching_for_a_button_does()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Page.Mouse.MoveAsync(600, 400);
        await opened.Page.Mouse.WheelAsync(0, 3000);
        await opened.Page.Keyboard.PressAsync("Tab");
        await opened.Settle();
        Assert.False(await opened.Evaluate<bool>("'backpropLive' in window"));

        await opened.Cell(1).GetByRole(AriaRole.Button, new() { Name = "Run code cell 1" }).FocusAsync();
        await opened.Page.WaitForFunctionAsync("() => window.backpropLive?.kernel.isReady");

        Assert.Equal("Every cell can be run here, in your browser.", await opened.Status().TextContentAsync());
        Assert.False(await opened.Evaluate<bool>("backpropLive.isBusy || backpropLive.cells.some(cell => cell.hasRun)"));
    }

    [Fact]
    public async Task A_cell_that_takes_long_says_so_beside_its_button_and_to_who_hears_the_page()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short, PageOptions.Phone);
        await opened.Page.AddInitScriptAsync("document.addEventListener('readystatechange', () => { for (const [k, seconds] of [7, 58, 170].entries()) document.querySelectorAll('.cell[data-language]')[k].dataset.seconds = seconds; }, { once: true })");
        await opened.Page.ReloadAsync();

        foreach (var (cell, length) in new[] { (1, "5 seconds"), (2, "a minute"), (3, "3 minutes") })
            await Assertions.Expect(opened.Cell(cell).GetByRole(AriaRole.Button, new() { Name = $"Run code cell {cell}" })).ToHaveAccessibleDescriptionAsync($"takes about {length} in a browser");
        Assert.Equal(0, await opened.Overhang());
        Assert.Empty(await opened.AccessFaults(of: LivePage.Used));
    }

    [Fact]
    public async Task What_a_cell_prints_is_added_and_not_written_anew()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Evaluate<object?>("void document.querySelector('.live-run').focus() ?? null");
        await opened.Page.WaitForFunctionAsync("() => window.backpropLive?.kernel.isReady");

        await opened.Run(1, "for (var i = 0; i < 2000; i++) Console.WriteLine($\"\\u001b[3{i % 8}mline {i}\\u001b[0m\");\nConsole.WriteLine();");

        var lines = (await opened.Cell(1).Locator(".output pre").TextContentAsync())!.Split('\n');
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => $"line {i}"), lines);
        Assert.True(await opened.Evaluate<bool>("document.querySelector('.cell[data-language] .output pre').childNodes.length > 1000"));

        // Line ends that something follows at last.
        await opened.Run(2, "Console.Write(new string('\\n', 300_000)); Console.Write(new string('\\n', 300_000) + \"x\");");
        Assert.Equal(600_001, await opened.Evaluate<int>("document.querySelectorAll('.cell[data-language]')[1].querySelector('.output pre').textContent.length"));
    }

    [Fact]
    public async Task The_authors_words_stand_below_what_came_from_the_books_code_and_below_nothing_else()
    {
        await using var opened = await browser.OpenServed(site.Address, Chapter);
        var caption = opened.Cell(4).Locator("figcaption");
        await Assertions.Expect(caption).ToContainTextAsync("The box from inside");
        await opened.Press(1, "Run code cell 1");
        await opened.Finished("backpropLive.cells[0].hasRun");
        await opened.Run(3, "6 * 7");

        // The code is the book's again, and what has run is not.
        await opened.Evaluate<object?>("backpropLive.change(backpropLive.cells[2], backpropLive.cells[2].book) ?? null");
        await Assertions.Expect(opened.Cell(3).Locator(".live-note")).ToContainTextAsync("with other code");
        await opened.Run(4);
        await Assertions.Expect(caption).Not.ToContainTextAsync("The box from inside");

        await opened.Press(4, "Run to here");
        await Assertions.Expect(opened.Status()).ToHaveTextAsync("4 cells have run.");
        await Assertions.Expect(caption).ToContainTextAsync("The box from inside");
    }

    [Fact]
    public async Task What_has_run_keeps_the_colours_of_the_quantities()
    {
        const string coloured = "document.querySelectorAll('article .output [class*=quantity-]').length";
        await using var opened = await browser.OpenServed(site.Address, "try-one-neuron.html");
        var before = await opened.Evaluate<int>(coloured);
        Assert.NotEqual(0, before);
        await opened.Evaluate<object?>("document.querySelector('.live-all').click() ?? null");
        await opened.Finished("backpropLive.cells.every(cell => cell.hasRun)");
        Assert.Equal(before, await opened.Evaluate<int>(coloured));
        Assert.NotEqual(0, await opened.Evaluate<int>("[...document.images].filter(image => image.src.startsWith('data:') && image.src.includes('quantity-')).length"));
    }

    [Fact]
    public async Task A_damaged_link_is_called_so_and_one_that_is_put_into_an_open_page_is_taken()
    {
        await using var opened = await browser.OpenServed(site.Address, $"{LiveSite.Short}#changed=AAAA");
        await Assertions.Expect(opened.Status()).ToHaveTextAsync("The link is damaged: what it carries cannot be read.");
        await opened.Evaluate<object?>("import(new URL('live/links.js', location.href)).then(async ({ writeLink }) => { location.hash = await writeLink([[backpropLive.cells[1].element.id, '6 * 7']]); return null; })");
        await Assertions.Expect(opened.Cell(2).GetByRole(AriaRole.Textbox)).ToHaveTextAsync("6 * 7");
        await Assertions.Expect(opened.Status()).ToHaveTextAsync("Cell [2] was changed by whoever sent the link. Nothing has run yet.");

        // Loaded again after a reset, the page is the book's.
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Reset", Exact = true }).ClickAsync();
        await Assertions.Expect(opened.Status()).ToHaveTextAsync("The page is as in the book.");
        Assert.Equal(site.Address + LiveSite.Short, opened.Page.Url);
    }

    // Without the frame that a page gives it, it would speak for the site.
    [Fact]
    public async Task What_shows_foreign_markup_shows_none_outside_of_its_frame()
    {
        await using var opened = await browser.OpenServed(site.Address, "live/foreign.html");
        Assert.Equal(0, await opened.Page.Locator("#output, script:not(head *)").CountAsync());
        await opened.Evaluate<object?>("new Promise(done => { addEventListener('message', () => done(null), { once: true }); postMessage({ markup: '<p>seen</p>' }, '*'); })");
        await Assertions.Expect(opened.Page.Locator("p")).ToHaveCountAsync(0);
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task What_a_cell_shows_or_asks_for_reaches_neither_the_page_nor_the_network()
    {
        using var elsewhere = new Elsewhere();
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        // From here on nothing keeps the page from the network but its own policy.
        await opened.Page.Context.UnrouteAllAsync();
        Assert.Equal(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'",
            await opened.Evaluate<string>("document.querySelector('meta[http-equiv=Content-Security-Policy]').content"));
        var title = await opened.Page.TitleAsync();
        const string taken = "for (const page of [parent, window]) try { page.document.title = 'taken' } catch { }";
        (string Markup, bool IsPlain)[] shown =
        [
            ("<p>seen</p><script>try { parent.document.title = 'taken' } catch { document.querySelector('p').textContent = 'kept out' }</script>", false),
            ($"<img src=\"data:image/png;base64,?\" onerror=\"{taken}\">", false),
            ($"<svg onload=\"{taken}\"></svg>", false),
            ($"<a href=\"javascript:{taken}\">go</a>", false),
            ($"<a href=\" java\tscript:{taken}\">go</a>", false),
            ("<iframe srcdoc=\"<script>top.document.title = 'taken'</script>\"></iframe>", false),
            ("<style>body { display: none }</style>", false),
            ("<p style=\"position: fixed; inset: 0\">over everything</p>", false),
            ($"<form action=\"{elsewhere.Address}\"><button>go</button></form>", false),
            ($"<link rel=\"stylesheet\" href=\"{elsewhere.Address}\"><object data=\"{elsewhere.Address}\"></object><script>fetch('{elsewhere.Address}').catch(() => 0)</script>", false),
            ($"<img src=\"{elsewhere.Address}\">", true),
            ("<p id=\"content\">another of this name</p>", true),
        ];

        await opened.Press(1, "Run code cell 1");
        await opened.Finished("backpropLive.cells[0].hasRun");
        await opened.Run(1, $"foreach (var markup in new[] {{ {string.Join(", ", shown.Select(one => JsonValue.Create(one.Markup + "<b>end</b>").ToJsonString()))} }}) display(HTML(markup));");

        var outputs = opened.Cell(1).Locator(":scope > .output");
        await Assertions.Expect(outputs).ToHaveCountAsync(shown.Length);
        for (var i = 0; i < shown.Length; i++)
        {
            var output = outputs.Nth(i);
            Assert.True(shown[i].IsPlain == (await output.EvaluateAsync<string>("output => output.localName") == "div"), shown[i].Markup);
            if (shown[i].IsPlain)
                continue;
            await Assertions.Expect(output.ContentFrame.Locator("b")).ToHaveTextAsync("end");
            if (shown[i].Markup.Contains(">go<", StringComparison.Ordinal))
                await output.ContentFrame.GetByText("go").EvaluateAsync("found => found.click()");
        }

        await Assertions.Expect(outputs.First.ContentFrame.Locator("p")).ToHaveTextAsync("kept out");
        Assert.Equal(title, await opened.Page.TitleAsync());
        Assert.Equal("main", await opened.Evaluate<string>("document.getElementById('content').localName"));
        Assert.Equal(0, elsewhere.Asked);

        // A page without that policy gets there.
        await (await opened.Page.Context.NewPageAsync()).GotoAsync(elsewhere.Address);
        Assert.NotEqual(0, elsewhere.Asked);
    }

    [Fact]
    public async Task A_page_that_is_opened_as_a_file_says_how_to_serve_it()
    {
        _ = site.Address;
        await using var opened = await browser.OpenPage(site.Folder, LiveSite.Short);
        await opened.Press(1, "Run code cell 1");

        await Assertions.Expect(opened.Status()).ToContainTextAsync("dotnet run --project lib/Backprop.Notebooks -- serve");
        Assert.Empty(opened.Faults);
        Assert.Empty(await opened.AccessFaults(of: LivePage.Used));
    }

    [GeneratedRegex(@"^Loading the kernel: (\d\d\.\d) of \1 MB\.$")]
    private static partial Regex WholeKernel { get; }
}
