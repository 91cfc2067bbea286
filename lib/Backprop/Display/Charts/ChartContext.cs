using System.Reflection;
using System.Runtime.Loader;

namespace Backprop;

/// <summary>Loads Backprop.Plotly and what it needs apart from everything else in the process.</summary>
/// <remarks>
/// Plotly.NET needs a newer FSharp.Core than the one that a .NET Interactive kernel holds in its default context, and
/// one context holds one FSharp.Core. Here Plotly.NET finds its own. Therefore no type of it crosses the boundary:
/// text goes in and text comes out.
/// </remarks>
internal sealed class ChartContext : AssemblyLoadContext
{
    /// <summary>The folder of the drawing side, beside this library.</summary>
    public const string Folder = "plotly";

    private const string Library = "Backprop.Plotly";

    private readonly AssemblyDependencyResolver _resolver;

    private ChartContext(string path)
        : base(Library) => _resolver = new(path);

    /// <summary>The two calls of the drawing side.</summary>
    /// <param name="folder">The folder that this library lies in.</param>
    /// <exception cref="FileNotFoundException">The drawing side is not there.</exception>
    public static (Func<string, string> Draw, Func<string> Script) Load(string folder)
    {
        var calls = (OperatingSystem.IsBrowser() ? Assembly.Load(Library) : LoadFrom(folder)).GetType($"{Library}.FigureCharts", throwOnError: true)!;
        return (calls.GetMethod("Draw", [typeof(string)])!.CreateDelegate<Func<string, string>>(), calls.GetMethod("Script", [])!.CreateDelegate<Func<string>>());
    }

    // A browser has no files, and nothing else in it needs another FSharp.Core: there the host brings the drawing side in by name.
    private static Assembly LoadFrom(string folder)
    {
        var path = Path.Combine(folder, Folder, $"{Library}.dll");
        if (!File.Exists(path))
            throw new FileNotFoundException($"Charts are drawn by {Folder}/{Library}.dll beside Backprop.dll, which is not in {folder}. `dotnet build lib/Backprop` puts it there; whoever copies Backprop.dll copies the folder {Folder} too.", path);
        return new ChartContext(path).LoadFromAssemblyPath(path);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
}
