using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Backprop.Kernel.Submissions;

/// <summary>Holds what a session has compiled, and the libraries that its cells name by <c>#r</c>.</summary>
internal sealed class SubmissionContext : AssemblyLoadContext
{
    // What the process itself brings along, it has once: a second copy would be a second set of types.
    private static readonly HashSet<string> OfProcess = new(
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator).Select(file => Path.GetFileNameWithoutExtension(file)),
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Assembly> submissions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> libraries = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> folders = [];

    public SubmissionContext()
        : base("cells") => Resolving += (_, name) => Beside(name) is { } file ? LoadFromAssemblyPath(file) : null;

    /// <summary>Where exceptions of submissions come from.</summary>
    public SubmissionLines Lines { get; } = new();

    /// <summary>Lets later code find a library that a cell names.</summary>
    public void Add(PortableExecutableReference library)
    {
        if (library.FilePath is not { } file || OfProcess.Contains(Path.GetFileNameWithoutExtension(file)) || !Path.IsPathFullyQualified(file))
            return;
        libraries.TryAdd(Path.GetFileNameWithoutExtension(file), file);
        if (Path.GetDirectoryName(file) is { } folder && !folders.Contains(folder))
            folders.Add(folder);
    }

    /// <summary>Loads a submission.</summary>
    public Assembly Load(MemoryStream assembly, MemoryStream symbols)
    {
        // Without its symbols, as in the kernel of .NET Interactive: a trace that a cell prints names no files and lines.
        var loaded = LoadFromStream(assembly);
        submissions.Add(loaded.GetName().Name!, loaded);
        Lines.Add(loaded, symbols.ToArray());
        return loaded;
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        submissions.TryGetValue(assemblyName.Name!, out var submission) ? submission
        : libraries.TryGetValue(assemblyName.Name!, out var file) ? LoadFromAssemblyPath(file)
        : null;

    // What a library needs lies beside it.
    private string? Beside(AssemblyName name) =>
        folders.Select(folder => Path.Combine(folder, $"{name.Name}.dll")).FirstOrDefault(File.Exists);
}
