using System.IO.Compression;
using System.Text;

namespace Backprop;

/// <summary>A script as an output brings it: packed by gzip, in letters.</summary>
internal static class PackedScript
{
    /// <summary>The code of an asynchronous function that unpacks a script and runs it in its page.</summary>
    /// <param name="script">The script.</param>
    /// <param name="data">What the script reads of its own element, by names.</param>
    public static string Run(string script, params IEnumerable<(string Name, string Value)> data) => $$"""
        const packed = Uint8Array.from(atob("{{Packed(script)}}"), (letter) => letter.charCodeAt(0));
        const script = document.createElement("script");
        {{string.Concat(data.Select(one => $"script.dataset.{one.Name} = \"{one.Value}\";\n"))}}script.textContent = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
        document.head.append(script);
        """;

    private static string Packed(string script)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(Encoding.UTF8.GetBytes(script));
        return Convert.ToBase64String(packed.ToArray());
    }
}
