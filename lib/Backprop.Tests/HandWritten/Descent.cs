using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backprop.Tests.HandWritten;

/// <summary>Equations (8) and (9): Δw(t) = −ε ∂E/∂w(t) + α Δw(t − 1), then every weight shrinks by the decay.</summary>
public sealed class Descent(int parameters)
{
    private readonly double[] _step = new double[parameters];

    public void Apply(double[] w, double[] gradient, double epsilon, double alpha, double decay = 0)
    {
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(w.AsSpan());
        var steps = MemoryMarshal.Cast<double, Vector256<double>>(_step.AsSpan());
        var slopes = MemoryMarshal.Cast<double, Vector256<double>>(gradient.AsSpan());
        for (var k = 0; k < vectors.Length; k++)
        {
            steps[k] = alpha * steps[k] - epsilon * slopes[k];
            vectors[k] = (vectors[k] + steps[k]) * (1 - decay);
        }

        for (var k = vectors.Length * Vector256<double>.Count; k < w.Length; k++)
        {
            _step[k] = alpha * _step[k] - epsilon * gradient[k];
            w[k] = (w[k] + _step[k]) * (1 - decay);
        }
    }
}
