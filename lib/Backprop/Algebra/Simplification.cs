namespace Backprop;

/// <summary>Looks for a shorter expression of the same value: at each part, the shortest of a few ways to write it.</summary>
internal static class Simplification
{
    public static Expr Simplify(Expr root)
    {
        // Each round can open the way for another; a round that changes nothing is the last.
        for (var round = 0; round < 8; round++)
        {
            var simpler = Traversal.Rewrite(root, (_, node) => Shortest(node), node => node is not Quantity);
            if (ReferenceEquals(simpler, root)) break;
            root = simpler;
        }

        return root;
    }

    private static Expr Shortest(Expr node)
    {
        var best = node;
        var length = UnicodePrinter.Instance.Length(node);
        foreach (var other in OtherWays(node))
        {
            var otherLength = UnicodePrinter.Instance.Length(other);
            if (otherLength < length) (best, length) = (other, otherLength);
        }

        return best;
    }

    private static IEnumerable<Expr> OtherWays(Expr node)
    {
        switch (node)
        {
            case Sum sum:
                if (IsSmall(sum)) yield return Expansion.Expand(sum);
                yield return Factoring.FactorOut(sum);
                yield return Pythagoras(sum);
                break;

            // c(a − b) with c < 0 reads better as |c|(b − a).
            case Product { Coefficient.Sign: < 0, Factors: [Sum { Terms: [_, var last] }] } product when Product.SplitCoefficient(last).Coefficient.Sign < 0:
                yield return Number.Of(-product.Coefficient) * Sum.Of([.. ((Sum)product.Factors[0]).Terms.Reverse().Select(term => -term)]);
                break;

            // eᵘ·eᵛ = eᵘ⁺ᵛ
            case Product product:
                var exponents = product.Factors.Where(IsExponential).Select(factor => ((Call)factor).Argument).ToArray();
                if (exponents.Length > 1)
                    yield return Product.Of([Number.Of(product.Coefficient), .. product.Factors.Where(factor => !IsExponential(factor)), Functions.Exp.Apply(Sum.Of(exponents))]);
                break;
        }
    }

    private static bool IsExponential(Expr factor) => factor is Call call && call.Function == Functions.Exp;

    // sin²u + cos²u = 1
    private static Expr Pythagoras(Sum sum)
    {
        foreach (var term in sum.Terms)
        {
            if (SquareOf(term, Functions.Sin) is not { } argument) continue;
            var cosine = Functions.Cos.Apply(argument).Pow(2);
            if (sum.Terms.Contains(cosine)) return Sum.Of([sum, -term, -cosine, Expr.One]);
        }

        return sum;
    }

    private static Expr? SquareOf(Expr term, Function function) =>
        term is Power { Exponent: Number { Value: var n }, Base: Call call } && n == 2 && call.Function == function ? call.Argument : null;

    // Multiplying out a large sum of products only to find it longer is wasted time.
    private static bool IsSmall(Sum sum)
    {
        var size = sum.Terms.Sum(term => (long)Multiplied(term));
        return size <= 200;

        static double Multiplied(Expr term) => term switch
        {
            Product product => product.Factors.Aggregate(1.0, (count, factor) => Math.Min(1e6, count * Multiplied(factor))),
            Power { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } n }, Base: Sum inner } => Math.Min(1e6, Math.Pow(inner.Terms.Length, n.ToDouble())),
            Sum inner => inner.Terms.Length,
            _ => 1,
        };
    }
}
