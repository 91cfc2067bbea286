using System.Net;
using System.Net.Sockets;
using Backprop.Notebooks.Commands;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Serving;
using Backprop.Notebooks.Site;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Live;

/// <summary>A site of these notebooks with cells that run in the page, served on this machine.</summary>
internal sealed class ServedSite : IDisposable
{
    private readonly TemporaryFolder files = new();
    private readonly CancellationTokenSource stop = new();
    private readonly SiteServer server;

    public ServedSite(IReadOnlyList<Notebook> notebooks, IReadOnlyList<Notebook> starts)
    {
        var (live, without) = LiveBuild.Publish(Repository.Root, CancellationToken.None);
        if (live is null)
            Requirement.Missing(without ?? "the book has no kernel for browsers");
        var site = SiteBuilder.BuildUnlessStopped(notebooks, Folder, notes: null, CancellationToken.None, live, address: null, starts);
        Assert.Empty(site.Faults);
        server = new SiteServer(Folder, changes: null);
        Address = server.Start(FreePort());
        _ = server.RunAsync(stop.Token);
    }

    public string Folder => files.File("site");

    public string Address { get; }

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        stop.Cancel();
        server.Dispose();
        files.Dispose();
        stop.Dispose();
    }
}
