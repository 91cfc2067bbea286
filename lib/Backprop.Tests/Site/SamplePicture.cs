using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Backprop.Tests.Site;

/// <summary>A small PNG, computed: the error surface (x² + 3y²) as rings of blue on white.</summary>
internal static class SamplePicture
{
    public static byte[] Png(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2); // 8 bits a channel, red-green-blue

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]);
        WriteChunk(png, "IHDR", header);
        WriteChunk(png, "IDAT", Compressed(Rows(width, height)));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Rows(int width, int height)
    {
        var rows = new List<byte>();
        for (var j = 0; j < height; j++)
        {
            rows.Add(0); // this row is stored unfiltered
            for (var i = 0; i < width; i++)
            {
                var (x, y) = ((2.0 * i / width) - 1, (2.0 * j / height) - 1);
                var ring = 0.5 + (0.5 * Math.Cos(12 * ((x * x) + (3 * y * y))));
                rows.AddRange([(byte)(255 - (190 * ring)), (byte)(255 - (120 * ring)), (byte)(255 - (60 * ring))]);
            }
        }

        return [.. rows];
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
            zlib.Write(bytes);
        return compressed.ToArray();
    }

    private static void WriteChunk(Stream png, string type, byte[] data)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        png.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xedb88320);
        }

        return ~crc;
    }
}
