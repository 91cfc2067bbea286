using System.Reflection;
using System.Runtime.Loader;

namespace Backprop.Notebooks.Hosting.Packages;

/// <summary>
/// Loads the assemblies of packages where the .NET Interactive kernel loads them: in the default context, one version of each.
/// A package may be restored in a newer version than another one was built against, so names alone decide.
/// </summary>
internal static class PackageAssemblies
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.OrdinalIgnoreCase);

    static PackageAssemblies() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name is not null && Find(name.Name) is { } file ? context.LoadFromAssemblyPath(file) : null;

    /// <summary>The loaded assemblies of these files; one that the kernel itself brings along is the kernel's.</summary>
    public static IReadOnlyList<Assembly> Load(IReadOnlyList<string> files)
    {
        var names = files.Select(file => AssemblyName.GetAssemblyName(file).Name!).ToList();
        lock (Files)
        {
            foreach (var (name, file) in names.Zip(files))
                Files.TryAdd(name, file);
        }

        return [.. names.Select(name => AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name)))];
    }

    private static string? Find(string name)
    {
        lock (Files)
            return Files.GetValueOrDefault(name);
    }
}
