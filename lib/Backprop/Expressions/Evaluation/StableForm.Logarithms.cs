namespace Backprop;

/// <content>Logarithms of what is made of exponentials, and logistic functions that stand as 1 over a sum.</content>
internal sealed partial class StableForm
{
    // ln of a value that is made of exponentials; null of any other.
    private Expr? LogarithmOf(Expr value) => Found(_logarithms, value, Logarithm);

    private Expr? Logarithm(Expr value)
    {
        if (TanhAsLogistic.Of(value, Named) is ({ Sign: > 0 } factor, var argument))
            return LogarithmOf(factor) - Functions.Softplus.Apply(-argument);
        switch (Named(value))
        {
            case Call call when call.Function == Functions.Exp:
                return call.Argument;
            case Call call when call.Function == Functions.Logistic:
                return -Functions.Softplus.Apply(-call.Argument);
            case Power { Exponent: Number } power:
                return LogarithmOf(power.Base) is { } log ? power.Exponent * log : null;
            case Product { Coefficient.Sign: > 0 } product:
                return AllOf(product.Factors) is { } logs ? Sum.Of([.. logs, LogarithmOf(product.Coefficient)]) : null;
            case IndexSum { Body: Call inner } when inner.Function == Functions.Exp:
                return Functions.Ln.Apply(value);
            case Sum sum when OneLess(sum) is { } less:
                return LogarithmOf(less);
            case Sum sum:
                return TermsOf(sum) is { } terms ? LogarithmOfSum(terms) : null;
            default:
                return null;
        }
    }

    private static Expr LogarithmOf(Rational number) => Functions.Ln.Apply(Number.Of(number));

    // The logarithms of the terms of a sum, all of which are exponentials or positive numbers, and one at least an exponential.
    private List<Expr>? TermsOf(Sum sum)
    {
        if (sum.Terms.All(term => term is Number)) return null;
        var logs = sum.Terms.Select(term => term is Number { Value: var number } ? number.Sign > 0 ? LogarithmOf(number) : null : LogarithmOf(term)).ToList();
        return logs.Contains(null) ? null : [.. logs.OfType<Expr>()];
    }

    private List<Expr>? AllOf(IEnumerable<Expr> factors)
    {
        var logs = factors.Select(factor => LogarithmOf(factor)).ToList();
        return logs.Contains(null) ? null : [.. logs.OfType<Expr>()];
    }

    private static Expr LogarithmOfSum(IEnumerable<Expr> logarithms) =>
        logarithms.Reverse().Aggregate((rest, log) => log + Functions.Softplus.Apply(rest - log));

    // 1/(1 + eᵘ) = logistic(−u)
    private Expr? OneOver(Power power)
    {
        if (power.Exponent is not Number { Value: var r } || r != -1 || Named(power.Base) is not Sum sum || TermsOf(sum) is not { } terms) return null;
        var at = terms.FindIndex(log => log.IsZero);
        return at < 0 ? null : Functions.Logistic.Apply(-LogarithmOfSum(terms.Where((_, k) => k != at)));
    }
}
