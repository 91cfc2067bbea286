using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Backprop.Notebooks.Kernel.Packages;

/// <summary>Finds the native libraries of packages for the assemblies that cells load.</summary>
internal static class NativeLibraries
{
    private static readonly List<string> Known = [];
    private static readonly HashSet<AssemblyLoadContext> Watched = [];

    public static void Add(IReadOnlyList<string> files)
    {
        lock (Known)
        {
            if (Known.Count == 0 && files.Count > 0)
                AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Watch(loaded.LoadedAssembly);
            Known.AddRange(files);
        }
    }

    // A script's assemblies live in load contexts of the compiler's making, each of which asks for itself.
    private static void Watch(Assembly assembly)
    {
        lock (Known)
        {
            if (AssemblyLoadContext.GetLoadContext(assembly) is { } context && Watched.Add(context))
                context.ResolvingUnmanagedDll += (_, name) => Resolve(name);
        }
    }

    private static nint Resolve(string name)
    {
        string[] files;
        lock (Known)
            files = [.. Known];
        var file = files.FirstOrDefault(file => Matches(Path.GetFileName(file), name));
        return file is null ? 0 : NativeLibrary.Load(file);
    }

    private static bool Matches(string file, string name) =>
        file == name
        || Path.GetFileNameWithoutExtension(file) == name
        || Path.GetFileNameWithoutExtension(file) == $"lib{name}";
}
