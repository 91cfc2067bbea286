using System.Net;
using System.Net.Sockets;

namespace Backprop.Tests.Live;

/// <summary>Another server on this machine: it lets every page read its answer, and counts who asks.</summary>
internal sealed class Elsewhere : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private int asked;

    public Elsewhere()
    {
        listener.Start();
        _ = ListenAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    /// <summary>How often somebody has come.</summary>
    public int Asked => Volatile.Read(ref asked);

    public void Dispose() => listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    // A browser opens connections beforehand, and may never ask through them.
    private async Task AnswerAsync(TcpClient client)
    {
        using var asking = client;
        Interlocked.Increment(ref asked);
        try
        {
            var stream = client.GetStream();
            await stream.ReadAtLeastAsync(new byte[4096], 1, throwOnEndOfStream: false);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 4\r\nConnection: close\r\n\r\nhere"u8.ToArray());
        }
        catch (IOException)
        {
            // It has gone.
        }
    }
}
