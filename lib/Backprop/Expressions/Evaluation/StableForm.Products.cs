namespace Backprop;

/// <content>Products and quotients of exponentials, whose factors alone would leave the range of numbers.</content>
internal sealed partial class StableForm
{
    // Longer sums stay factors; written out term by term they would take longer than they are worth.
    private const int MostTerms = 64;

    // A product whose factor is multiplied out is looked at again, and no more often than this.
    private const int MostOpened = 100;

    // Exponents cancel when they are multiplied out; one with more terms stays as it is written.
    private const int MostInExponents = 1_000;

    private Expr OfProduct(Product factors)
    {
        if (_workLeft <= 0 || _opened == MostOpened) return factors;
        var merged = Merged(factors);
        if (merged is not Product product) return merged;
        if (Distributed(product) is not { } sum) return Quotient(product) ?? product;
        _opened++;
        var terms = Sum.Of([.. sum.Select(term => term is Product next ? OfProduct(next) : term)]);
        _opened--;
        return terms is Sum several ? OneLess(several) ?? several : terms;
    }

    // eᵘeᵛ = eᵘ⁺ᵛ, which has a value where the one is beyond all numbers and the other 0.
    private Expr Merged(Product product)
    {
        var exponents = product.Factors.ToLookup(factor => ExponentOf(factor) is not null);
        if (exponents[true].Count() < 2) return product;
        var exponent = Sum.Of([.. exponents[true].Select(factor => ExponentOf(factor)!)]);
        return Product.Of([Number.Of(product.Coefficient), .. exponents[false], Functions.Exp.Apply(MultipliedOut(exponent))]);
    }

    // Only where something cancels: (x − m)² multiplied out would itself cancel, where x and m are large.
    private Expr MultipliedOut(Expr exponent)
    {
        if (_workLeft <= 0) return exponent;
        var open = Expansion.UpTo(MostInExponents, exponent, ref _workLeft);
        return LengthOf(open) < LengthOf(exponent) ? open : exponent;
    }

    // u of eᵘ, and nu of (eᵘ)ⁿ.
    private Expr? ExponentOf(Expr factor) => factor is Power { Exponent: Number n } power
        ? ArgumentOf(Functions.Exp, power.Base) is { } u ? n * u : null
        : ArgumentOf(Functions.Exp, factor);

    // Exponentials over sums of exponentials: each such divisor takes one of its terms out, and leaves a logistic function.
    private Expr? Quotient(Product product)
    {
        var (exponent, rest) = (Expr.Zero, new List<Expr> { Number.Of(product.Coefficient) });
        var (divisors, below) = (new List<List<Expr>>(), new List<Expr>());
        foreach (var factor in product.Factors)
        {
            var (@base, n) = factor is Power { Exponent: Number { Value: { IsInteger: true } r } } power && r.Abs() < 100 ? (power.Base, (int)r.Numerator) : (factor, 1);
            if (n == 1 && ArgumentOf(Functions.Exp, @base) is { } u) exponent += u;
            else if (n > 0 && ArgumentOf(Functions.Logistic, @base) is { } v) divisors.AddRange(Enumerable.Repeat<List<Expr>>([Expr.Zero, -v], n));
            else if (n < 0 && Named(@base) is Sum sum && TermsOf(sum) is { } terms) divisors.AddRange(Enumerable.Repeat(terms, -n));
            else if (n < 0 && ArgumentOf(Functions.Logistic, @base) is { } w) below.AddRange(Enumerable.Repeat(w, -n));
            else rest.Add(factor);
        }

        if (exponent.IsZero || divisors.Count == 0) return null;
        var above = new List<Expr>();
        foreach (var terms in divisors)
        {
            // The term that leaves no exponent or the shortest: for e^(−x)/(1 + e^(−x))² once the one and once the other.
            var at = Enumerable.Range(0, terms.Count).MinBy(k => LengthOf(MultipliedOut(exponent - terms[k])));
            exponent = MultipliedOut(exponent - terms[at]);
            var argument = terms[at] - LogarithmOfSum(terms.Where((_, k) => k != at));
            if (!below.Remove(argument)) above.Add(argument);
        }

        if (exponent.IsZero && below.Count == 0) return Product.Of([.. rest, .. above.Select(Functions.Logistic.Apply)]);
        // What is left over may be as large as the logistic functions are small: one exponential for all of it.
        var total = exponent - Sum.Of([.. above.Select(v => Functions.Softplus.Apply(-v))]) + Sum.Of([.. below.Select(v => Functions.Softplus.Apply(-v))]);
        return Product.Of([.. rest, Functions.Exp.Apply(WithOneSoftplus(total))]);
    }

