using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Backprop.Notebooks.Serving;

/// <summary>Serves a site's folder to browsers on this machine, and to nobody else.</summary>
/// <param name="folder">The site.</param>
/// <param name="changes">Tells the pages to load themselves anew; null where nothing changes.</param>
internal sealed class SiteServer(string folder, PageChanges? changes) : IDisposable
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".txt"] = "text/plain; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".woff2"] = "font/woff2",
        [".wasm"] = "application/wasm",
        [".zip"] = "application/zip",
        [".ipynb"] = "application/x-ipynb+json",
    };

    private readonly HttpListener listener = new();
    private readonly string root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;

    /// <summary>Begins to listen.</summary>
    /// <returns>The address of the site.</returns>
    /// <exception cref="HttpListenerException">The port is taken, or may not be used.</exception>
    public string Start(int port)
    {
        var address = $"http://127.0.0.1:{port}/";
        listener.Prefixes.Add(address);
        listener.Start();
        return address;
    }

    /// <summary>Answers until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var stop = cancel.Register(listener.Stop);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var context = await listener.GetContextAsync();
                _ = AnswerAsync(context, cancel);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException && cancel.IsCancellationRequested)
            {
                return;
            }
        }
    }

    public void Dispose() => listener.Close();

    private async Task AnswerAsync(HttpListenerContext context, CancellationToken cancel)
    {
        try
        {
            if (changes is null || !await changes.AnswerAsync(context.Request, context.Response, cancel))
                await SendAsync(context.Request, context.Response, cancel);
        }
        catch (Exception e) when (e is IOException or HttpListenerException or OperationCanceledException or ObjectDisposedException)
        {
            // The reader has gone on to another page, or the file is being replaced: nobody waits for the rest.
            context.Response.Abort();
        }
    }

    private async Task SendAsync(HttpListenerRequest request, HttpListenerResponse response, CancellationToken cancel)
    {
        // A page of elsewhere whose name leads to this machine must not read what is served here.
        var isHere = request.UserHostName is { } host && (host.StartsWith("127.0.0.1:", StringComparison.Ordinal) || host.StartsWith("localhost:", StringComparison.Ordinal));
        if (!isHere || request.HttpMethod is not ("GET" or "HEAD"))
        {
            response.StatusCode = isHere ? 405 : 403;
            response.Close();
            return;
        }

        var (file, status) = Find(request.Url!.AbsolutePath);
        var content = await File.ReadAllBytesAsync(file, cancel);
        if (changes is not null && file.EndsWith(".html", StringComparison.Ordinal))
            content = PageChanges.WithScript(content);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"";
        response.StatusCode = request.Headers["If-None-Match"] == tag ? 304 : status;
        response.Headers["ETag"] = tag;
        response.Headers["Cache-Control"] = "no-cache";
        response.Headers["X-Content-Type-Options"] = "nosniff";
        response.ContentType = Types.GetValueOrDefault(Path.GetExtension(file), "application/octet-stream");
        if (response.StatusCode != 304)
            response.ContentLength64 = content.Length;
        if (response.StatusCode != 304 && request.HttpMethod == "GET")
            await response.OutputStream.WriteAsync(content, cancel);
        response.Close();
    }

    // An address that leads out of the folder leads nowhere.
    private (string File, int Status) Find(string path)
    {
        var name = Uri.UnescapeDataString(path).TrimStart('/');
        if (name.Contains('\0', StringComparison.Ordinal))
            return (Path.Combine(root, "404.html"), 404);
        var file = Path.GetFullPath(Path.Combine(root, name.Length == 0 ? "index.html" : name));
        return file.StartsWith(root, StringComparison.Ordinal) && File.Exists(file) ? (file, 200) : (Path.Combine(root, "404.html"), 404);
    }
}
