namespace Backprop;

/// <content>Whether a numerator with sums over indices in it is 0.</content>
internal sealed partial class RationalForm
{
    /// <summary>True when it is proved that the values differ by the same number everywhere, and that is not 0.</summary>
    /// <exception cref="TooManyTermsException">Multiplied out, the expressions are too large.</exception>
    /// <exception cref="DivideByZeroException">Something is divided by what multiplied out is 0: it has no value anywhere.</exception>
    public static bool DifferEverywhere(Expr left, Expr right)
    {
        var form = new RationalForm();
        var (one, other) = (form.Of(left), form.Of(right));
        // p/q − r/s = c where ps − rq = c qs.
        var (difference, divisor) = (form.Reduced(form.Difference(one, other)), form.Reduced(form.Multiply(one.Denominator, other.Denominator)));
        if (difference.IsZero || difference.Count != divisor.Count) return false;
        var first = difference.Terms.First();
        return divisor.Terms.Where(term => term.Monomial.Equals(first.Monomial)).Any(same => form.Vanishes(difference - form.Multiply(Polynomial.Constant(first.Coefficient / same.Coefficient), divisor)));
    }

    // Whether a polynomial is 0: nothing is left of it, or what is left are sums whose bodies, added up, are 0.
    private bool Vanishes(Polynomial polynomial)
    {
        polynomial = Reduced(polynomial);
        if (polynomial.IsZero) return true;
        var sums = polynomial.Terms.SelectMany(term => term.Monomial.Powers.Select(power => power.Atom)).Where(atom => _sums.TryGetValue(atom, out var sum) && sum.Over.Length == 1).ToHashSet();
        if (sums.Count == 0) return false;
        var sizes = sums.Select(atom => _sums[atom].Over[0].Size).Distinct().ToDictionary(size => size, size => IndexVariable.Apart(_letters++, size));
        var bodies = new Dictionary<(Monomial Others, Symbol Size), Expr>();
        foreach (var (monomial, coefficient) in polynomial.Terms)
        {
            if (Summand(monomial) is not { } summand) return false;
            var key = (monomial * Monomial.Of(summand.Atom, -1), summand.Size);
            bodies[key] = bodies.GetValueOrDefault(key, Expr.Zero) + Number.Of(coefficient) * summand.Body;
        }

        return bodies.Values.All(body => Vanishes(Of(body).Numerator));

        // A sum among the factors, or a size, which is a sum of ones.
        (int Atom, Symbol Size, Expr Body)? Summand(Monomial monomial)
        {
            foreach (var (atom, exponent) in monomial.Powers.Reverse())
            {
                if (exponent != 1) continue;
                if (sums.Contains(atom) && _sums[atom] is { Over: [var index], Body: var body }) return (atom, index.Size, Reindexing.Apply(body, [(index, sizes[index.Size])]));
            }

            foreach (var (atom, exponent) in monomial.Powers)
            {
                if (exponent == 1 && _atoms[atom].Key is Symbol size && sizes.ContainsKey(size)) return (atom, size, Expr.One);
            }

            return null;
        }
    }
}
