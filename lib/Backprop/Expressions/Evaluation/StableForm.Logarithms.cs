namespace Backprop;

/// <content>Logarithms of what is made of exponentials, and logistic functions that stand as 1 less another or as 1 over a sum.</content>
internal static partial class StableForm
{
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
}
