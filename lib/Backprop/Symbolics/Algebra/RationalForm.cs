namespace Backprop.Symbolics;

/// <summary>Expressions as quotients of polynomials over atoms, in which equality of rational expressions is decided.</summary>
/// <remarks>
/// Functions that are rational in eᵘ are written so: logistic u = e/(1 + e) and tanh u = (e² − 1)/(e² + 1) with e = eᵘ,
/// and eᵘ⁺ᵛ = eᵘ·eᵛ. What is left, such as σ(z), sin(x) or a root, is an atom. sin² becomes 1 − cos².
/// </remarks>
internal sealed class RationalForm
{
    private readonly List<(Expr Key, Quotient? Argument)> _atoms = [];
    private readonly Dictionary<Expr, int> _atomOf = [];

    /// <summary>True when the equality is proved. False does not mean that they differ.</summary>
    /// <exception cref="TooManyTermsException">Multiplied out, the expressions are too large.</exception>
    public static bool AreEqual(Expr left, Expr right)
    {
        var form = new RationalForm();
        return form.SameValue(form.Of(left), form.Of(right));
    }

    private Quotient Of(Expr root) => Traversal.Fold<Quotient>(root, Rule, node => node is not Quantity);

    private Quotient Rule(Expr node, Dictionary<Expr, Quotient> done) => node switch
    {
        Number number => new(Polynomial.Constant(number.Value), Polynomial.One),
        Sum sum => sum.Terms.Select(term => done[term]).Aggregate((x, y) => x + y),
        Product product => product.Factors.Select(factor => done[factor])
            .Aggregate(new Quotient(Polynomial.Constant(product.Coefficient), Polynomial.One), (x, y) => x * y),
        Power { Exponent: Number { Value: var r } } power when r.IsInteger && r.Abs() <= 1_000 => done[power.Base].Pow((int)r.Numerator),
        Call { Function: KnownFunction known } call => Known(known, call, done[call.Argument]),
        Call call => Atom(call, done[call.Argument]),
        _ => Atom(node, null),
    };

    private Quotient Known(KnownFunction function, Call call, Quotient u)
    {
        if (function == Functions.Exp) return Exponential(u, call);
        if (function == Functions.Logistic)
        {
            var e = Exponential(u, Functions.Exp.Apply(call.Argument));
            return e * (Quotient.One + e).Pow(-1);
        }

        if (function == Functions.Tanh)
        {
            var e2 = Exponential(u, Functions.Exp.Apply(call.Argument)).Pow(2);
            return (e2 - Quotient.One) * (e2 + Quotient.One).Pow(-1);
        }

        // relu u = u·step u, and softplus u = ln(1 + eᵘ)
        if (function == Functions.ReLU) return u * Atom(Functions.Step.Apply(call.Argument), u);
        if (function == Functions.Softplus)
            return Atom(function.WrittenOut(call.Argument), Quotient.One + Exponential(u, Functions.Exp.Apply(call.Argument)));
        return Atom(call, u);
    }

    // e^(2x − y) = (eˣ)²·(eʸ)⁻¹, so that equal exponentials become equal monomials.
    private Quotient Exponential(Quotient u, Expr call)
    {
        if (u.Denominator.SingleTerm is not { Monomial: var below, Coefficient: var divisor } || !below.Powers.IsEmpty) return Atom(call, u);
        var result = Quotient.One;
        foreach (var (monomial, coefficient) in u.Numerator.Terms)
        {
            var share = coefficient / divisor;
            var unit = new Rational(1, share.Denominator);
            var argument = new Quotient(Polynomial.Of(monomial, unit), Polynomial.One);
            var key = Functions.Exp.Apply(Number.Of(unit) * Product.Of([.. monomial.Powers.Select(power => _atoms[power.Atom].Key.Pow(power.Exponent))]));
            result *= Atom(key, argument).Pow(checked((int)share.Numerator));
        }

        return result;
    }

    // Two calls of one function are one atom when their arguments are proved equal: σ(wx + b) and σ(b + xw).
    private Quotient Atom(Expr key, Quotient? argument)
    {
        if (!_atomOf.TryGetValue(key, out var atom))
        {
            atom = argument is null ? -1 : _atoms.FindIndex(known => known.Argument is not null && SameFunction(known.Key, key) && SameValue(known.Argument, argument));
            if (atom < 0)
            {
                atom = _atoms.Count;
                _atoms.Add((key, argument));
            }

            _atomOf.Add(key, atom);
        }

        return new(Polynomial.Of(Monomial.Of(atom, 1), 1), Polynomial.One);
    }

    private static bool SameFunction(Expr left, Expr right) => left is Call x && right is Call y && x.Function.Equals(y.Function);

    // p/q = r/s when ps − rq = 0.
    private bool SameValue(Quotient left, Quotient right) =>
        Reduced(left.Numerator * right.Denominator - right.Numerator * left.Denominator).IsZero;

    // sin²u = 1 − cos²u and step²u = step u, until none is left.
    private Polynomial Reduced(Polynomial polynomial)
    {
        while (true)
        {
            var result = Polynomial.Zero;
            var changed = false;
            foreach (var (monomial, coefficient) in polynomial.Terms)
            {
                var term = Polynomial.Of(monomial, coefficient);
                foreach (var (atom, exponent) in monomial.Powers)
                {
                    if (exponent < 2 || SquareOf(atom) is not { } square) continue;
                    term = Polynomial.Of(monomial * Monomial.Of(atom, -2), coefficient) * square;
                    changed = true;
                    break;
                }

                result += term;
            }

            if (!changed) return result;
            polynomial = result;
        }
    }

    private Polynomial? SquareOf(int atom)
    {
        if (_atoms[atom] is not { Key: Call { Function: KnownFunction known } call, Argument: { } argument }) return null;
        if (known == Functions.Step) return Polynomial.Of(Monomial.Of(atom, 1), 1);
        if (known != Functions.Sin) return null;
        return Polynomial.One - Atom(Functions.Cos.Apply(call.Argument), argument).Numerator.Pow(2);
    }

    private sealed record Quotient(Polynomial Numerator, Polynomial Denominator)
    {
        public static Quotient One { get; } = new(Polynomial.One, Polynomial.One);

        public static Quotient operator +(Quotient x, Quotient y) => ReferenceEquals(x.Denominator, y.Denominator)
            ? x with { Numerator = x.Numerator + y.Numerator }
            : new(x.Numerator * y.Denominator + y.Numerator * x.Denominator, x.Denominator * y.Denominator);

        public static Quotient operator -(Quotient x, Quotient y) => x + y * new Quotient(Polynomial.Constant(-1), Polynomial.One);

        public static Quotient operator *(Quotient x, Quotient y) => new(x.Numerator * y.Numerator, x.Denominator * y.Denominator);

        public Quotient Pow(int exponent) => exponent >= 0
            ? new(Numerator.Pow(exponent), Denominator.Pow(exponent))
            : new(Denominator.Pow(-exponent), Numerator.Pow(-exponent));
    }
}
