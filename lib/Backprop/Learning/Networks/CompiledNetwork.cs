using Backprop.Symbolics;

namespace Backprop.Learning;

/// <summary>A network for a number of cases: the derived formulas as machine code, and the numbers they work on.</summary>
/// <remarks>
/// Values stand unit after unit, the case index fastest: <c>[unit * Cases + case]</c>; weights row after row,
/// <c>[j * sources + i]</c>. A sweep allocates nothing. One object is for one thread at a time.
/// </remarks>
public sealed class CompiledNetwork
{
    private readonly CompiledProgram _sweep;
    private readonly Memory<double> _parameters;
    private readonly Memory<double> _gradient;

    internal CompiledNetwork(Network network, int cases)
    {
        (Network, Cases) = (network, cases);
        Program = LoopProgram.Of(
            [.. network.Parameters.Select(parameter => (Expr)network.Gradient[parameter].Value), network.Cost, .. Outputs(network)],
            network.SizesFor(cases),
            network.Parameters.Select(parameter => (Expr)parameter));
        _sweep = Program.Compile();
        (_parameters, _gradient) = Parts();
    }

    private CompiledNetwork(CompiledNetwork other)
    {
        (Network, Cases, Program, _sweep) = (other.Network, other.Cases, other.Program, other._sweep.Copy());
        (_parameters, _gradient) = Parts();
    }

    /// <summary>The network as formulas.</summary>
    public Network Network { get; }

    /// <summary>How many cases a sweep goes over.</summary>
    public int Cases { get; }

    /// <summary>The loops of a sweep.</summary>
    public LoopProgram Program { get; }

    /// <summary>All weights and biases, in the order of <see cref="Network.Parameters"/>.</summary>
    public Span<double> Parameters => _parameters.Span;

    /// <summary>The derivative of the cost by each parameter, in the same order; as of the last sweep.</summary>
    public ReadOnlySpan<double> Gradient => _gradient.Span;

    /// <summary>The cost; as of the last sweep.</summary>
    public double Cost => _sweep[Network.Cost][0];

    /// <summary>The outputs of the output layer; as of the last sweep.</summary>
    public ReadOnlySpan<double> Output => _sweep[Network.OutputOf(Network.Output)];

    /// <summary>The targets, to be written.</summary>
    public Span<double> Targets => _sweep[Network.Target];

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

    /// <summary>Writes the cases: inputs, one array for each input layer, and targets.</summary>
    /// <param name="cases">The cases; as many as the network was compiled for.</param>
    /// <exception cref="ArgumentException">The count or a width is another, or a number is not finite.</exception>
    public void Load(IReadOnlyList<TrainingCase> cases)
    {
        if (cases.Count != Cases) throw new ArgumentException($"Expected {Cases} cases; found {cases.Count}.", nameof(cases));
        Layer[] inputs = [.. Network.Inputs];
        for (var c = 0; c < Cases; c++)
        {
            if (cases[c].Inputs.Count != inputs.Length)
                throw new ArgumentException($"Case {c}: expected {inputs.Length} inputs ({string.Join(", ", inputs.AsEnumerable())}); found {cases[c].Inputs.Count}.", nameof(cases));
            for (var i = 0; i < inputs.Length; i++) Put(cases[c].Inputs[i], this[inputs[i]], inputs[i], c);
            Put(cases[c].Target, Targets, Network.Output, c);
        }
    }

    private void Put(IReadOnlyList<double> values, Span<double> into, Layer layer, int c)
    {
        if (values.Count != layer.Units) throw new ArgumentException($"Case {c}: the layer {layer.Name} has {layer.Units} units; found {values.Count} numbers.");
        for (var unit = 0; unit < values.Count; unit++)
        {
            if (!double.IsFinite(values[unit])) throw new ArgumentException($"Case {c}, layer {layer.Name}, unit {unit}: expected a finite number; found {values[unit]}.");
            into[unit * Cases + c] = values[unit];
        }
    }

    // Every layer's outputs keep a place of their own, so that they can be looked at.
    private static IEnumerable<Expr> Outputs(Network network) =>
        network.Layers.Where(layer => layer.Activation is not null).Select(layer => (Expr)network.OutputOf(layer));

    private (Memory<double>, Memory<double>) Parts() =>
    (
        _sweep.Values([.. Network.Parameters]),
        _sweep.Values([.. Network.Parameters.Select(parameter => Network.Gradient[parameter].Value)])
    );
}
