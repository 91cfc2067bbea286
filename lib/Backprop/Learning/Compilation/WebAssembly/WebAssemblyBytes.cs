using System.Text;

namespace Backprop;

/// <summary>Bytes of a module: numbers in groups of seven bits, and what has its length before it.</summary>
internal sealed class WebAssemblyBytes
{
    private readonly List<byte> _bytes = [];

    /// <summary>Bytes as they are.</summary>
    public WebAssemblyBytes Add(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>A count, a position or an address.</summary>
    public WebAssemblyBytes AddNumber(int number)
    {
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7) _bytes.Add((byte)(rest | 0x80));
        _bytes.Add((byte)rest);
        return this;
    }

    /// <summary>A whole number with a sign.</summary>
    public WebAssemblyBytes AddSigned(long number)
    {
        // Until all that is left is the sign, which the last group shows too.
        for (; number is < -64 or > 63; number >>= 7) _bytes.Add((byte)(number & 0x7F | 0x80));
        _bytes.Add((byte)(number & 0x7F));
        return this;
    }

    /// <summary>A double.</summary>
    public WebAssemblyBytes AddDouble(double value) => Add(BitConverter.GetBytes(value));

    /// <summary>Bytes behind their number.</summary>
    public WebAssemblyBytes AddBytes(byte[] bytes) => AddNumber(bytes.Length).Add(bytes);

    /// <summary>A name.</summary>
    public WebAssemblyBytes AddName(string name) => AddBytes(Encoding.UTF8.GetBytes(name));

    /// <summary>A section of a module with its items.</summary>
    public void AddSection<T>(byte number, IReadOnlyCollection<T> items, Action<WebAssemblyBytes, T> write)
    {
        var section = new WebAssemblyBytes().AddNumber(items.Count);
        foreach (var item in items) write(section, item);
        Add(number).AddBytes(section.ToArray());
    }

    /// <summary>All of them.</summary>
    public byte[] ToArray() => [.. _bytes];
}
