using System.Runtime.InteropServices.JavaScript;
using Backprop;

namespace Backprop.Live;

/// <summary>Lets the library's compiled loops run as the browser's own code: the runtime's is interpreted.</summary>
internal static unsafe partial class PageCode
{
    public static void Provide() => WebAssemblyHost.Current = new(module =>
    {
        var function = Place(module);
        return function == 0 ? null : (memory, start) => ((delegate* unmanaged<int, int, void>)function)(memory, start);
    });

    // Where the function stands in the runtime's table, which is what the runtime takes an address of code to be.
    [JSImport("code", "worker")]
    private static partial nint Place(byte[] module);
}
