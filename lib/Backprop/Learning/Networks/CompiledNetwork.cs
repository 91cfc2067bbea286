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
    private readonly ArraySegment<double>[] _others;
    private readonly IReadOnlyList<Family> _otherFamilies;

    internal CompiledNetwork(Network network, int cases)
    {
        (Network, Cases) = (network, cases);
        Program = LoopProgram.Of(
            [.. network.Parameters.Select(parameter => (Expr)network.Gradient[parameter].Value), network.Cost, .. Outputs(network)],
            network.SizesFor(cases),
            network.Parameters.Select(parameter => (Expr)parameter));
        _sweep = Program.Compile();
        _otherFamilies = Others(network, Program);
        (_parameters, _gradient, _cost, _output, _targets, _inputs, _others) = Parts();
        foreach (var other in _others) other.AsSpan().Fill(double.NaN);
    }

    private CompiledNetwork(CompiledNetwork other)
    {
        _otherFamilies = other._otherFamilies;
        (Network, Cases, Program, _sweep) = (other.Network, other.Cases, other.Program, other._sweep.Copy());
        (_parameters, _gradient, _cost, _output, _targets, _inputs, _others) = Parts();
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
    /// <exception cref="InvalidOperationException">A symbol that the activations or the cost use, besides the parameters, has no value.</exception>
    public void Sweep()
    {
        for (var k = 0; k < _others.Length; k++)
        {
            if (!_others[k].AsSpan().Contains(double.NaN)) continue;
            var other = _otherFamilies[k];
            throw new InvalidOperationException($"{other} has no value{(_others[k].Count > 1 ? $" for some of its {_others[k].Count} elements" : "")}; the network depends on it besides its parameters. Give it one: network[{other}][0] = ….");
        }

        _sweep.Run();
    }

    /// <summary>The same network with numbers of its own: a copy of these.</summary>
    public CompiledNetwork Copy()
    {
        var copy = new CompiledNetwork(this);
        Parameters.CopyTo(copy.Parameters);
        Targets.CopyTo(copy.Targets);
        foreach (var (own, other) in _inputs.Concat(_others).Zip(copy._inputs.Concat(copy._others))) own.CopyTo(other);
        return copy;
    }

    // What a network's own activations or cost depend on besides: the slope of a leaky unit, the weight of a penalty.
    private static IReadOnlyList<Family> Others(Network network, LoopProgram program)
    {
        HashSet<Family> own = [.. network.Parameters, network.Target, .. network.Inputs.Select(network.OutputOf), .. program.Statements.Select(statement => statement.Target)];
        return [.. program.Layout.Families.Where(family => !own.Contains(family))];
    }

    // Every layer's outputs keep a place of their own, so that they can be looked at.
    private static IEnumerable<Expr> Outputs(Network network) =>
        network.Layers.Where(layer => layer.Activation is not null).Select(layer => (Expr)network.OutputOf(layer));

    private (ArraySegment<double> Parameters, ArraySegment<double> Gradient, ArraySegment<double> Cost, ArraySegment<double> Output, ArraySegment<double> Targets, ArraySegment<double>[] Inputs, ArraySegment<double>[] Others) Parts() =>
    (
        _sweep.Values([.. Network.Parameters]),
        _sweep.Values([.. Network.Parameters.Select(parameter => Network.Gradient[parameter].Derivatives)]),
        _sweep.Values([Network.Cost.Family]),
        _sweep.Values([Network.OutputOf(Network.Output)]),
        _sweep.Values([Network.Target]),
        [.. Network.Inputs.Select(layer => _sweep.Values([Network.OutputOf(layer)]))],
        [.. _otherFamilies.Select(other => _sweep.Values([other]))]
    );
}
