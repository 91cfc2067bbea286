using Backprop.Tests.HandWritten;

namespace Backprop.Tests.Learning;

/// <summary>The hand-written gradient, which others are compared with, agrees with measured slopes and with the rules of the paper written out longhand.</summary>
public class HandWrittenGradient
{
    [Theory]
    [InlineData(Bend.Logistic, Bend.Logistic, Loss.HalfSquares)]
    [InlineData(Bend.Tanh, Bend.Linear, Loss.HalfSquares)]
    [InlineData(Bend.ReLU, Bend.Logistic, Loss.CrossEntropy)]
    [InlineData(Bend.Softplus, Bend.Softmax, Loss.LogLikelihood)]
    [InlineData(Bend.Linear, Bend.Tanh, Loss.HalfSquares)]
    public void Every_component_agrees_with_central_differences(Bend hidden, Bend output, Loss loss)
    {
        // Two input groups, a skip connection, odd sizes, a group without biases, and cases that do not fill a block.
        var random = new SeededRandom(5);
        var net = new LayeredNet([3, 2], [new(5, [0], hidden), new(3, [1, 2], hidden, Biased: false), new(3, [3, 0], output)], cases: 19) { Loss = loss };
        net.SetInput(0, random.Uniform(3 * 19, 1));
        net.SetInput(1, random.Uniform(2 * 19, 1));
        net.SetTarget(Targets(random, output, 19));
        var w = random.Uniform(net.ParameterCount, 1);
        var gradient = new double[w.Length];
        net.Forward(w);
        net.Backward(w, gradient);
        for (var k = 0; k < w.Length; k++)
        {
            var measured = (ErrorAt(net, w, k, 1e-5) - ErrorAt(net, w, k, -1e-5)) / 2e-5;
            Assert.Equal(measured, gradient[k], 1e-7);
        }
    }

    [Fact]
    public void Equations_4_to_7_by_hand_give_the_gradient_of_one_case()
    {
        // 1-1-1, all weights 0.5, biases 0.1, input 1, target 1, with a pocket calculator:
        // y1 = logistic(0.6) = 0.6456563; y2 = logistic(0.4228282) = 0.6041598; δ2 = (y2 − 1) y2 (1 − y2) = −0.0946655;
        // δ1 = 0.5 δ2 · y1 (1 − y1) = −0.0108290.
        var net = new LayeredNet([1], [new(1, [0], Bend.Logistic), new(1, [1], Bend.Logistic)], cases: 1);
        net.SetInput(0, [1]);
        net.SetTarget([1]);
        double[] w = [0.5, 0.1, 0.5, 0.1], gradient = new double[4];
        net.Forward(w);
        Assert.Equal(0.5 * 0.3958402 * 0.3958402, net.Backward(w, gradient), 6);
        Assert.Equal([-0.010829, -0.010829, -0.0611214, -0.0946655], gradient.Select(value => Math.Round(value, 7)));
    }

    [Fact]
    public void An_error_within_the_tolerance_counts_as_none()
    {
        var net = new LayeredNet([1], [new(2, [0], Bend.Linear)], cases: 1) { Tolerance = 0.2 };
        net.SetInput(0, [0]);
        net.SetTarget([1, 0]);
        var gradient = new double[4];
        net.Forward([0, 0, 0.85, 0.3]);
        Assert.Equal(0.5 * 0.09, net.Backward([0, 0, 0.85, 0.3], gradient), 12);
        Assert.Equal([0, 0, 0, 0.3], gradient);
    }

    [Fact]
    public void Momentum_and_decay_follow_equation_9()
    {
        // Step 1: Δ = −0.1·2 = −0.2, w = (1 − 0.2)·0.99 = 0.792. Step 2: Δ = −0.2 + 0.9·(−0.2) = −0.38, w = 0.412·0.99.
        var descent = new Descent(1);
        double[] w = [1];
        descent.Apply(w, [2], 0.1, 0.9, 0.01);
        descent.Apply(w, [2], 0.1, 0.9, 0.01);
        Assert.Equal(0.412 * 0.99, w[0], 12);
    }

    private static double ErrorAt(LayeredNet net, double[] w, int k, double step)
    {
        double[] moved = [.. w];
        moved[k] += step;
        net.Forward(moved);
        return net.Backward(moved, new double[w.Length]);
    }

    private static double[] Targets(SeededRandom random, Bend output, int cases)
    {
        var targets = new double[3 * cases];
        for (var c = 0; c < cases; c++)
        {
            // Softmax wants one unit on; the others take any pattern of 0 and 1.
            if (output == Bend.Softmax) targets[random.Below(3) * cases + c] = 1;
            else for (var j = 0; j < 3; j++) targets[j * cases + c] = random.Below(2);
        }

        return targets;
    }
}
