using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Loader;

namespace Backprop.Live;

/// <summary>Fetches libraries when they are asked for: the compiler, by the first cell that did not come compiled, and what draws figures, by the first of them.</summary>
internal static partial class LateLibraries
{
    public static void Provide() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Library(name.Name!) is { Length: > 0 } bytes ? context.LoadFromStream(new MemoryStream(bytes)) : null;

    // Waits for the answer: code is compiled, and a figure drawn, in the middle of a cell.
    [JSImport("library", "worker")]
    private static partial byte[] Library(string name);
}
