using Backprop.Tests.HandWritten;

namespace Backprop.Tests.Learning;

/// <summary>Two networks that PDP prints, its symmetry network and its trap for XOR, with the figures that an independent program gave for them.</summary>
public class PrintedNetworksOfPdp
{
    private static readonly DataSet Symmetry = DataSet.Of(CsvTable.Read(BookData.File("symmetry.csv")), ["x1", "x2", "x3", "x4", "x5", "x6"], ["target"]);
    private static readonly DataSet Xor = DataSet.Of(CsvTable.Read(BookData.File("xor.csv")), ["x1", "x2"], ["target"]);

    [Fact]
    public void The_symmetry_network_has_all_64_patterns_right_with_the_outputs_found_independently()
    {
        var (outputs, _, _) = Run("symmetry-pdp-weights.csv", Symmetry);
        var groups = Enumerable.Range(0, 64).ToLookup(c => Symmetry.Target(0, c) == 1, c => outputs[c]);
        // The independent figures have three decimals, some of them cut off and some rounded.
        Assert.Equal(0.857, groups[true].Min(), 0.001);
        Assert.Equal(0.873, groups[true].Max(), 0.001);
        Assert.Equal(0.072, groups[false].Min(), 0.001);
        Assert.Equal(0.169, groups[false].Max(), 0.001);
    }

    [Fact]
    public void The_trap_has_two_cases_right_and_two_at_one_half()
    {
        var (outputs, _, _) = Run("xor-trap-published-weights.csv", Xor);
        Assert.Equal([0.096, 0.500, 0.898, 0.500], outputs.Select(output => Math.Round(output, 3)));
    }

    [Theory]
    [InlineData("symmetry-pdp-weights.csv", 0, 0.3541, 0.367)]
    [InlineData("symmetry-pdp-weights.csv", 0.1, 0.0414, 0.0096)]
    [InlineData("xor-trap-published-weights.csv", 0, 0.2600, 0.0105)]
    [InlineData("xor-trap-published-weights.csv", 0.1, 0.1601, 0.0006)]
    public void Their_cost_and_largest_slope_are_those_found_independently(string file, double margin, double cost, double slope)
    {
        var data = file[0] == 's' ? Symmetry : Xor;
        var (_, error, gradient) = Run(file, data.WithTargets(margin, 1 - margin));
        Assert.Equal(cost, error, 4);
        Assert.Equal(slope, gradient.Max(Math.Abs), slope < 0.1 ? 4 : 3);
    }

    // The table goes unit by unit, the bias last; the net takes weights by layers, then biases.
    private static (double[] Outputs, double Cost, double[] Gradient) Run(string file, DataSet data)
    {
        var printed = CsvTable.Read(BookData.File(file)).Numbers("weight");
        var inputs = data.InputUnits;
        double[] w = [.. printed[..inputs], .. printed[(inputs + 1)..(2 * inputs + 1)], printed[inputs], printed[2 * inputs + 1], .. printed[(2 * inputs + 2)..]];
        var net = new LayeredNet([inputs], [new(2, [0], Bend.Logistic), new(1, [1], Bend.Logistic)], data.CaseCount);
        net.SetInput(0, data.Inputs);
        net.SetTarget(data.Targets);
        net.Forward(w);
        var gradient = new double[w.Length];
        var cost = net.Backward(w, gradient);
        return ([.. Enumerable.Range(0, data.CaseCount).Select(c => net.Output(0, c))], cost, gradient);
    }
}
