using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Many sweeps, or a pass over a data set in small parts, as one call: where the runtime's own code is much slower than WebAssembly.</summary>
internal sealed class FusedLearning
{
    // Copies of a network share the code, as they share the sweep.
    private static readonly ConditionalWeakTable<LoopProgram, Codes> Known = [];

    private readonly CompiledNetwork _network;
    private readonly double[] _memory;
    private readonly Codes _codes;
    // Where the array is, and where the program's values begin, counted from there: both stay where they are.
    private readonly int _address, _start;
    private double[] _order = [], _data = [];
    private DataSet? _loaded;

    private FusedLearning(CompiledNetwork network, double[] memory, Codes codes)
    {
        (_network, _memory, _codes, _address) = (network, memory, codes, WebAssemblyHost.AddressOf(memory));
        _start = (network.Address - _address) / sizeof(double);
    }

    /// <summary>The learning of a trainer; null where the runtime's own code is best.</summary>
    /// <param name="network">The network that learns.</param>
    /// <param name="memory">The array of <see cref="LearningCode"/>, pinned, with Δw for each parameter.</param>
    public static FusedLearning? Of(CompiledNetwork network, double[] memory) => WebAssemblyHost.Current is not { } host ? null : new(
        network,
        memory,
        Known.GetValue(network.Program, _ => new(new(() => host.Compile(network.SweepsCode())), new(() => host.Compile(network.PassCode())))));

    /// <summary>Learns from the last sweep and sweeps again, many times.</summary>
    /// <returns>How often it has learned; the last cost is no finite number where that is less than asked for. Null where the sweep has no such code.</returns>
    public int? Sweeps(LearningRule rule, int sweeps)
    {
        if (_codes.Sweeps.Value is not { } run) return null;
        Run(run, rule, sweeps);
        return sweeps - (int)Math.Abs(_memory[LearningCode.Left]);
    }

    /// <summary>Sweeps and learns part after part.</summary>
    /// <returns>How many parts have been learned from; the cost of the next is no finite number where it is not all of them. Null where the sweep has no such code.</returns>
    /// <exception cref="ArgumentException">The data have other widths than the network.</exception>
    public int? Pass(LearningRule rule, DataSet data, ReadOnlySpan<int> order)
    {
        if (_codes.Pass.Value is not { } run) return null;
        Load(data);
        for (var k = 0; k < order.Length; k++) _order[k] = order[k];
        var parts = order.Length / _network.Cases;
        Run(run, rule, parts);
        return parts - (int)Math.Abs(_memory[LearningCode.Left]);
    }

    // Data sets do not change.
    private void Load(DataSet data)
    {
        if (ReferenceEquals(_loaded, data)) return;
        _network.RequireWidths(data);
        _order = GC.AllocateArray<double>(data.CaseCount, pinned: true);
        _data = GC.AllocateArray<double>(data.Inputs.Length + data.Targets.Length, pinned: true);
        data.Inputs.CopyTo(_data);
        data.Targets.CopyTo(_data.AsSpan(data.Inputs.Length));
        (_memory[LearningCode.Order], _memory[LearningCode.Data], _memory[LearningCode.CaseCount]) = (PlaceOf(_order), PlaceOf(_data), data.CaseCount);
        _loaded = data;
    }

    private void Run(Action<int, int> run, LearningRule rule, int times)
    {
        (_memory[LearningCode.Left], _memory[LearningCode.Rate], _memory[LearningCode.Momentum], _memory[LearningCode.Kept]) = (times, rule.Rate, rule.Momentum, 1 - rule.Decay);
        run(_address, _start);
    }

    private int PlaceOf(double[] array) => (WebAssemblyHost.AddressOf(array) - _address) / sizeof(double);

    private sealed record Codes(Lazy<Action<int, int>?> Sweeps, Lazy<Action<int, int>?> Pass);
}
