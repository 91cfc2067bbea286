using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Backprop.Notebooks.Hosting;
using Backprop.Notebooks.Site.Live;

namespace Backprop.Notebooks.Commands;

/// <summary>Publishes the kernel for browsers, which the site's pages run their cells with.</summary>
internal static class LiveBuild
{
    // On a slow machine it takes minutes, and the runtime for browsers has to be fetched the first time.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan StreamLimit = TimeSpan.FromSeconds(10);

    // Two that ask at once get what one has built.
    private static readonly Lock Publishing = new();

    // What the kernel in the page is made of.
    private static readonly string[] Parts = ["Backprop", "Backprop.Book", "Backprop.Plotly", "Backprop.Kernel", "Backprop.Live"];

    /// <summary>The kernel of the book in this folder, published anew when anything that it is made of has changed.</summary>
    /// <returns>The kernel, or why the pages are built without; neither for a book that has none.</returns>
    public static (LivePart? Live, string? Notice) Publish(string book, CancellationToken cancel) => Publish(book, DotnetHost.Path, Limit, cancel);

    /// <summary>The same with another SDK, and another time that it may take.</summary>
    internal static (LivePart? Live, string? Notice) Publish(string book, string dotnet, TimeSpan limit, CancellationToken cancel)
    {
        var project = Path.Combine(book, "lib", "Backprop.Live");
        if (!Directory.Exists(project))
            return (null, null);
        if (!LivePart.HasBundles)
            return (null, Without("npm has not brought in what the pages need for it"));
        var published = Path.Combine(project, "bin", "publish");
        var stamp = Path.Combine(published, ".published");
        lock (Publishing)
        {
            if (IsUpToDate(Path.Combine(book, "lib"), stamp))
                return Published();
            Console.WriteLine("publishing the kernel for browsers: about half a minute, once after each change of the library");
            if (Run(dotnet, project, published, limit, cancel) is { } reason)
                return (null, Without(reason));
            WriteSizes(Path.Combine(published, "wwwroot"));
            File.WriteAllText(stamp, Listed(Path.Combine(book, "lib")));
            return Published();
        }

        (LivePart?, string?) Published() => (new LivePart(Path.Combine(published, "wwwroot"), Path.Combine(book, "data")), null);
    }

    // So that a page can say how much of it has come: how large each file is, and how large when a server packs it.
    private static void WriteSizes(string folder)
    {
        var sizes = Directory.EnumerateFiles(Path.Combine(folder, "_framework")).Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetFileName(file), file => new[] { new FileInfo(file).Length, Packed(file) }, StringComparer.Ordinal);
        File.WriteAllBytes(Path.Combine(folder, "sizes.json"), JsonSerializer.SerializeToUtf8Bytes(sizes));

        static long Packed(string file)
        {
            using var packed = new MemoryStream();
            using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(File.ReadAllBytes(file));
            return packed.Length;
        }
    }

    private static string Without(string reason) => $"the cells of the pages cannot be run in the browser: {reason}";

    /// <summary>Whether what was published is made of what lies there now: no file newer, none more, none less.</summary>
    internal static bool IsUpToDate(string lib, string stamp)
    {
        if (!File.Exists(stamp))
            return false;
        var published = File.GetLastWriteTimeUtc(stamp);
        List<string> sources = [.. Sources(lib)];
        return sources.TrueForAll(file => File.GetLastWriteTimeUtc(file) <= published) && File.ReadAllText(stamp) == Listed(lib, sources);
    }

    /// <summary>The names of all that it is made of, as the stamp keeps them.</summary>
    internal static string Listed(string lib) => Listed(lib, Sources(lib));

    private static string Listed(string lib, IEnumerable<string> sources) =>
        string.Concat(sources.Select(file => Path.GetRelativePath(lib, file).Replace('\\', '/') + "\n").Order(StringComparer.Ordinal));

    private static IEnumerable<string> Sources(string lib) =>
        Parts.Select(part => Path.Combine(lib, part)).Where(Directory.Exists).SelectMany(OfProject).Concat(Directory.EnumerateFiles(lib, "Directory.*.props"));

    private static IEnumerable<string> OfProject(string project) => Directory.EnumerateFiles(project, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));

    // No process may outlive it, holding its output open, as a server of compilers would.
    // The SDK fetches the runtime for browsers when it is not there yet: without a network it says that it cannot.
    private static string? Run(string dotnet, string project, string published, TimeSpan limit, CancellationToken cancel)
    {
        if (Directory.Exists(published))
            Directory.Delete(published, recursive: true);
        using var publish = Process.Start(new ProcessStartInfo(dotnet, ["publish", project, "-o", published, "-nologo", "-v:quiet", "-nodeReuse:false", "-property:UseSharedCompilation=false"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        publish.StandardInput.Close();
        using var stop = cancel.Register(() => ChildProcess.End(publish));
        Task<string>[] streams = [publish.StandardOutput.ReadToEndAsync(CancellationToken.None), publish.StandardError.ReadToEndAsync(CancellationToken.None)];
        if (!publish.WaitForExit(limit))
        {
            ChildProcess.End(publish);
            return $"dotnet publish lib/Backprop.Live did not end within {limit.TotalMinutes:0.##} minutes";
        }

        ChildProcess.ThrowIfStopped(publish, cancel);
        if (publish.ExitCode == 0)
            return null;
        // What it has started may hold its streams open although it has ended itself.
        Task.WaitAll(streams, StreamLimit);
        var lines = streams.Where(stream => stream.IsCompletedSuccessfully).SelectMany(stream => stream.Result.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        return $"dotnet publish lib/Backprop.Live failed: {lines.FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? "it gives no reason"}";
    }
}
