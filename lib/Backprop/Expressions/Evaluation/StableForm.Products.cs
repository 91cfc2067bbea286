namespace Backprop;

/// <content>Products and quotients of exponentials, whose factors alone would leave the range of numbers.</content>
internal static partial class StableForm
{
    // Longer sums stay factors; written out term by term they would take longer than they are worth.
    private const int MostTerms = 64;

    private static Expr OfProduct(Product factors, Func<Expr, bool>? opens)
    {
        if (Merged(factors, opens) is not Product product) return Merged(factors, opens);
        if (Distributed(product, opens) is not { } sum) return Quotient(product, opens) ?? product;
        return Sum.Of([.. sum.Select(term => term is Product next ? OfProduct(next, opens) : term)]);
    }

    // eᵘeᵛ = eᵘ⁺ᵛ, which has a value where the one is beyond all numbers and the other 0.
    private static Expr Merged(Product product, Func<Expr, bool>? opens)
    {
        var exponents = product.Factors.ToLookup(factor => ExponentOf(factor, opens) is not null);
        if (exponents[true].Count() < 2) return product;
        var exponent = Sum.Of([.. exponents[true].Select(factor => ExponentOf(factor, opens)!)]).Expand();
        return Product.Of([Number.Of(product.Coefficient), .. exponents[false], Functions.Exp.Apply(exponent)]);
    }

    // u of eᵘ, and nu of (eᵘ)ⁿ.
    private static Expr? ExponentOf(Expr factor, Func<Expr, bool>? opens) => factor is Power { Exponent: Number n } power
        ? ArgumentOf(Functions.Exp, power.Base, opens) is { } u ? n * u : null
        : ArgumentOf(Functions.Exp, factor, opens);

    // Exponentials over sums of exponentials: each such divisor takes one of its terms out, and leaves a logistic function.
    private static Expr? Quotient(Product product, Func<Expr, bool>? opens)
    {
        var (exponent, rest) = (Expr.Zero, new List<Expr> { Number.Of(product.Coefficient) });
        var (divisors, below) = (new List<List<Expr>>(), new List<Expr>());
        foreach (var factor in product.Factors)
        {
            var (@base, n) = factor is Power { Exponent: Number { Value: { IsInteger: true } r } } power && r.Abs() < 100 ? (power.Base, (int)r.Numerator) : (factor, 1);
            if (n == 1 && ArgumentOf(Functions.Exp, @base, opens) is { } u) exponent += u;
            else if (n > 0 && ArgumentOf(Functions.Logistic, @base, opens) is { } v) divisors.AddRange(Enumerable.Repeat<List<Expr>>([Expr.Zero, -v], n));
            else if (n < 0 && Named(@base, opens) is Sum sum && TermsOf(sum, opens) is { } terms) divisors.AddRange(Enumerable.Repeat(terms, -n));
            else if (n < 0 && ArgumentOf(Functions.Logistic, @base, opens) is { } w) below.AddRange(Enumerable.Repeat(w, -n));
            else rest.Add(factor);
        }

        if (exponent.IsZero || divisors.Count == 0) return null;
        var above = new List<Expr>();
        foreach (var terms in divisors)
        {
            // The term that leaves the shortest exponent: for e^(−x)/(1 + e^(−x))² once the one and once the other.
            var at = Enumerable.Range(0, terms.Count).MinBy(k => Traversal.ChildrenFirst((exponent - terms[k]).Expand()).Count);
            exponent = (exponent - terms[at]).Expand();
            var argument = terms[at] - LogarithmOfSum(terms.Where((_, k) => k != at));
            if (!below.Remove(argument)) above.Add(argument);
        }

        if (exponent.IsZero && below.Count == 0) return Product.Of([.. rest, .. above.Select(Functions.Logistic.Apply)]);
        // What is left over may be as large as the logistic functions are small: one exponential for all of it.
        var total = exponent - Sum.Of([.. above.Select(v => Functions.Softplus.Apply(-v))]) + Sum.Of([.. below.Select(v => Functions.Softplus.Apply(-v))]);
        return Product.Of([.. rest, Functions.Exp.Apply(total)]);
    }

    // (u/a + v/b) a b = u b + v a, which has a value where a or b is 0; and a name for u/a is looked through. In the same way
    // (u eᵃ + v eᵇ) eᶜ = u eᵃ⁺ᶜ + v eᵇ⁺ᶜ.
    private static IEnumerable<Expr>? Distributed(Product product, Func<Expr, bool>? opens)
    {
        var bases = product.Factors.Select(BaseOf).ToHashSet();
        var isScaled = product.Factors.Any(factor => ExponentOf(factor, opens) is not null);
        var hasExponential = isScaled || product.Factors.Any(factor => ArgumentOf(Functions.Logistic, factor, opens) is not null);
        foreach (var factor in product.Factors)
        {
            var named = Named(factor, opens);
            if (named is not (Sum or Product) || named is Product && ReferenceEquals(named, factor)) continue;
            Expr[] terms = named is Sum sum ? [.. sum.Terms] : [named];
            if (!terms.Any(term => DivisorsOf(term).Any(divisor => bases.Contains(divisor) || hasExponential && IsExponential(divisor, opens)))
                && !(isScaled && terms.Length is > 1 and <= MostTerms && terms.Any(term => HasExponential(term, opens)))) continue;
            Expr[] others = [Number.Of(product.Coefficient), .. product.Factors.Where(other => !ReferenceEquals(other, factor))];
            return terms.Select(term => Product.Of([term, .. others]));
        }

        return null;
    }

    // Whether an exponential is a factor of it, or of a term of one of its factors.
    private static bool HasExponential(Expr term, Func<Expr, bool>? opens) => Named(term, opens) switch
    {
        Product product => product.Factors.Any(factor => HasExponential(factor, opens)),
        Sum sum => sum.Terms.Any(part => HasExponential(part, opens)),
        var other => ExponentOf(other, opens) is not null,
    };

    private static bool IsExponential(Expr value, Func<Expr, bool>? opens) => Named(value, opens) switch
    {
        Call call => call.Function == Functions.Logistic,
        Sum sum => TermsOf(sum, opens) is not null,
        _ => false,
    };

    private static Expr BaseOf(Expr factor) => factor is Power { Exponent: Number } power ? power.Base : factor;

    private static IEnumerable<Expr> DivisorsOf(Expr term) =>
        (term is Product product ? product.Factors.AsEnumerable() : [term]).Where(Power.IsDivisor).Select(BaseOf);
}
