using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backprop.Tests.HandWritten;

/// <summary>Activation functions over whole rows, and their slopes written with the output y.</summary>
internal static class Bends
{
    /// <summary>y = f(x) in place.</summary>
    public static void Apply(Bend bend, Span<double> rows, int cases)
    {
        if (bend == Bend.Softmax)
        {
            Softmax(rows, cases);
            return;
        }

        foreach (ref var x in MemoryMarshal.Cast<double, Vector256<double>>(rows))
        {
            x = bend switch
            {
                Bend.Logistic => Vector256<double>.One / (Vector256<double>.One + Vector256.Exp(-x)),
                Bend.Tanh => Tanh(x),
                Bend.ReLU => Vector256.Max(x, Vector256<double>.Zero),
                Bend.Softplus => Vector256.Max(x, Vector256<double>.Zero) + Vector256.Log(Vector256<double>.One + Vector256.Exp(-Vector256.Abs(x))),
                _ => x,
            };
        }
    }

    /// <summary>δ = ∂E/∂y · f′, equation (5), in place; y is the output.</summary>
    public static void Slope(Bend bend, Span<double> delta, ReadOnlySpan<double> output)
    {
        var d = MemoryMarshal.Cast<double, Vector256<double>>(delta);
        var y = MemoryMarshal.Cast<double, Vector256<double>>(output);
        for (var k = 0; k < d.Length; k++)
        {
            d[k] *= bend switch
            {
                Bend.Logistic => y[k] * (Vector256<double>.One - y[k]),
                Bend.Tanh => Vector256<double>.One - y[k] * y[k],
                Bend.ReLU => Vector256.ConditionalSelect(Vector256.GreaterThan(y[k], Vector256<double>.Zero), Vector256<double>.One, Vector256<double>.Zero),
                // y = ln(1 + eˣ), so the slope eˣ/(1 + eˣ) is 1 − e⁻ʸ.
                Bend.Softplus => Vector256<double>.One - Vector256.Exp(-y[k]),
                _ => Vector256<double>.One,
            };
        }
    }

    // tanh x = 2/(1 + e^−2x) − 1.
    private static Vector256<double> Tanh(Vector256<double> x) =>
        Vector256.Create(2.0) / (Vector256<double>.One + Vector256.Exp(-2 * x)) - Vector256<double>.One;

    private static void Softmax(Span<double> rows, int cases)
    {
        for (var c = 0; c < cases; c++)
        {
            var (most, sum) = (double.NegativeInfinity, 0.0);
            for (var k = c; k < rows.Length; k += cases) most = Math.Max(most, rows[k]);
            for (var k = c; k < rows.Length; k += cases) sum += rows[k] = Math.Exp(rows[k] - most);
            for (var k = c; k < rows.Length; k += cases) rows[k] /= sum;
        }
    }
}
