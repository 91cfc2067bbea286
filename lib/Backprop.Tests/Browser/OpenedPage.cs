using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Backprop.Tests.Browser;

/// <summary>A page in the browser, with a record of what went wrong in it.</summary>
public sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> faults = new();

    private readonly bool hasScript;

    internal OpenedPage(IBrowserContext context, IPage page, bool hasScript)
    {
        this.context = context;
        this.hasScript = hasScript;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                faults.Enqueue($"console {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => faults.Enqueue($"exception: {error}");
        page.RequestFailed += (_, request) => faults.Enqueue($"not loaded: {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, exceptions, files that are missing, and attempts to reach the network.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>What an expression of JavaScript gives in this page.</summary>
    public Task<T> Evaluate<T>(string expression) => Page.EvaluateAsync<T>(expression);

    /// <summary>
    /// Waits until the page has all that it opens with: its fonts, the pictures in sight, the figures that it has begun to
    /// draw, and the two frames in which its observers of sizes are called. (Where no script may run there are no frames.)
    /// </summary>
    public Task Settle() => Page.EvaluateAsync(
        """
        async hasScript => {
          await document.fonts.ready;
          await Promise.all([...document.images].filter(image => image.loading !== "lazy").map(image => image.decode().catch(() => null)));
          if (!hasScript) return;
          const frame = () => new Promise(done => requestAnimationFrame(done));
          await frame();
          await frame();
          await Promise.all([...document.querySelectorAll("figure")].map(figure => figure.backpropDrawn));
        }
        """,
        hasScript);

    /// <summary>Waits until the address ends so, and all of the page is there.</summary>
    /// <remarks>
    /// Both are asked for until they hold. Of an event, be it a change of the address or the end of loading, one that comes
    /// while somebody begins to wait for it may never be heard.
    /// </remarks>
    public async Task IsAt(string end, bool andSomePlaceThere = false)
    {
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex($"{Regex.Escape(end)}{(andSomePlaceThere ? "(#.*)?" : "")}$"));
        await Page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }

    /// <summary>By how many pixels the page is wider than the window; 0 when nothing sticks out of it.</summary>
    public Task<int> Overhang() => Evaluate<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>What has moved since the page was opened, and from where to where, if the browser's measure of all of it is above 0.01.</summary>
    public Task<string[]> Jumps() => Evaluate<string[]>("""
        new Promise(done => {
          const told = ({ value, sources }) => sources.map(({ node, previousRect, currentRect }) =>
            `${value.toFixed(4)}: ${node?.nodeName} ${node?.className ?? ""} ${JSON.stringify(previousRect)} ${JSON.stringify(currentRect)}`);
          new PerformanceObserver(list => {
            const jumps = list.getEntries();
            done(jumps.reduce((sum, { value }) => sum + value, 0) > 0.01 ? jumps.flatMap(told) : []);
          }).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => done([])));
        })
        """);

    /// <summary>What axe finds in this page at any level.</summary>
    /// <param name="isTouched">Whether it also looks at how large what can be touched is.</param>
    /// <param name="of">The parts of the page that it looks at, as a selector; null for all of it.</param>
    public Task<string[]> AccessFaults(bool isTouched = false, string? of = null) =>
        AxeAudit.Run(Page, isTouched ? "{ rules: { 'target-size': { enabled: true } } }" : "{}", "`${violation.id} (${violation.impact}): ${node.html}`", of);

    /// <summary>Texts whose contrast is below 7 : 1, by axe's measure.</summary>
    /// <param name="of">The parts of the page that it looks at, as a selector; null for all of it.</param>
    public Task<string[]> FaintTexts(string? of = null) => AxeAudit.Run(Page, "{ runOnly: 'color-contrast-enhanced', rules: { 'color-contrast-enhanced': { enabled: true } } }", "node.html", of);

    public ValueTask DisposeAsync() => context.DisposeAsync();

    /// <summary>Lets the page have what begins with this, and what the network of the test has; nothing else.</summary>
    internal Task CutOffNetwork(string own, IReadOnlyDictionary<string, string> network) => context.RouteAsync("**/*", route =>
    {
        if (route.Request.Url.StartsWith(own, StringComparison.Ordinal) || route.Request.Url.StartsWith("blob:", StringComparison.Ordinal) || route.Request.Url.StartsWith("data:", StringComparison.Ordinal))
            return route.ContinueAsync();
        if (network.TryGetValue(route.Request.Url, out var content))
            return route.FulfillAsync(new() { Body = content, ContentType = "text/javascript", Headers = new Dictionary<string, string> { ["access-control-allow-origin"] = "*" } });
        faults.Enqueue($"the page asked for the network: {route.Request.Url}");
        return route.AbortAsync();
    });
}
