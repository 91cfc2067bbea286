using Backprop.Tests.HandWritten;

namespace Backprop.Tests.Learning;

/// <summary>The weights that the paper prints in figure 1 do what the paper says, with the figures that an independent program gave.</summary>
public class PublishedSymmetryNet
{
    private static readonly string[] Bits = ["x1", "x2", "x3", "x4", "x5", "x6"];
    private readonly DataSet _data = DataSet.Of(CsvTable.Read(BookData.File("symmetry.csv")), Bits, ["target"]);
    private readonly double[] _weights = CsvTable.Read(BookData.File("symmetry-published-weights.csv")).Numbers("weight");

    [Fact]
    public void The_table_holds_each_of_the_64_patterns_once_and_8_are_symmetric()
    {
        var patterns = Enumerable.Range(0, 64).Select(c => string.Concat(Enumerable.Range(0, 6).Select(i => _data.Input(i, c)))).ToList();
        Assert.Equal(64, patterns.Distinct().Count());
        for (var c = 0; c < 64; c++) Assert.Equal(patterns[c] == string.Concat(patterns[c].Reverse()) ? 1 : 0, _data.Target(0, c));
        Assert.Equal(8, _data.Targets.ToArray().Sum());
    }

    [Fact]
    public void All_64_patterns_are_classified_with_the_outputs_that_were_found_independently()
    {
        var net = Net(_data);
        net.Forward(Parameters());
        var outputs = Enumerable.Range(0, 64).ToLookup(c => _data.Target(0, c) == 1, c => net.Output(0, c));
        Assert.All(outputs[true], output => Assert.Equal(0.8813, output, 4));
        Assert.Equal((0.0832, 0.1563), (Math.Round(outputs[false].Min(), 4), Math.Round(outputs[false].Max(), 4)));
    }

    [Theory]
    [InlineData(0, 1, 0.3464, 0.415, 0.223, 0.075)]
    [InlineData(0.1, 0.9, 0.0201, 0.0055, 0.0036, 0.0003)]
    public void Error_and_gradient_are_those_found_independently(double off, double on, double error, double outputBias, double outputWeight, double hiddenBias)
    {
        var net = Net(_data.WithTargets(off, on));
        var (w, gradient) = (Parameters(), new double[17]);
        net.Forward(w);
        Assert.Equal(error, net.Backward(w, gradient), 4);
        Assert.Equal(outputBias, Math.Abs(gradient[16]), 3);
        Assert.Equal(outputWeight, Math.Abs(gradient[14]), 3);
        Assert.Equal(hiddenBias, Math.Abs(gradient[12]), 3);
    }

    [Fact]
    public void Both_hidden_units_are_antisymmetric_with_magnitudes_1_to_2_to_4()
    {
        foreach (var unit in new[] { _weights[..6], _weights[7..13] })
        {
            var mirror = MirrorWeights.Of(unit);
            Assert.Equal(0, mirror.Defect);
            Assert.True(mirror.HasRatios(0.02, 1, 2, 4));
            Assert.Equal([3, 1, 2], mirror.Ranks);
        }
    }

    [Fact]
    public void The_measure_of_antisymmetry_is_that_of_an_example_by_hand()
    {
        // 1 + −0.5 = 0.5 at the edge, −2 + 4 = 2 inside; the largest weight is 4. Halves: (1 + 0.5)/2 and (2 + 4)/2.
        var mirror = MirrorWeights.Of([1, -2, 4, -0.5]);
        Assert.Equal(0.5, mirror.Defect);
        Assert.Equal([0.75, 3], mirror.Half);
        Assert.Equal([1, 2], mirror.Ranks);
        Assert.True(mirror.HasRatios(0, 1, 4));
        Assert.False(mirror.HasRatios(0.1, 1, 2));
        Assert.Throws<ArgumentException>(() => MirrorWeights.Of([1, 2, 3]));
    }

    private static LayeredNet Net(DataSet data)
    {
        var net = new LayeredNet([6], [new(2, [0], Bend.Logistic), new(1, [1], Bend.Logistic)], data.CaseCount);
        net.SetInput(0, data.Inputs);
        net.SetTarget(data.Targets);
        return net;
    }

    // The table goes unit by unit, the bias last; the net takes weights by layers, then biases.
    private double[] Parameters() => [.. _weights[..6], .. _weights[7..13], _weights[6], _weights[13], .. _weights[14..17]];
}
