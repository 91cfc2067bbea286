using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>Runs WebAssembly code: what a browser can do beside the runtime. There loops are many times faster than as the runtime's own code.</summary>
/// <param name="load">Makes of a module the function that it exports as <c>run</c>, which takes an address and a position; null where the browser does not know an instruction.</param>
internal sealed class WebAssemblyHost(Func<byte[], Action<int, int>?> load)
{
    private bool? _fuses;

    /// <summary>The host, or null where the runtime's own code is best.</summary>
    public static WebAssemblyHost? Current { get; set; }

    /// <summary>The loops of a program as a function of its array, which must be pinned, and of where its values begin there; null where they cannot be written in this way.</summary>
    public Action<double[], int>? Compile(LoopProgram program) =>
        WebAssemblyModule.Of(program, _fuses ??= Fuses()) is { } module && load(module) is { } run
            ? (memory, start) => run(AddressOf(memory), start)
            : null;

    /// <summary>Learning as a function of the address of its own array, which must be pinned, and of where the program's values begin from there; null where it cannot be written in this way.</summary>
    public Action<int, int>? Compile(LearningCode learning) => WebAssemblyModule.Of(learning, _fuses ??= Fuses()) is { } module ? load(module) : null;

    /// <summary>Where a place of an array is, which must be pinned. All of a browser's memory has addresses of 32 bits.</summary>
    public static int AddressOf(double[] memory, int place = 0) => (int)Marshal.UnsafeAddrOfPinnedArrayElement(memory, place);

    // Browsers may round u·v + w once or twice; with one rounding the instruction gives what Math.FusedMultiplyAdd gives.
    private bool Fuses()
    {
        if (load(WebAssemblyModule.OfMultiplyAdd()) is not { } run) return false;
        const double small = 1.0 / (1 << 30);
        var numbers = GC.AllocateArray<double>(4, pinned: true);
        (numbers[0], numbers[1], numbers[2]) = (1 + small, 1 - small, -1);
        run(AddressOf(numbers), 0);
        return numbers[3] == -small * small;
    }
}
