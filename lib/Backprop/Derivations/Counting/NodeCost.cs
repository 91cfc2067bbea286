using System.Numerics;

namespace Backprop;

/// <summary>What one node of an expression costs when its parts have been computed.</summary>
internal static class NodeCost
{
    public static OperationCount Of(Expr node) => node switch
    {
        // t₁ + … + tₙ: n − 1 additions
        Sum sum => new(sum.Terms.Length - 1, 0, 0),

        // c·f₁·…·fₙ: one multiplication or division between neighbours; c = ±1 is no factor
        Product product => Multiplied(product.Factors.Length - (product.Coefficient.Abs().IsOne && !product.Factors.All(Power.IsDivisor) ? 1 : 0)),

        // xⁿ by repeated squaring: a squaring for each binary digit after the first, a multiplication for each 1 among them
        Power { Exponent: Number { Value: { IsInteger: true } n } } => Multiplied(Squarings(BigInteger.Abs(n.Numerator))),
        Power or Call => new(0, 0, 1),
        Number or Symbol or Quantity => default,
        Element or IndexSum or KroneckerDelta or IndexVariable =>
            throw new InvalidOperationException($"{node} has indices, and how often it is computed depends on their sizes; write the formula out with For(new Sizes(…)) and count that."),
        Derivative => throw new InvalidOperationException($"{node} is not worked out yet; there is nothing to count."),
        _ => throw node.WithoutRule("what a node costs"),
    };

    /// <summary>Divisors such as x⁻¹ that no product divides by, so that 1/x costs a division of its own.</summary>
    public static IEnumerable<Expr> DivisorsAlone(Expr node) => node is Product ? [] : node.Children.Where(Power.IsDivisor);

    /// <summary>So many multiplications.</summary>
    public static OperationCount Multiplied(BigInteger times) => new(0, times, 0);

    private static BigInteger Squarings(BigInteger n) => n.GetBitLength() - 1 + BigInteger.PopCount(n) - 1;
}
