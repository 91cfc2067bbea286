namespace Backprop;

/// <content>What many sweeps need to be one function.</content>
public sealed partial class CompiledNetwork
{
    /// <summary>Where the program's values begin, in a browser's memory.</summary>
    internal int Address => _sweep.Address;

    /// <summary>Many sweeps over the cases that are loaded, as code.</summary>
    internal SweepsCode SweepsCode() => new(Program, FirstOf(Network.Parameters[0]), GradientPlace, FirstOf(Network.Cost.Family));

    /// <summary>A pass over parts of a data set, as code.</summary>
    internal PassCode PassCode()
    {
        var places = new List<(int Offset, int Units, int First)>();
        foreach (var family in Network.Inputs.Select(Network.OutputOf).Append(Network.Target))
        {
            var first = places.Count == 0 ? 0 : places[^1].First + places[^1].Units;
            places.Add((FirstOf(family), Program.Layout[family].Length / Cases, first));
        }

        return new(Program, places, Cases, FirstOf(Network.Parameters[0]), GradientPlace, FirstOf(Network.Cost.Family));
    }

    private (int Offset, int Length) GradientPlace => (FirstOf(Network.Gradient[Network.Parameters[0]].Derivatives), _gradient.Count);

    private int FirstOf(Family family) => Program.Layout[family].Offset;
}
