using Backprop.Tests.Browser;
using static Backprop.Notation;

namespace Backprop.Tests.Figures;

/// <summary>Diagrams as Chromium draws them, with the fonts of this machine.</summary>
public sealed class DiagramsInBrowser(BrowserFixture browser) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("diagrams").FullName;

    public static TheoryData<string> Kinds => [.. Samples.Keys];

    private static Dictionary<string, Diagram> Samples { get; } = new()
    {
        ["formulas"] = ComputationGraph.Of(ComputationGraphs.Chain(2)),
        ["values"] = ComputationGraph.Of(
            Let("C", index: 0, Square(Let("a", layer: "L", Logistic(Let("z", layer: "L", Symbol("w", layer: "L") * Symbol("a", layer: "L-1") + 1))) - Symbol("y"))),
            [Symbol("w", layer: "L")],
            (Symbol("w", layer: "L"), -0.123456),
            (Symbol("a", layer: "L-1"), 0.8),
            (Symbol("y"), 1)),
        ["layer"] = ComputationGraph.Of(ComputationGraphs.Layer(3, 2)),
        ["weights"] = WeightDiagram.Of("A title & <signs>", new double[,] { { 1, -2, 3, 0 }, { 4, 5, -6, 1 } }, rows: 2) with { RowLabels = ["English", "Italian"], ColumnLabels = ["Christopher", "Penelope"] },
        ["network"] = NetworkDiagram.Of("2-2-1", [new double[,] { { 1, 2 }, { -3, 4 } }, new double[,] { { 1, -1 } }], [[0.5, -0.5], [2]]) with { ShowsWeights = true },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_drawn_as_a_file_and_inside_a_page(string kind)
    {
        var svg = Samples[kind].ToSvg();
        await File.WriteAllTextAsync(Path.Combine(_folder, "picture.svg"), svg, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "page.html"), $"<!doctype html><meta charset=utf-8><title>t</title><link rel=icon href=data:,><img src=picture.svg alt=''>{svg}", TestContext.Current.CancellationToken);
        await using var opened = await browser.OpenPage(_folder, "page.html");
        Assert.True(await opened.Evaluate<bool>("document.images[0].complete && document.images[0].naturalWidth > 100"));
        // Every shape and every text has an extent, and nothing lies outside of the card.
        Assert.Equal("", await opened.Evaluate<string>("""
            (() => {
              const svg = document.querySelector('svg'), card = svg.getBoundingClientRect(), faults = [];
              const shapes = svg.querySelectorAll('rect, path, circle, polygon, text');
              if (shapes.length < 10) faults.push(`only ${shapes.length} shapes`);
              for (const shape of shapes) {
                const box = shape.getBoundingClientRect();
                if (box.width + box.height < 0.5) faults.push(`${shape.tagName} ${shape.textContent} is empty`);
                if (box.left < card.left - 0.5 || box.right > card.right + 0.5 || box.top < card.top - 0.5 || box.bottom > card.bottom + 0.5) faults.push(`${shape.tagName} ${shape.textContent} leaves the card`);
              }
              return faults.join('; ');
            })()
            """));
        Assert.Empty(opened.Faults);
    }

    [Theory]
    [InlineData("formulas")]
    [InlineData("values")]
    [InlineData("layer")]
    public async Task No_text_of_a_graph_meets_another_text_or_the_edge_of_a_box(string kind)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "page.html"), $"<!doctype html><meta charset=utf-8><link rel=icon href=data:,>{Samples[kind].ToSvg()}", TestContext.Current.CancellationToken);
        await using var opened = await browser.OpenPage(_folder, "page.html");
        Assert.Equal("", await opened.Evaluate<string>("""
            (() => {
              const faults = [], of = e => e.getBoundingClientRect();
              const texts = [...document.querySelectorAll('svg g text')];
              const boxes = [...document.querySelectorAll('svg g rect')];
              const meet = (a, b, by) => a.left < b.right - by && b.left < a.right - by && a.top < b.bottom - by && b.top < a.bottom - by;
              texts.forEach((text, i) => {
                const a = of(text);
                // Lines of text stand close: their boxes, which include ascent and descent, may touch.
                for (const other of texts.slice(i + 1)) if (meet(a, of(other), 4)) faults.push(`"${text.textContent}" and "${other.textContent}"`);
                for (const box of boxes.map(of)) {
                  const inside = a.left > box.left && a.right < box.right && a.top > box.top - 1 && a.bottom < box.bottom + 1;
                  if (meet(a, box, 1) && !inside) faults.push(`"${text.textContent}" and a box`);
                }
              });
              return faults.join('; ');
            })()
            """));
    }

    [Fact]
    public async Task Dark_surroundings_turn_the_card_and_the_ink()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "page.html"), $"<!doctype html><meta charset=utf-8><link rel=icon href=data:,>{Samples["network"].ToSvg()}", TestContext.Current.CancellationToken);
        const string colours = "[getComputedStyle(document.querySelector('svg > rect')).fill, getComputedStyle(document.querySelector('svg > text')).fill].join()";
        await using var light = await browser.OpenPage(_folder, "page.html");
        Assert.Equal("rgb(255, 254, 251),rgb(36, 34, 30)", await light.Evaluate<string>(colours));
        await using var dark = await browser.OpenPage(_folder, "page.html", new() { Scheme = Microsoft.Playwright.ColorScheme.Dark });
        Assert.Equal("rgb(23, 25, 29),rgb(222, 219, 212)", await dark.Evaluate<string>(colours));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
