using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace Backprop.Kernel.Submissions;

/// <summary>
/// References to assemblies that are loaded, by the metadata that they have in memory: where there are no files, as in a
/// browser, there is no other way.
/// </summary>
internal static class LoadedReferences
{
    private static readonly Dictionary<Assembly, PortableExecutableReference> Known = [];

    /// <summary>The reference to an assembly; one assembly has one reference, so that it is read once.</summary>
    /// <exception cref="NotSupportedException">It has no metadata: it was put together in memory.</exception>
    public static PortableExecutableReference Of(Assembly assembly)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(assembly, out var reference))
                Known.Add(assembly, reference = Read(assembly));
            return reference;
        }
    }

    private static unsafe PortableExecutableReference Read(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out var metadata, out var length))
            throw new NotSupportedException($"The assembly {assembly.GetName().Name} has no metadata to compile against.");
        var module = ModuleMetadata.CreateFromMetadata((nint)metadata, length);
        return AssemblyMetadata.Create(module).GetReference(filePath: assembly.Location is { Length: > 0 } path ? path : null, display: assembly.GetName().Name);
    }
}
