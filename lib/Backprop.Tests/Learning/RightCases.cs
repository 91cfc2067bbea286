namespace Backprop.Tests.Learning;

/// <summary>A case is right when every output unit is on its side of the bounds.</summary>
public class RightCases
{
    [Fact]
    public void A_case_counts_only_if_all_its_units_are_right()
    {
        // Identity units with bias 0 and unit weights give the inputs back, so the outputs are chosen here.
        var network = Network.Of(Layer.Of("output", 2, Activation.Identity, Layer.Input("input", 2))).Compile(4);
        network.Load(new DataSet([0.9, 0.9, 0.6, 0.1, 0.1, 0.6, 0.4, 0.7], [1, 1, 1, 0, 0, 0, 0, 1], 4));
        double[] identity = [1, 0, 0, 1, 0, 0];
        identity.CopyTo(network.Parameters);
        network.Sweep();
        // Cases: (0.9, 0.1), (0.9, 0.6), (0.6, 0.4), (0.1, 0.7) for targets (1, 0), (1, 0), (1, 0), (0, 1).
        Assert.Equal(3, network.RightCases());
        Assert.Equal(1, network.RightCases(0.2, 0.8));
        Assert.False(network.IsAllRight());
        network.Targets[5] = 1;
        Assert.True(network.IsAllRight());
    }
}
