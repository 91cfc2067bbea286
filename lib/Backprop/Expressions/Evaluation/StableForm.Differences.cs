using System.Collections.Immutable;

namespace Backprop;

/// <content>Differences of values that are nearly the same: what a logistic function lacks of 1 is another one.</content>
internal sealed partial class StableForm
{
    // Each term of a sum is held against each other.
    private const int MostCompared = 16;

    // A higher power of a logistic function is written out no more.
    private const int MostPower = 8;

    // t − t logistic u = t logistic(−u), for as many pairs of terms as there are.
    private Expr? OneLess(Sum sum)
    {
        if (_workLeft <= 0 || sum.Terms.Length > MostCompared || !sum.Terms.Any(HasLogistic)) return null;
        List<Expr> terms = [.. sum.Terms];
        var isPaired = ArePaired(terms);
        // A bracket is opened only where its terms are taken up: others may be large and nearly cancel.
        for (var i = 0; i < terms.Count; i++)
        {
            if (!IsProductOfSums(terms[i]) || !HasLogistic(terms[i]) || Expansion.UpTo(MostCompared, terms[i], ref _workLeft) is not Sum parts) continue;
            List<Expr> opened = [.. terms[..i], .. parts.Terms, .. terms[(i + 1)..]];
            if (ArePaired(opened) && opened.Count <= terms.Count) (terms, isPaired, i) = (opened, true, -1);
        }

        return isPaired ? Sum.Of([.. terms]) : null;
    }

    private bool ArePaired(List<Expr> terms)
    {
        var found = false;
        for (var i = 0; i < terms.Count && _workLeft > 0; i++)
        {
            _workLeft -= terms.Count;
            for (var k = 0; k < terms.Count; k++)
            {
                if (Less(terms[i], terms[k]) is not { } less) continue;
                terms[i] = less;
                terms.RemoveAt(k);
                (i, found) = (-1, true);
                break;
            }
        }

        return found;
    }

    // What the sum of two terms is, where the second takes a logistic part of the first away.
    private Expr? Less(Expr term, Expr other)
    {
        var (coefficient, factors) = other is Product product ? (-product.Coefficient, product.Factors) : (-1, [other]);
        foreach (var factor in factors)
        {
            Expr Without(Expr instead) => Product.Of([Number.Of(coefficient), .. factors.Select(each => ReferenceEquals(each, factor) ? instead : each)]);
            if (ArgumentOf(Functions.Logistic, factor) is { } u && ReferenceEquals(term, Without(Expr.One))) return Without(Functions.Logistic.Apply(-u));
            if (OfPowers(term, factor, Without) is { } powers) return powers;

            // The same within exponentials: logistic v = e^(−softplus(−v)), and logistic(−v) = e^(−v − softplus(−v)).
            if (ExponentOf(factor) is not { } q) continue;
            foreach (var softplus in SoftplusesTakenFrom(q))
            {
                var v = -softplus.Argument;
                foreach (var (p, lacks) in new[] { (q + softplus, -Functions.Softplus.Apply(v)), (MultipliedOut(q + softplus + v), -softplus) })
                {
                    if (ReferenceEquals(term, Without(Functions.Exp.Apply(p)))) return Without(Functions.Exp.Apply(MultipliedOut(p + lacks)));
                }
            }
        }

        return null;
    }

    // lᵏ − lⁿ = lᵏ(1 − l)(1 + l + … + lⁿ⁻ᵏ⁻¹).
    private Expr? OfPowers(Expr term, Expr factor, Func<Expr, Expr> without)
    {
        if (factor is not Power { Exponent: Number { Value: var n } } power || !n.IsInteger || n <= 1 || n > MostPower || ArgumentOf(Functions.Logistic, power.Base) is not { } u) return null;
        var highest = (int)n.ToDouble();
        for (var k = 0; k < highest; k++)
        {
            if (ReferenceEquals(term, without(power.Base.Pow(k))))
                return without(power.Base.Pow(k) * Functions.Logistic.Apply(-u) * Sum.Of([.. Enumerable.Range(0, highest - k).Select(j => power.Base.Pow(j))]));
        }

        return null;
    }

    private static bool IsProductOfSums(Expr term) => term is Product product && product.Factors.Any(factor => BaseOf(factor) is Sum);

    private bool HasLogistic(Expr term) => (term is Product product ? product.Factors : [term]).Any(factor =>
        ArgumentOf(Functions.Logistic, BaseOf(factor)) is not null
        || ExponentOf(factor) is { } exponent && SoftplusesTakenFrom(exponent).Any());

    private static IEnumerable<Call> SoftplusesTakenFrom(Expr exponent) =>
        Terms(exponent).Select(term => -term).OfType<Call>().Where(call => call.Function == Functions.Softplus);

    private static ImmutableArray<Expr> Terms(Expr value) => value is Sum sum ? sum.Terms : [value];
}