    private int LengthOf(Expr exponent)
    {
        if (exponent.IsZero || _workLeft <= 0) return 0;
        var length = Traversal.ChildrenFirst(exponent).Count;
        _workLeft -= length;
        return length;
    }

    // softplus(u) = u + softplus(−u), where both stand in a sum.
    private Expr WithOneSoftplus(Expr exponent)
    {
        foreach (var part in Terms(exponent))
        {
            var (coefficient, call) = part is Product { Coefficient: var times, Factors: [Call only] } ? (times, only) : (1, part as Call);
            if (call?.Function != Functions.Softplus) continue;
            var opposite = Functions.Softplus.Apply(-call.Argument);
            if (Terms(exponent).Any(other => ReferenceEquals(other is Product { Factors: [var one] } ? one : other, opposite)))
                return MultipliedOut(exponent - part + Number.Of(coefficient) * (call.Argument + opposite));
        }

        return exponent;
    }

    // (u/a + v/b) a b = u b + v a, which has a value where a or b is 0; and a name for u/a is looked through. In the same way
    // (u eᵃ + v eᵇ) eᶜ = u eᵃ⁺ᶜ + v eᵇ⁺ᶜ.
    private Expr[]? Distributed(Product product)
    {
        var bases = product.Factors.Select(BaseOf).ToHashSet();
        var isScaled = product.Factors.Any(factor => ExponentOf(factor) is not null);
        var hasExponential = isScaled || product.Factors.Any(factor => ArgumentOf(Functions.Logistic, factor) is not null);
        foreach (var factor in product.Factors)
        {
            var named = Named(factor);
            if (named is not (Sum or Product) || named is Product && ReferenceEquals(named, factor)) continue;
            Expr[] terms = named is Sum sum ? [.. sum.Terms] : [named];
            if (terms.Length * (long)product.Factors.Length > _workLeft) continue;
            if (!terms.Any(IsDivided) && !(isScaled && terms.Length is > 1 and <= MostTerms && terms.Any(term => HasExponential(term)))) continue;
            Expr[] others = [Number.Of(product.Coefficient), .. product.Factors.Where(other => !ReferenceEquals(other, factor))];
            _workLeft -= terms.Length * (long)product.Factors.Length;
            // What has no reason to move stays one bracket: its terms may be large and nearly cancel.
            var moves = terms.ToLookup(term => IsDivided(term) || isScaled && HasExponential(term));
            IEnumerable<Expr> parts = moves[false].Any() ? moves[true].Append(Sum.Of([.. moves[false]])) : moves[true];
            return [.. parts.Select(term => Product.Of([term, .. others]))];
        }

        return null;

        bool IsDivided(Expr term) => DivisorsOf(term).Any(divisor => bases.Contains(divisor) || hasExponential && IsExponential(divisor));
    }

    // Whether an exponential is a factor of it, or of a term of one of its factors.
    private bool HasExponential(Expr term) => Found(_hasExponential, term, part => Named(part) switch
    {
        Product product => product.Factors.Any(HasExponential),
        Sum sum => sum.Terms.Any(HasExponential),
        var other => ExponentOf(other) is not null,
    });

    private bool IsExponential(Expr value) => Named(value) switch
    {
        Call call => call.Function == Functions.Logistic,
        Sum sum => TermsOf(sum) is not null,
        _ => false,
    };

    private static Expr BaseOf(Expr factor) => factor is Power { Exponent: Number } power ? power.Base : factor;

    private static IEnumerable<Expr> DivisorsOf(Expr term) =>
        (term is Product product ? product.Factors.AsEnumerable() : [term]).Where(Power.IsDivisor).Select(BaseOf);
}
