namespace Backprop;

/// <summary>Takes out what all terms of a sum share: ax + ay becomes a(x + y).</summary>
internal static class Factoring
{
    public static Expr FactorOut(Sum sum)
    {
        var terms = sum.Terms.Select(Parts).ToArray();
        var common = new List<Expr>();
        foreach (var (@base, exponent) in terms[0].Powers)
        {
            var lowest = exponent;
            foreach (var term in terms)
            {
                if (!term.Powers.TryGetValue(@base, out var other)) lowest = 0;
                else if (other < lowest) lowest = other;
            }

            if (lowest.Sign > 0) common.Add(@base.Pow(lowest));
        }

        var number = terms.Select(term => term.Coefficient.Abs()).Aggregate(GreatestCommonDivisor);
        if (terms.All(term => term.Coefficient.Sign < 0)) number = -number;
        if (common.Count == 0 && number.IsOne) return sum;
        var factor = Product.Of([Number.Of(number), .. common]);
        return Product.Of(factor, Sum.Of([.. sum.Terms.Select(term => term / factor)]));
    }

    // gcd(a/b, c/d) = gcd(a, c)/lcm(b, d)
    private static Rational GreatestCommonDivisor(Rational x, Rational y)
    {
        var below = System.Numerics.BigInteger.GreatestCommonDivisor(x.Denominator, y.Denominator);
        return new(System.Numerics.BigInteger.GreatestCommonDivisor(x.Numerator, y.Numerator), x.Denominator / below * y.Denominator);
    }

    private static (Rational Coefficient, Dictionary<Expr, Rational> Powers) Parts(Expr term)
    {
        var (coefficient, body) = Product.SplitCoefficient(term);
        var powers = new Dictionary<Expr, Rational>();
        foreach (var factor in body is null ? [] : body is Product product ? product.Factors : [body])
        {
            if (factor is Power { Exponent: Number exponent } power) powers[power.Base] = exponent.Value;
            else powers[factor] = 1;
        }

        return (coefficient, powers);
    }
}
