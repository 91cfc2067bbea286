using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Backprop.Tests.Browser;

/// <summary>What axe finds in a page.</summary>
internal static class AxeAudit
{
    // What KaTeX draws is hidden from who hears the page, and axe has no rule for what is hidden; but it goes through each of
    // its nodes, which are two of three in a chapter. While it looks, a blank of that size stands there.
    private const string BlankWhatIsDrawn = """
        () => {
          window.blanks = [...document.querySelectorAll(".katex-html[aria-hidden=true]")].map(drawn => {
            const { width, height } = drawn.getBoundingClientRect();
            const blank = document.createElement("span");
            blank.ariaHidden = "true";
            blank.style.cssText = `display: inline-block; width: ${width}px; height: ${height}px`;
            return [blank, drawn];
          });
          for (const [blank, drawn] of blanks) drawn.replaceWith(blank);
        }
        """;

    private static readonly Lazy<string> Axe = new(() => new BundledAxeScriptProvider().GetScript());

    /// <summary>What it finds, in words.</summary>
    /// <param name="page">The page.</param>
    /// <param name="options">What it is to look for: options of <c>axe.run</c>.</param>
    /// <param name="told">JavaScript that says what it has found at a <c>node</c> of a <c>violation</c>.</param>
    /// <param name="of">The parts of the page that are looked at, as a selector; null for all of it.</param>
    public static async Task<string[]> Run(IPage page, string options, string told, string? of = null)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Axe.Value);
        await page.EvaluateAsync(BlankWhatIsDrawn);
        // Only what it finds leaves the page: of a page with twenty thousand nodes, all that it has looked at is ten megabytes.
        var found = await page.EvaluateAsync<string[]>($$"""
            axe.run({{(of is null ? "document" : $"{{ include: [...document.querySelectorAll(\"{of}\")] }}")}}, { resultTypes: ["violations"], ...{{options}} })
              .then(({ violations }) => violations.flatMap(violation => violation.nodes.map(node => {{told}})))
            """);
        await page.EvaluateAsync("() => { for (const [blank, drawn] of blanks) blank.replaceWith(drawn); }");
        return found;
    }
}
