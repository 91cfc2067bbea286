using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>Loops as machine code, and the array that they work on. A run allocates nothing.</summary>
/// <remarks>One object is for one thread at a time; <see cref="LoopProgram.Compile"/> is done once and <see cref="Copy"/> shares the code.</remarks>
public sealed class CompiledProgram
{
    // 64 bytes, so that four doubles never lie across two cache lines because of where the array begins.
    private const int Alignment = 64 / sizeof(double);

    private readonly LoopProgram _program;
    private readonly Action<double[], int> _code;
    private readonly double[] _memory;
    private readonly int _start;

    internal CompiledProgram(LoopProgram program)
        : this(program, ProgramEmitter.Compile(program))
    {
    }

    private CompiledProgram(LoopProgram program, Action<double[], int> code)
    {
        (_program, _code) = (program, code);
        _memory = GC.AllocateArray<double>(program.Layout.Length + Alignment, pinned: true);
        var address = (long)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0) / sizeof(double);
        _start = (int)((Alignment - address % Alignment) % Alignment);
    }

    /// <summary>The values of a family: row after row, the last index fastest. Given ones are written here, computed ones read.</summary>
    /// <exception cref="ArgumentException">The program has no such values: the family is not needed, or was written into another formula.</exception>
    public Span<double> this[Expr family] => Values(Family.Of(family) ?? throw new ArgumentException($"Expected a family, a named quantity or a symbol; found {family}.", nameof(family)));

    /// <summary>Computes everything from the given values.</summary>
    public void Run() => _code(_memory, _start);

    /// <summary>The same code with an array of its own, all zero.</summary>
    public CompiledProgram Copy() => new(_program, _code);

    /// <summary>Where the values begin, in a browser's memory.</summary>
    internal int Address => WebAssemblyHost.AddressOf(_memory, _start);

    internal Span<double> Values(Family family)
    {
        var block = _program.Layout[family];
        return _memory.AsSpan(_start + block.Offset, block.Length);
    }

    /// <summary>The values of families that stand one behind the other in the layout.</summary>
    internal ArraySegment<double> Values(IReadOnlyList<Family> families)
    {
        var (first, last) = (_program.Layout[families[0]], _program.Layout[families[^1]]);
        return new(_memory, _start + first.Offset, last.Offset + last.Length - first.Offset);
    }
}
