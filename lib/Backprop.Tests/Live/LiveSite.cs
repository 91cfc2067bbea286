using System.Net;
using System.Net.Sockets;
using Backprop.Notebooks.Commands;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Serving;
using Backprop.Notebooks.Site;
using Backprop.Tests.Live;
using Backprop.Tests.Notebooks;

[assembly: AssemblyFixture(typeof(LiveSite))]

namespace Backprop.Tests.Live;

/// <summary>The book's site with cells that run in the page, served on this machine; built by the first test that asks.</summary>
public sealed class LiveSite : IDisposable
{
    private readonly TemporaryFolder files = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Lazy<string> address;
    private SiteServer? server;

    public LiveSite() => address = new(Start);

    /// <summary>The folder of the site.</summary>
    public string Folder => files.File("site");

    /// <summary>The chapters, as they are committed.</summary>
    internal IReadOnlyList<Notebook> Notebooks { get; } =
        [.. new[] { "01-one-neuron", "03-neurons", "04-examples-and-descent" }.Select(name => NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", $"{name}.ipynb")))];

    /// <summary>The pages for formulas of one's own.</summary>
    internal IReadOnlyList<Notebook> Starts { get; } = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "try"), "*.ipynb").Order(StringComparer.Ordinal).Select(NotebookReader.Read)];

    /// <summary>Where the site is.</summary>
    public string Address => address.Value;

    public void Dispose()
    {
        stop.Cancel();
        server?.Dispose();
        files.Dispose();
        stop.Dispose();
    }

    private string Start()
    {
        var (live, without) = LiveBuild.Publish(Repository.Root, CancellationToken.None);
        if (live is null)
            Requirement.Missing(without ?? "the book has no kernel for browsers");
        var site = SiteBuilder.BuildUnlessStopped(Notebooks, Folder, notes: null, CancellationToken.None, live, address: null, Starts);
        Assert.Empty(site.Faults);
        server = new SiteServer(Folder, changes: null);
        var started = server.Start(FreePort());
        _ = server.RunAsync(stop.Token);
        return started;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
