using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;
using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Live;

/// <summary>What a reader does on a page whose cells run, and waits for.</summary>
internal static class LivePage
{
    // An exercise that has run as it stands asks again in the place of its question, which is hidden.
    private const string Outputs = "[...cell.children].filter(child => child.classList.contains('output') && !(child.classList.contains('question') && cell.classList.contains('asked')))";

    /// <summary>What a page has for running its cells, and the cells that it has been used on; the page as it opens is looked at once for all.</summary>
    public const string Used = ".live-bar, .live-tools, .cell:is(.changed, .failed, .ran, .asked, .added, [aria-busy])";

    public static ILocator Cell(this OpenedPage opened, int number) => opened.Page.Locator(".cell[data-language]").Nth(number - 1);

    public static ILocator Status(this OpenedPage opened) => opened.Page.Locator(".live-status");

    /// <summary>Presses a button of a cell.</summary>
    public static Task Press(this OpenedPage opened, int cell, string name) =>
        opened.Cell(cell).GetByRole(AriaRole.Button, new() { NameRegex = new($"^{name}") }).ClickAsync();

    /// <summary>Opens the editor of a cell, and types this code in the place of its own.</summary>
    public static async Task Edit(this OpenedPage opened, int cell, string? code = null)
    {
        await opened.Press(cell, "Edit code cell");
        await Assertions.Expect(opened.Cell(cell).GetByRole(AriaRole.Textbox)).ToBeFocusedAsync();
        if (code is null)
            return;
        await opened.Page.Keyboard.PressAsync("Control+a");
        await opened.Page.Keyboard.PressAsync("Backspace");
        await opened.Page.Keyboard.TypeAsync(code);
    }

    /// <summary>The code of a cell as the page has it.</summary>
    public static Task<string> Code(this OpenedPage opened, int cell) => opened.Evaluate<string>($"backpropLive.cells[{cell - 1}].code");

    /// <summary>Waits until the kernel waits for nothing but a cell.</summary>
    public static Task KernelReady(this OpenedPage opened) => opened.Page.WaitForFunctionAsync("() => window.backpropLive?.kernel.isReady");

    /// <summary>Waits until nothing runs any more, after something has been started.</summary>
    public static Task Finished(this OpenedPage opened, string condition = "true") =>
        opened.Page.WaitForFunctionAsync($"() => window.backpropLive && !backpropLive.isBusy && {condition}");

    /// <summary>Runs a cell with this code, and waits until it has ended.</summary>
    public static async Task Run(this OpenedPage opened, int cell, string? code = null)
    {
        if (code is not null)
            await opened.Evaluate<object?>($"backpropLive.change(backpropLive.cells[{cell - 1}], {JsonValue.Create(code).ToJsonString()}) ?? null");
        await opened.Evaluate<object?>($"backpropLive.run(backpropLive.cells[{cell - 1}]).then(() => null)");
    }

    /// <summary>What each cell has shown in its last run here, as a notebook stores it.</summary>
    public static async Task<JsonArray> Bundles(this OpenedPage opened) =>
        JsonNode.Parse(await opened.Evaluate<string>("JSON.stringify(backpropLive.cells.map(cell => cell.bundle))"))!.AsArray();

    /// <summary>What the page's cells have shown, as if the program had run them; a cell without a run has shown nothing.</summary>
    public static async Task<NotebookRun> RunOf(this OpenedPage opened, Notebook notebook)
    {
        var bundles = await opened.Bundles();
        var cells = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
        Assert.Equal(cells.Count, bundles.Count);
        return new NotebookRun(notebook, notebook, [.. cells.Zip(bundles, (cell, bundle) => (cell, bundle)).Select((pair, i) => new CellRun(
            i + 1,
            pair.cell,
            pair.bundle is null
                ? new CellOutcome(CellStatus.NotRun, [])
                : new CellOutcome(CellStatus.Passed, [.. pair.bundle.AsArray().Select(output => OutputJson.Read(output!.AsObject())!)])))]);
    }

    /// <summary>What each cell's outputs look like to a reader: their kind, their number, their text and what pictures are said to show.</summary>
    public static Task<string[]> Looks(this OpenedPage opened) => opened.Evaluate<string[]>($$"""
        [...document.querySelectorAll(".cell[data-language]")].map(cell => JSON.stringify({{Outputs}}.map(output => {
          const copy = output.cloneNode(true);
          for (const drawn of copy.querySelectorAll("script, .chart, .still, .figure-slider")) drawn.remove();
          const classes = [...copy.classList].filter(name => !["drawn", "question"].includes(name)).join(" ");
          return [classes, copy.id.replace(/^.*-question$/, ""), copy.textContent.replace(/\s+/g, ""), [...copy.querySelectorAll("img")].map(image => image.alt)];
        })))
        """);
}
