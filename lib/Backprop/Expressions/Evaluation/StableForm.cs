namespace Backprop;

/// <summary>The same value by another route, on which no number on the way overflows or cancels where the result itself does not.</summary>
/// <remarks>
/// A value that is positive because it is made of exponentials is known by its logarithm: ln eᵘ = u, ln logistic u =
/// −softplus(−u), ln(eᵘ + eᵛ) = u + softplus(v − u). So logarithms of such values need no exponential, and quotients of them
/// are one logistic function of a difference: eᵘ/(eᵘ + eᵛ) = logistic(u − v). What is 1 less a logistic function is one too,
/// 1 − logistic u = logistic(−u), and a factor that would be divided by and multiplied with is cancelled. A logistic function
/// that is written with tanh is read as one.
/// </remarks>
internal static class StableForm
{
    // Longer sums stay factors; written out term by term they would take longer than they are worth.
    private const int MostTerms = 64;

    /// <summary>The form that is evaluated in place of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="opens">Which quantities are computed from their definitions; null means all.</param>
    public static Expr Of(Expr expression, Func<Expr, bool>? opens = null) => Of([expression], opens)[0];

    /// <summary>The same for several expressions that share parts.</summary>
    public static Expr[] Of(ReadOnlySpan<Expr> expressions, Func<Expr, bool>? opens = null)
    {
        var order = Traversal.ChildrenFirst(expressions, opens);
        if (!order.Any(node => node is Call { Function: KnownFunction known } && (known == Functions.Exp || known == Functions.Logistic || known == Functions.Tanh))) return [.. expressions];
        var done = new Dictionary<Expr, Expr>();
        var isDividedByTanh = order.Any(node => Power.IsDivisor(node) && TanhAsLogistic.Of(((Power)node).Base, part => Named(part, opens)) is not null);
        foreach (var node in order)
        {
            var isOpened = opens?.Invoke(node) != false;
            var rebuilt = isOpened && node.Children.Any(child => !ReferenceEquals(done[child], child)) ? node.Rebuild([.. node.Children.Select(child => done[child])]) : node;
            if (isOpened && isDividedByTanh) rebuilt = TanhAsLogistic.In(rebuilt, part => Named(part, opens));
            done.Add(node, isOpened ? Rewritten(rebuilt, opens) : node);
        }

        return [.. expressions.ToArray().Select(expression => done[expression])];
    }

    /// <summary>An expression in which only the logarithms of exponentials are written so; elements of families are looked through to their definitions.</summary>
    public static Expr OfLogarithms(Expr expression) => Traversal.Rewrite(
        expression,
        (_, node) => node is Call { Function: var function } call && function == Functions.Ln ? LogarithmOf(call.Argument, null) ?? node : node,
        node => node is not (Quantity or Element));

    private static Expr Rewritten(Expr node, Func<Expr, bool>? opens) => node switch
    {
        Call { Function: var function } call when function == Functions.Ln => LogarithmOf(call.Argument, opens) ?? node,
        Sum sum => OneLess(sum, opens) ?? node,
        Power power => OneOver(power, opens) ?? node,
        Product product => OfProduct(product, opens),
        _ => node,
    };

    // Through names to what they stand for.
    private static Expr Named(Expr node, Func<Expr, bool>? opens)
    {
        while (node is Quantity or Element && opens?.Invoke(node) != false && Family.Of(node)?.DefinitionAt(Family.IndicesOf(node)) is { } definition) node = definition;
        return node;
    }

    private static Expr? ArgumentOf(KnownFunction function, Expr node, Func<Expr, bool>? opens) =>
        Named(node, opens) is Call call && call.Function == function ? call.Argument : null;

    // ln of a value that is made of exponentials; null of any other.
    private static Expr? LogarithmOf(Expr value, Func<Expr, bool>? opens)
    {
        if (TanhAsLogistic.Of(value, part => Named(part, opens)) is ({ Sign: > 0 } factor, var argument))
            return LogarithmOf(factor) - Functions.Softplus.Apply(-argument);
        switch (Named(value, opens))
        {
            case Call call when call.Function == Functions.Exp:
                return call.Argument;
            case Call call when call.Function == Functions.Logistic:
                return -Functions.Softplus.Apply(-call.Argument);
            case Power { Exponent: Number } power:
                return LogarithmOf(power.Base, opens) is { } log ? power.Exponent * log : null;
            case Product { Coefficient.Sign: > 0 } product:
                return AllOf(product.Factors, opens) is { } logs ? Sum.Of([.. logs, LogarithmOf(product.Coefficient)]) : null;
            case IndexSum { Body: Call inner } when inner.Function == Functions.Exp:
                return Functions.Ln.Apply(value);
            case Sum sum when OneLess(sum, opens) is { } less:
                return LogarithmOf(less, opens);
            case Sum sum:
                return TermsOf(sum, opens) is { } terms ? LogarithmOfSum(terms) : null;
            default:
                return null;
        }
    }

    private static Expr LogarithmOf(Rational number) => Functions.Ln.Apply(Number.Of(number));

    // The logarithms of the terms of a sum, all of which are exponentials or positive numbers, and one at least an exponential.
    private static List<Expr>? TermsOf(Sum sum, Func<Expr, bool>? opens)
    {
        if (sum.Terms.All(term => term is Number)) return null;
        var logs = sum.Terms.Select(term => term is Number { Value: var number } ? number.Sign > 0 ? LogarithmOf(number) : null : LogarithmOf(term, opens)).ToList();
        return logs.Contains(null) ? null : [.. logs.OfType<Expr>()];
    }

    private static List<Expr>? AllOf(IEnumerable<Expr> factors, Func<Expr, bool>? opens)
    {
        var logs = factors.Select(factor => LogarithmOf(factor, opens)).ToList();
        return logs.Contains(null) ? null : [.. logs.OfType<Expr>()];
    }

    private static Expr LogarithmOfSum(IEnumerable<Expr> logarithms) =>
        logarithms.Reverse().Aggregate((rest, log) => log + Functions.Softplus.Apply(rest - log));

    // 1 − logistic u = logistic(−u)
    private static Expr? OneLess(Sum sum, Func<Expr, bool>? opens)
    {
        if (sum.Terms.Length != 2 || sum.Terms.FirstOrDefault(term => term.IsOne) is not { } one) return null;
        var other = -sum.Terms.First(term => !ReferenceEquals(term, one));
        return ArgumentOf(Functions.Logistic, other, opens) is { } u ? Functions.Logistic.Apply(-u) : null;
    }

    // 1/(1 + eᵘ) = logistic(−u)
    private static Expr? OneOver(Power power, Func<Expr, bool>? opens)
    {
        if (power.Exponent is not Number { Value: var r } || r != -1 || Named(power.Base, opens) is not Sum sum || TermsOf(sum, opens) is not { } terms) return null;
        var at = terms.FindIndex(log => log.IsZero);
        return at < 0 ? null : Functions.Logistic.Apply(-LogarithmOfSum(terms.Where((_, k) => k != at)));
    }

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
