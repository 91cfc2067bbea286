using System.Security.Cryptography;

namespace Backprop.Notebooks.Documents;

/// <summary>By which a file's bytes are known again, so that what somebody else saves meanwhile is not overwritten.</summary>
/// <param name="Hash">SHA-256, in hexadecimal.</param>
public sealed record FileStamp(string Hash)
{
    /// <summary>The stamp of these bytes.</summary>
    public static FileStamp Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));
}
