using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace Backprop.Notebooks.Hosting;

/// <summary>Resolves <c>#r "path"</c> against a folder, and reads the metadata of each assembly once and not once a cell.</summary>
internal sealed class CachingReferenceResolver(string folder) : MetadataReferenceResolver
{
    private readonly ScriptMetadataResolver resolver = ScriptMetadataResolver.Default.WithBaseDirectory(folder);
    private readonly Dictionary<(string Reference, string? From), ImmutableArray<PortableExecutableReference>> references = [];
    private readonly Dictionary<AssemblyIdentity, PortableExecutableReference> missing = [];

    public override bool ResolveMissingAssemblies => resolver.ResolveMissingAssemblies;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var key = (reference, baseFilePath is null ? null : Path.GetDirectoryName(baseFilePath));
        // What is not found is looked for again: a cell may build it.
        if (!references.TryGetValue(key, out var found) && !(found = resolver.ResolveReference(reference, baseFilePath, properties)).IsDefaultOrEmpty)
            references.Add(key, found);
        return found;
    }

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (!missing.TryGetValue(referenceIdentity, out var found) && (found = resolver.ResolveMissingAssembly(definition, referenceIdentity)) is not null)
            missing.Add(referenceIdentity, found);
        return found;
    }

    // Scripts are equal in their options when they share the resolver.
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
