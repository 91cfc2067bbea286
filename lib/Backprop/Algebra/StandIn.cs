using System.Globalization;

namespace Backprop;

/// <summary>A particular smooth function in place of each undefined one: f(u) = sin(ku + c), with a k and a c of its own.</summary>
/// <remarks>Its derivatives are known to all orders, f⁽ⁿ⁾(u) = kⁿ sin(ku + c + nπ/2), so that σ, σ′ and σ″ stay consistent.</remarks>
/// <param name="seed">Another number gives other functions.</param>
internal sealed class StandIn(int seed)
{
    /// <summary>The function, or its derivative, at an argument.</summary>
    public Ball ValueOf(UndefinedFunction function, Ball u)
    {
        var (k, c) = Constants(function.Name);
        var (scale, shift) = (Math.Pow(k, function.Order), c + function.Order * Math.PI / 2);
        return u.NoSteeperThan(scale * k, x => scale * Math.Sin(k * x + shift)) + new Ball(0, scale * Rest(u.Middle, function.Order));
    }

    /// <summary>What stands in, as a text: σ(u) = sin(0.75u + 0.5).</summary>
    public string Describe(Name function)
    {
        var (k, c) = Constants(function);
        return string.Create(CultureInfo.InvariantCulture, $"{function}(u) = sin({k}u + {c})");
    }

    // Sixteenths and eighths, so that what is said is what is computed.
    private (double K, double C) Constants(Name name)
    {
        var number = name.Identifier.Aggregate(17 + seed, (sum, letter) => unchecked(sum * 31 + letter));
        return (0.5 + (number & 15) / 16.0, (number >> 4 & 31) / 8.0);
    }

    // ku + c + nπ/2 is rounded before its sine is taken.
    private static double Rest(double u, int order) => 1e-15 * (4 + 2 * Math.Abs(u) + 2 * order);
}
