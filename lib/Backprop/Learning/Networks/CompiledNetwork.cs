namespace Backprop;

/// <summary>A network for a number of cases: the derived formulas as machine code, and the numbers they work on.</summary>
/// <remarks>
/// Values stand unit after unit, the case index fastest: <c>[unit * Cases + case]</c>; weights row after row,
/// <c>[j * sources + i]</c>. A sweep allocates nothing. One object is for one thread at a time.
/// </remarks>
public sealed partial class CompiledNetwork
{
    private readonly CompiledProgram _sweep;
    private readonly ArraySegment<double> _parameters;
    private readonly ArraySegment<double> _gradient;
    private readonly ArraySegment<double> _cost;
    private readonly ArraySegment<double> _output;
    private readonly ArraySegment<double> _targets;
    private readonly ArraySegment<double>[] _inputs;

    internal CompiledNetwork(Network network, int cases)
    {
        (Network, Cases) = (network, cases);
        Program = LoopProgram.Of(
            [.. network.Parameters.Select(parameter => (Expr)network.Gradient[parameter].Value), network.Cost, .. Outputs(network)],
            network.SizesFor(cases),
            network.Parameters.Select(parameter => (Expr)parameter));
        _sweep = Program.Compile();
        (_parameters, _gradient, _cost, _output, _targets, _inputs) = Parts();
    }

    private CompiledNetwork(CompiledNetwork other)
    {
        (Network, Cases, Program, _sweep) = (other.Network, other.Cases, other.Program, other._sweep.Copy());
        (_parameters, _gradient, _cost, _output, _targets, _inputs) = Parts();
    }

    /// <summary>The network as formulas.</summary>
    public Network Network { get; }

    /// <summary>How many cases a sweep goes over.</summary>
    public int Cases { get; }

    /// <summary>The loops of a sweep.</summary>
    public LoopProgram Program { get; }

    /// <summary>All weights and biases, in the order of <see cref="Network.Parameters"/>.</summary>
    public Span<double> Parameters => _parameters;

    /// <summary>The derivative of the cost with respect to each parameter, in the same order; as of the last sweep.</summary>
    public ReadOnlySpan<double> Gradient => _gradient;

    /// <summary>The cost; as of the last sweep.</summary>
    public double Cost => _cost[0];

    /// <summary>The outputs of the output layer; as of the last sweep.</summary>
    public ReadOnlySpan<double> Output => _output;

    /// <summary>The targets, to be written.</summary>
    public Span<double> Targets => _targets;

    /// <summary>The values of a family of the network: parameters, inputs, outputs of any layer, derivatives that have a place of their own.</summary>
    /// <exception cref="ArgumentException">The family is not of this network, or was written into another formula.</exception>
    public Span<double> this[Expr family] => _sweep[family];

    /// <summary>The states of an input layer, to be written; the outputs of any other.</summary>
    public Span<double> this[Layer layer] => _sweep[Network.OutputOf(layer)];

    /// <summary>One sweep over all cases: the outputs, the cost, and the gradient.</summary>
    public void Sweep() => _sweep.Run();

    /// <summary>The same network with numbers of its own: a copy of these.</summary>
    public CompiledNetwork Copy()
    {
        var copy = new CompiledNetwork(this);
        Parameters.CopyTo(copy.Parameters);
        Targets.CopyTo(copy.Targets);
        foreach (var layer in Network.Inputs) this[layer].CopyTo(copy[layer]);
        return copy;
    }

    /// <summary>Writes all cases of a data set; its input units go to the input layers in their order.</summary>
    /// <exception cref="ArgumentException">The number of cases, of inputs or of outputs is another than the network's.</exception>
    public void Load(DataSet data)
    {
        if (data.CaseCount != Cases) throw new ArgumentException($"The network was compiled for {Cases} cases; found {data.CaseCount}.", nameof(data));
        RequireWidths(data);
        var done = 0;
        foreach (var values in _inputs)
        {
            data.Inputs.Slice(done, values.Count).CopyTo(values);
            done += values.Count;
        }

        data.Targets.CopyTo(Targets);
    }

    /// <summary>Writes some cases of a data set, for a step on a part of them.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="cases">Which cases, from 0; as many as the network was compiled for.</param>
    /// <exception cref="ArgumentException">The number of cases, of inputs or of outputs is another than the network's.</exception>
    public void Load(DataSet data, ReadOnlySpan<int> cases)
    {
        if (cases.Length != Cases) throw new ArgumentException($"The network was compiled for {Cases} cases; found {cases.Length}.", nameof(cases));
        RequireWidths(data);
        foreach (var number in cases)
        {
            if (number < 0 || number >= data.CaseCount)
                throw new ArgumentException($"The data have the cases 0 to {data.CaseCount - 1}; found {number}.", nameof(cases));
        }

        var first = 0;
        foreach (var values in _inputs)
        {
            Pick(data.Inputs[(first * data.CaseCount)..], data.CaseCount, cases, values);
            first += values.Count / Cases;
        }

        Pick(data.Targets, data.CaseCount, cases, Targets);
    }

    private void Pick(ReadOnlySpan<double> all, int caseCount, ReadOnlySpan<int> cases, Span<double> into)
    {
        for (var unit = 0; unit < into.Length / Cases; unit++)
        {
            for (var c = 0; c < cases.Length; c++) into[unit * Cases + c] = all[unit * caseCount + cases[c]];
        }
    }

    private void RequireWidths(DataSet data)
    {
        // Asked before each of many small steps, so nothing is looked up.
        var inputs = 0;
        foreach (var values in _inputs) inputs += values.Count;
        if (data.InputUnits * Cases != inputs)
            throw new ArgumentException($"The network has {inputs / Cases} input units ({string.Join(", ", Network.Inputs)}); the data have {data.InputUnits}.", nameof(data));
        if (data.OutputUnits * Cases != _targets.Count)
            throw new ArgumentException($"The layer {Network.Output.Name} has {Network.Output.Units} units; the data have {data.OutputUnits} targets.", nameof(data));
    }

    // Every layer's outputs keep a place of their own, so that they can be looked at.
    private static IEnumerable<Expr> Outputs(Network network) =>
        network.Layers.Where(layer => layer.Activation is not null).Select(layer => (Expr)network.OutputOf(layer));

    private (ArraySegment<double> Parameters, ArraySegment<double> Gradient, ArraySegment<double> Cost, ArraySegment<double> Output, ArraySegment<double> Targets, ArraySegment<double>[] Inputs) Parts() =>
    (
        _sweep.Values([.. Network.Parameters]),
        _sweep.Values([.. Network.Parameters.Select(parameter => Network.Gradient[parameter].Derivatives)]),
        _sweep.Values([Network.Cost.Family]),
        _sweep.Values([Network.OutputOf(Network.Output)]),
        _sweep.Values([Network.Target]),
        [.. Network.Inputs.Select(layer => _sweep.Values([Network.OutputOf(layer)]))]
    );
}
