using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Backprop.Kernel.Submissions;

/// <summary>The lines of submissions, read from their symbols, which the runtime is not given.</summary>
internal sealed class SubmissionLines
{
    private readonly Dictionary<Assembly, byte[]> symbols = [];

    public void Add(Assembly submission, byte[] itsSymbols) => symbols.Add(submission, itsSymbols);

    /// <summary>Where a frame of a stack is in the source; no file when that is not known.</summary>
    public (string? File, int Line) PlaceOf(StackFrame frame)
    {
        // Where the runtime has lost the place within a method it says 0, which is no place.
        var offset = frame.GetILOffset();
        return offset > 0 && frame.GetMethod() is { } method && symbols.TryGetValue(method.Module.Assembly, out var found)
            ? Find(found, method.MetadataToken, offset)
            : (null, 0);
    }

    private static (string? File, int Line) Find(byte[] symbols, int token, int offset)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbImage([.. symbols]);
        var reader = provider.GetMetadataReader();
        var method = (MethodDefinitionHandle)MetadataTokens.EntityHandle(token);
        var point = reader.GetMethodDebugInformation(method.ToDebugInformationHandle()).GetSequencePoints()
            .Where(point => !point.IsHidden && point.Offset <= offset)
            .Select(point => ((SequencePoint?)point))
            .LastOrDefault();
        return point is { } last ? (reader.GetString(reader.GetDocument(last.Document).Name), last.StartLine) : (null, 0);
    }
}
