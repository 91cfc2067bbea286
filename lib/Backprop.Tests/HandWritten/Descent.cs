namespace Backprop.Tests.HandWritten;

/// <summary>Equations (8) and (9): Δw(t) = −ε ∂E/∂w(t) + α Δw(t − 1), then every weight shrinks by the decay.</summary>
public sealed class Descent(int parameters)
{
    private readonly double[] _step = new double[parameters];

    public void Apply(double[] w, double[] gradient, double epsilon, double alpha, double decay = 0)
    {
        for (var k = 0; k < w.Length; k++)
        {
            _step[k] = alpha * _step[k] - epsilon * gradient[k];
            w[k] = (w[k] + _step[k]) * (1 - decay);
        }
    }
}
