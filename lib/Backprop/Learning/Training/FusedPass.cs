using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>A pass over a data set in small parts as one call, where the runtime's own code is much slower than WebAssembly.</summary>
internal sealed class FusedPass
{
    // Copies of a network share the code, as they share the sweep.
    private static readonly ConditionalWeakTable<LoopProgram, StrongBox<Action<int, int>?>> Known = [];

    private readonly CompiledNetwork _network;
    private readonly Action<int, int> _run;
    private readonly double[] _change;
    private readonly int _parts;
    private double[] _memory = [];

    private FusedPass(CompiledNetwork network, double[] change, Action<int, int> run, int parts) =>
        (_network, _change, _run, _parts) = (network, change, run, parts);

    /// <summary>The pass of a trainer; null where the runtime's own code is best.</summary>
    /// <param name="network">The network that learns.</param>
    /// <param name="change">Δw for each parameter.</param>
    public static FusedPass? Of(CompiledNetwork network, double[] change)
    {
        if (WebAssemblyHost.Current is not { } host) return null;
        var code = network.PassCode();
        return Known.GetValue(network.Program, _ => new(host.Compile(code))).Value is { } run ? new(network, change, run, code.Parts) : null;
    }

    /// <summary>Sweeps and learns part after part.</summary>
    /// <returns>How many parts have been learned from; the cost of the next is no finite number where it is not all of them.</returns>
    public int Run(LearningRule rule, DataSet data, ReadOnlySpan<int> order)
    {
        var (cases, width) = (_network.Cases, (data.InputUnits + data.OutputUnits) * _network.Cases);
        var parts = order.Length / cases;
        if (_memory.Length < _parts + parts * width) _memory = GC.AllocateArray<double>(_parts + parts * width, pinned: true);
        (_memory[PassCode.Left], _memory[PassCode.Rate], _memory[PassCode.Momentum], _memory[PassCode.Kept]) = (parts, rule.Rate, rule.Momentum, 1 - rule.Decay);
        _change.CopyTo(_memory, PassCode.Changes);
        for (var part = 0; part < parts; part++)
            _network.Gather(data, order.Slice(part * cases, cases), _memory.AsSpan(_parts + part * width, width));
        var address = (int)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        _run(address, (_network.Address - address) / sizeof(double));
        _memory.AsSpan(PassCode.Changes, _change.Length).CopyTo(_change);
        return parts - (int)Math.Abs(_memory[PassCode.Left]);
    }
}
