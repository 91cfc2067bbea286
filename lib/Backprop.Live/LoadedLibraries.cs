using System.Collections.Immutable;
using System.Reflection;
using Backprop.Kernel.Submissions;
using Microsoft.CodeAnalysis;

namespace Backprop.Live;

/// <summary>Resolves <c>#r "…/Backprop.dll"</c>, and the names of the framework, to what the page has loaded: by name, since there are no files.</summary>
internal sealed class LoadedLibraries : MetadataReferenceResolver
{
    public override bool ResolveMissingAssemblies => true;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var name = reference.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(reference) : reference;
        return Find(name) is { } found ? [found.WithProperties(properties)] : [];
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) => Find(referenceIdentity.Name);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    // What nothing in the page uses has been left out of it.
    private static PortableExecutableReference? Find(string name)
    {
        try
        {
            return LoadedReferences.Of(Assembly.Load(new AssemblyName(name)));
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }
}
