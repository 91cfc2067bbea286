using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using Backprop.Notebooks.Serving;
using Backprop.Tests.Browser;
using Backprop.Tests.Notebooks;
using Microsoft.Playwright;
using static Backprop.Tests.Site.SampleCells;

namespace Backprop.Tests.Live;

/// <summary>What is served to browsers of this machine, and what is not.</summary>
public sealed class Serving : IDisposable
{
    private readonly TemporaryFolder files = new();
    private readonly CancellationTokenSource stop = new();
    private readonly SiteServer server;
    private readonly int port = ServedSite.FreePort();

    public Serving()
    {
        files.Write("secret.txt", "secret");
        files.Write("site-of-others/secret.txt", "secret");
        files.Write("site/index.html", "the index");
        files.Write("site/404.html", "no such page");
        files.Write("site/live/kernel.wasm", "code");
        server = new SiteServer(files.File("site"), changes: null);
        server.Start(port);
        _ = server.RunAsync(stop.Token);
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/live/../../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/../site-of-others/secret.txt")]
    [InlineData("/%2e%2e%2fsite-of-others%2fsecret.txt")]
    [InlineData("/nowhere.html")]
    [InlineData("/live")]
    [InlineData("/%00")]
    public async Task A_path_that_leads_out_of_the_site_or_to_nothing_leads_nowhere(string path)
    {
        var answer = await Ask($"GET {path} HTTP/1.1", $"127.0.0.1:{port}");

        Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        Assert.EndsWith("no such page", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    public async Task A_page_of_elsewhere_whose_name_leads_here_gets_nothing(string host)
    {
        var answer = await Ask("GET / HTTP/1.1", $"{host}:{port}");

        Assert.Matches("^HTTP/1.1 4[0-9]{2} ", answer);
        Assert.DoesNotContain("the index", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Nothing_can_be_done_but_reading(string method) =>
        Assert.StartsWith("HTTP/1.1 405", await Ask($"{method} / HTTP/1.1", $"127.0.0.1:{port}", "Content-Length: 0"), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_read_has_its_kind_and_a_tag_by_which_it_is_not_sent_twice()
    {
        var kernel = await Ask("GET /live/kernel.wasm HTTP/1.1", $"127.0.0.1:{port}");
        Assert.Contains("Content-Type: application/wasm", kernel, StringComparison.Ordinal);
        Assert.Contains("X-Content-Type-Options: nosniff", kernel, StringComparison.Ordinal);
        Assert.EndsWith("code", kernel, StringComparison.Ordinal);

        var tag = kernel.Split("\r\n").Single(line => line.StartsWith("ETag: ", StringComparison.Ordinal))["ETag: ".Length..];
        var again = await Ask("GET /live/kernel.wasm HTTP/1.1", $"127.0.0.1:{port}", $"If-None-Match: {tag}");
        Assert.StartsWith("HTTP/1.1 304", again, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", again, StringComparison.Ordinal);

        var head = await Ask("HEAD / HTTP/1.1", $"127.0.0.1:{port}");
        Assert.StartsWith("HTTP/1.1 200", head, StringComparison.Ordinal);
        Assert.DoesNotContain("the index", head, StringComparison.Ordinal);
    }

    [Fact]
    public void It_listens_on_this_machine_alone() =>
        Assert.All(
            IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == port).DefaultIfEmpty(new IPEndPoint(IPAddress.None, 0)),
            listener => Assert.True(IPAddress.IsLoopback(listener.Address), listener.ToString()));

    // An answer as it comes over the line: no client has tidied the question up.
    private async Task<string> Ask(string request, string host, params string[] headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", [request, $"Host: {host}", "Connection: close", .. headers, "", ""])), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        stop.Cancel();
        server.Dispose();
        stop.Dispose();
        files.Dispose();
    }
}

/// <summary>The book as its author sees it while writing.</summary>
public sealed class Watching(BrowserFixture browser)
{
    [Fact]
    public async Task A_notebook_that_is_saved_is_rerun_and_the_open_page_loads_itself_anew()
    {
        using var files = new TemporaryFolder();
        var path = SaveNotebook(files.Path, "01-test", Markdown("# Test"), Code(1, "40 + 1")).Path;
        var port = ServedSite.FreePort();
        using var serving = CommandLine.Start(files.Path, "serve", "--watch", "--port", $"{port}", path);
        try
        {
            while (await serving.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("the book is at", StringComparison.Ordinal))
                continue;
            await using var opened = await browser.OpenServed($"http://127.0.0.1:{port}/", "01-test.html");
            await Assertions.Expect(opened.Page.Locator(".cell .output")).ToHaveCountAsync(0);

            File.WriteAllText(path, File.ReadAllText(path).Replace("40 + 1", "40 + 2", StringComparison.Ordinal));

            await Assertions.Expect(opened.Page.Locator(".cell .output")).ToHaveTextAsync("42");
            await Assertions.Expect(opened.Page.Locator(".cell .source")).ToHaveTextAsync("40 + 2");
        }
        finally
        {
            serving.Kill(entireProcessTree: true);
        }
    }
}
