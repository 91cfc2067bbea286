using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>The functions that the framework does not have on four doubles at once.</summary>
internal static class VectorFunctions
{
    /// <summary>1/(1 + e⁻ᵘ); where e⁻ᵘ overflows, that is 1/∞ = 0, as it should be.</summary>
    public static Vector256<double> Logistic(Vector256<double> u) => Vector256<double>.One / (Vector256<double>.One + Vector256.Exp(-u));

    /// <summary>tanh u = 2/(1 + e⁻²ᵘ) − 1; the odd polynomial near 0, where that would cancel.</summary>
    public static Vector256<double> Tanh(Vector256<double> u)
    {
        // Below 2⁻⁸ the next term, 17u⁷/315, changes the last bit only.
        var square = u * u;
        var small = u * (Vector256<double>.One - square * (Vector256.Create(1.0 / 3) - square * Vector256.Create(2.0 / 15)));
        var large = Vector256.Create(2.0) * Logistic(u + u) - Vector256<double>.One;
        return Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(u), Vector256.Create(1.0 / 256)), small, large);
    }

    /// <summary>ln(1 + eᵘ) = max(u, 0) + ln(1 + e^(−|u|)), which overflows nowhere.</summary>
    public static Vector256<double> Softplus(Vector256<double> u) =>
        Vector256.Max(u, Vector256<double>.Zero) + Vector256.Log(Vector256<double>.One + Vector256.Exp(-Vector256.Abs(u)));

    /// <summary>max(0, u).</summary>
    public static Vector256<double> ReLU(Vector256<double> u) => Vector256.Max(u, Vector256<double>.Zero);

    /// <summary>1 above zero, 0 at zero and below.</summary>
    public static Vector256<double> Step(Vector256<double> u) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(u, Vector256<double>.Zero), Vector256<double>.One, Vector256<double>.Zero);

    /// <summary>−1, 0 or 1.</summary>
    public static Vector256<double> Sign(Vector256<double> u) => Step(u) - Step(-u);
}
