namespace Backprop;

/// <content>Cases of a data set, written where the sweep reads them.</content>
public sealed partial class CompiledNetwork
{
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

    internal void RequireWidths(DataSet data)
    {
        // Asked before each of many small steps, so nothing is looked up.
        var inputs = 0;
        foreach (var values in _inputs) inputs += values.Count;
        if (data.InputUnits * Cases != inputs)
            throw new ArgumentException($"The network has {inputs / Cases} input units ({string.Join(", ", Network.Inputs)}); the data have {data.InputUnits}.", nameof(data));
        if (data.OutputUnits * Cases != _targets.Count)
            throw new ArgumentException($"The layer {Network.Output.Name} has {Network.Output.Units} units; the data have {data.OutputUnits} targets.", nameof(data));
    }
}
