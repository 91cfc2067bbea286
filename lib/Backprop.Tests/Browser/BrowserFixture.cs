using Backprop.Notebooks.Browsing;
using Backprop.Tests.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Backprop.Tests.Browser;

/// <summary>
/// One headless Chromium for all tests, with scrollbars as readers see them. It has no network: only files can be opened.
/// Waits are for events; the one limit is there to end a test that hangs, and no load of the machine reaches it.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const float HangLimit = 300_000;

    private static readonly string[] Quiet =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim starting = new(1, 1);
    private IPlaywright? playwright;
    private IBrowser? browser;
    private IBrowser? flat;

    // Started by the first test that opens a page, so that the others do not wait for it.
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens a page of a built site from its folder, and collects everything that goes wrong in it.</summary>
    public Task<OpenedPage> OpenPage(string folder, string page, PageOptions? options = null) =>
        Open(new Uri(Path.Combine(folder, page)), options ?? PageOptions.Desktop);

    /// <summary>Opens a page from a server on this machine; that server is all the network that it has.</summary>
    public Task<OpenedPage> OpenServed(string server, string page, PageOptions? options = null) =>
        Open(new Uri(new Uri(server), page), options ?? PageOptions.Desktop);

    private async Task<OpenedPage> Open(Uri address, PageOptions options)
    {
        var shown = await Start(options.HasSpace);
        var context = await shown.NewContextAsync(new()
        {
            ColorScheme = options.Scheme,
            HasTouch = options.IsTouched,
            IsMobile = options.IsTouched,
            JavaScriptEnabled = options.HasScript,
            Offline = address.IsFile && options.Network.Count == 0,
            ViewportSize = new() { Width = options.Width, Height = options.Height },
        });
        context.SetDefaultTimeout(HangLimit);
        var opened = new OpenedPage(context, await context.NewPageAsync(), options.HasScript);
        await opened.CutOffNetwork(address.IsFile ? "file:" : address.GetLeftPart(UriPartial.Authority) + "/", options.Network);
        await opened.Page.EmulateMediaAsync(new() { Media = options.Media, ColorScheme = options.Scheme });
        await opened.Page.GotoAsync(address.AbsoluteUri);
        await opened.Settle();
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var started in new[] { browser, flat }.OfType<IBrowser>())
            await started.DisposeAsync();
        playwright?.Dispose();
        starting.Dispose();
    }

    private Task<IBrowser> Launch(string chromium, string[] arguments) => playwright!.Chromium.LaunchAsync(new()
    {
        ExecutablePath = chromium,
        Args = arguments,
        IgnoreDefaultArgs = ["--hide-scrollbars"],
        Timeout = HangLimit,
    });

    private async Task<IBrowser> Start(bool hasSpace)
    {
        await starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if ((hasSpace ? browser : flat) is { } started)
                return started;
            var chromium = Chromium.Find();
            if (chromium is null)
                Requirement.Missing($"Chromium was not found, neither by {Chromium.PathVariable} nor on the path");
            playwright ??= await Playwright.CreateAsync();
            Assertions.SetDefaultExpectTimeout(HangLimit);
            return hasSpace ? browser = await Launch(chromium!, Quiet) : flat = await Launch(chromium!, [.. Quiet, "--disable-3d-apis"]);
        }
        finally
        {
            starting.Release();
        }
    }
}
