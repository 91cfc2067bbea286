using System.Buffers.Binary;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>A PNG's width and height, which its first chunk states.</summary>
internal static class PngSize
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    public static (int Width, int Height)? Of(ReadOnlySpan<byte> png) =>
        png.Length >= 24 && png.StartsWith(Signature)
            ? (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]))
            : null;
}
