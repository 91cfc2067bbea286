namespace Backprop;

/// <content>Atoms: what cannot be taken apart, which of them are the same, and what their squares are.</content>
internal sealed partial class RationalForm
{
    // Two calls of one function are one atom when their arguments are proved equal: σ(wx + b) and σ(b + xw).
    private Quotient Atom(Expr key, Quotient? argument)
    {
        if (!_atomOf.TryGetValue(key, out var atom))
        {
            var depth = DepthOf(key);
            // A delta that picks its term in an argument makes calls anew, which are looked up in turn, and one may lead to another without end.
            if (++_lookups > MostLookups) throw new TooManyTermsException();
            atom = argument is null ? -1 : _atoms.FindIndex(known => known.Argument is not null && known.Depth == depth && SameFunction(known.Key, key) && SameValue(known.Argument, argument));
            _lookups--;
            if (atom < 0)
            {
                atom = _atoms.Count;
                _atoms.Add((key, argument, depth));
            }

            _atomOf.Add(key, atom);
        }

        return new(Polynomial.Of(Monomial.Of(atom, 1), 1), Polynomial.One);
    }

    private static bool SameFunction(Expr left, Expr right) => left is Call x && right is Call y && x.Function.Equals(y.Function);

    // p/q = r/s when ps − rq = 0.
    private bool SameValue(Quotient left, Quotient right) => Vanishes(Difference(left, right));

    // The numerator of what is left.
    private Polynomial Difference(Quotient left, Quotient right)
    {
        NotZero(left.Denominator);
        NotZero(right.Denominator);
        return Multiply(left.Numerator, right.Denominator) - Multiply(right.Numerator, left.Denominator);
    }

    private Quotient NotZero(Quotient divisor)
    {
        NotZero(divisor.Numerator);
        return divisor;
    }

    private void NotZero(Polynomial divisor)
    {
        if (Vanishes(divisor)) throw new DivideByZeroException("Multiplied out, a divisor is 0; such an expression has no value anywhere.");
    }

    // sin²u = 1 − cos²u, step²u = step u and δⱼₖuₖ = δⱼₖuⱼ, until none is left.
    private Polynomial Reduced(Polynomial polynomial)
    {
        while (true)
        {
            Spend((long)polynomial.Count * polynomial.Weight);
            var terms = new List<Polynomial>(polynomial.Count);
            var changed = false;
            foreach (var (monomial, coefficient) in polynomial.Terms)
            {
                var reduced = monomial.Powers.Select(power => Reduced(monomial, power.Atom, power.Exponent)).FirstOrDefault(other => other is not null);
                changed |= reduced is not null;
                terms.Add(reduced is null ? Polynomial.Of(monomial, coefficient) : Multiply(Polynomial.Constant(coefficient), reduced));
            }

            if (!changed) return polynomial;
            polynomial = Polynomial.Total(terms);
        }
    }

    // A product without the square of one of its atoms, or without the index that a delta makes another; null where there is nothing to do.
    private Polynomial? Reduced(Monomial monomial, int atom, int exponent) =>
        exponent >= 2 && SquareOf(atom) is { } square ? Multiply(Polynomial.Of(monomial * Monomial.Of(atom, -2), 1), square)
        : _atoms[atom].Key is KroneckerDelta delta ? Picked(monomial, atom, delta)
        : null;

    private Polynomial? SquareOf(int atom)
    {
        if (_cosineOf.TryGetValue(atom, out var cosine)) return Polynomial.One - cosine.Numerator.Pow(2);
        return _atoms[atom].Key is KroneckerDelta || _atoms[atom].Key is Call call && call.Function == Functions.Step ? Polynomial.Of(Monomial.Of(atom, 1), 1) : null;
    }

    private Expr ToExpr(Polynomial polynomial) => Backprop.Sum.Of([.. polynomial.Terms.Select(term => Number.Of(term.Coefficient) * ToExpr(term.Monomial))]);

    private Expr ToExpr(Monomial monomial) => Product.Of([.. monomial.Powers.Select(power => _atoms[power.Atom].Key.Pow(power.Exponent))]);
}
