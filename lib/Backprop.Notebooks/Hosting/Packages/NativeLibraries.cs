using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Backprop.Notebooks.Hosting.Packages;

/// <summary>Finds the native libraries of packages.</summary>
internal static class NativeLibraries
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal);

    static NativeLibraries() => AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
        Find(name) is { } file ? NativeLibrary.Load(file) : 0;

    public static void Add(IReadOnlyList<string> files)
    {
        lock (Files)
        {
            foreach (var file in files)
                Files.TryAdd(Path.GetFileName(file), file);
        }
    }

    // Code asks for "sqlite3" and means libsqlite3.so, libsqlite3.dylib or sqlite3.dll.
    private static string? Find(string name)
    {
        lock (Files)
        {
            return Files.FirstOrDefault(entry =>
                entry.Key == name
                || Path.GetFileNameWithoutExtension(entry.Key) == name
                || Path.GetFileNameWithoutExtension(entry.Key) == $"lib{name}").Value;
        }
    }
}
