namespace Backprop.Tests.Teaching;

/// <summary>The program of exercise 5.5, whose δ is error · (1 − error): a network of two hidden units, all four cases in each sweep.</summary>
public class WrongSlopes
{
    private static readonly (double X1, double X2)[] Cases = [(0, 0), (0, 1), (1, 0), (1, 1)];

    [Fact]
    public void With_the_wrong_slope_AND_is_learned_from_every_start_and_XOR_from_none()
    {
        Assert.Equal(12, Solved([0, 0, 0, 1], (error, _) => error * (1 - error)));
        Assert.Equal(0, Solved([0, 1, 1, 0], (error, _) => error * (1 - error)));
        Assert.InRange(Solved([0, 1, 1, 0], (error, y) => error * y * (1 - y)), 6, 12);
    }

    // How many of twelve starts have all four outputs on the right side of ½ after 5,000 sweeps.
    private static int Solved(double[] targets, Func<double, double, double> deltaOf) => Enumerable.Range(1, 12).Count(seed =>
    {
        var random = new SeededRandom(seed);
        // For each hidden unit two weights and a bias, then those of the output.
        double[] w = [.. Enumerable.Range(0, 9).Select(_ => random.Uniform(1))];
        for (var sweep = 0; sweep < 5000; sweep++)
        {
            var slopes = new double[9];
            for (var c = 0; c < 4; c++)
            {
                var (h1, h2, y) = Outputs(w, Cases[c]);
                var delta = deltaOf(y - targets[c], y);
                var (d1, d2) = (delta * w[6] * h1 * (1 - h1), delta * w[7] * h2 * (1 - h2));
                double[] own = [d1 * Cases[c].X1, d1 * Cases[c].X2, d1, d2 * Cases[c].X1, d2 * Cases[c].X2, d2, delta * h1, delta * h2, delta];
                for (var k = 0; k < 9; k++) slopes[k] += own[k];
            }

            for (var k = 0; k < 9; k++) w[k] -= 0.5 * slopes[k];
        }

        return Enumerable.Range(0, 4).All(c => Outputs(w, Cases[c]).Y > 0.5 == targets[c] > 0.5);
    });

    private static (double H1, double H2, double Y) Outputs(double[] w, (double X1, double X2) at)
    {
        var (h1, h2) = (Bent(w[0] * at.X1 + w[1] * at.X2 + w[2]), Bent(w[3] * at.X1 + w[4] * at.X2 + w[5]));
        return (h1, h2, Bent(w[6] * h1 + w[7] * h2 + w[8]));
    }

    private static double Bent(double x) => 1 / (1 + Math.Exp(-x));
}
