using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Backprop.Tests.Browser;

/// <summary>A page in the browser, with a record of what went wrong in it.</summary>
public sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> faults = new();

    internal OpenedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
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

    /// <summary>What axe finds in this page that keeps people from using it.</summary>
    public async Task<IReadOnlyList<string>> SeriousFaults()
    {
        // The page's own observers of sizes are called with a frame; a long page on a busy machine may not have had one yet.
        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return
        [
            .. (await Page.RunAxe()).Violations
                .Where(violation => violation.Impact is "serious" or "critical")
                .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")),
        ];
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    internal Task CutOffNetwork() => context.RouteAsync("**/*", route =>
    {
        if (route.Request.Url.StartsWith("file:", StringComparison.Ordinal) || route.Request.Url.StartsWith("data:", StringComparison.Ordinal))
            return route.ContinueAsync();
        faults.Enqueue($"the page asked for the network: {route.Request.Url}");
        return route.AbortAsync();
    });
}
