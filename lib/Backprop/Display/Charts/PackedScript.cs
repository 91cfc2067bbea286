using System.IO.Compression;
using System.Text;

namespace Backprop;

/// <summary>A script as it stands in an output: packed by gzip, in letters.</summary>
internal static class PackedScript
{
    public static string Of(string script)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(Encoding.UTF8.GetBytes(script));
        return Convert.ToBase64String(packed.ToArray());
    }
}
