using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Loader;

namespace Backprop.Live;

/// <summary>Fetches the libraries that draw figures, and those that only they need, when the first figure asks for them: most cells need none.</summary>
internal static partial class LateLibraries
{
    public static void Provide() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Library(name.Name!) is { Length: > 0 } bytes ? context.LoadFromStream(new MemoryStream(bytes)) : null;

    // Waits for the answer: a figure is drawn in the middle of a cell.
    [JSImport("library", "worker")]
    private static partial byte[] Library(string name);
}
