namespace Backprop;

/// <content>What a pass over parts of a data set needs to be one function.</content>
public sealed partial class CompiledNetwork
{
    /// <summary>Where the program's values begin, in a browser's memory.</summary>
    internal int Address => _sweep.Address;

    /// <summary>A pass over parts of a data set, as code.</summary>
    internal PassCode PassCode()
    {
        (int Offset, int Length) Place(Family family) => (Program.Layout[family].Offset, Program.Layout[family].Length);
        return new(
            Program,
            [.. Network.Inputs.Select(layer => Place(Network.OutputOf(layer))), Place(Network.Target)],
            Place(Network.Parameters[0]).Offset,
            (Place(Network.Gradient[Network.Parameters[0]].Derivatives).Offset, _gradient.Count),
            Place(Network.Cost.Family).Offset);
    }

    /// <summary>Some cases of a data set, as <see cref="Load(DataSet, ReadOnlySpan{int})"/> writes them, one input layer after the other and then the targets.</summary>
    internal void Gather(DataSet data, ReadOnlySpan<int> cases, Span<double> into)
    {
        var inputs = data.InputUnits * Cases;
        Pick(data.Inputs, data.CaseCount, cases, into[..inputs]);
        Pick(data.Targets, data.CaseCount, cases, into[inputs..]);
    }
}
