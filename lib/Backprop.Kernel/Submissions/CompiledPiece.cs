using System.Reflection;

namespace Backprop.Kernel.Submissions;

/// <summary>A piece of code of a notebook as the compiler has left it, for sessions that begin without a compiler.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Code">The code.</param>
/// <param name="Assembly">The assembly; empty when there is nothing to run, null when the code does not compile.</param>
/// <param name="Symbols">Its lines.</param>
/// <param name="Type">The type of the method that runs it.</param>
/// <param name="Method">The method.</param>
/// <param name="HasValue">Whether it ends in an expression without a semicolon.</param>
/// <param name="Warnings">What the compiler warns of, as cells show it.</param>
internal sealed record CompiledPiece(string Name, string Code, byte[]? Assembly, byte[] Symbols, string Type, string Method, bool HasValue, string[] Warnings)
{
    /// <summary>Loads it.</summary>
    public Submission Load(SubmissionContext context) => new(
        Assembly is { Length: > 0 } ? EntryOf(context.Load(new MemoryStream(Assembly), new MemoryStream(Symbols)), Type, Method) : null,
        HasValue,
        Warnings);

    /// <summary>What runs a loaded piece.</summary>
    public static Func<object?[], Task<object?>> EntryOf(Assembly assembly, string type, string method) =>
        assembly.GetType(type, throwOnError: true)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!
            .CreateDelegate<Func<object?[], Task<object?>>>();

    public static byte[] Write(IReadOnlyList<CompiledPiece> pieces)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(pieces.Count);
        foreach (var piece in pieces)
        {
            writer.Write(piece.Name);
            writer.Write(piece.Code);
            writer.Write(piece.Assembly?.Length ?? -1);
            writer.Write(piece.Assembly ?? []);
            writer.Write(piece.Symbols.Length);
            writer.Write(piece.Symbols);
            writer.Write(piece.Type);
            writer.Write(piece.Method);
            writer.Write(piece.HasValue);
            writer.Write(piece.Warnings.Length);
            foreach (var warning in piece.Warnings)
                writer.Write(warning);
        }

        return bytes.ToArray();
    }

    public static IReadOnlyList<CompiledPiece> Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var pieces = new CompiledPiece[reader.ReadInt32()];
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = new(
                reader.ReadString(), reader.ReadString(),
                reader.ReadInt32() is var length and >= 0 ? reader.ReadBytes(length) : null, reader.ReadBytes(reader.ReadInt32()),
                reader.ReadString(), reader.ReadString(), reader.ReadBoolean(), new string[reader.ReadInt32()]);
            for (var j = 0; j < pieces[i].Warnings.Length; j++)
                pieces[i].Warnings[j] = reader.ReadString();
        }

        return pieces;
    }
}
