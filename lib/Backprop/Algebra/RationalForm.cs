namespace Backprop;

/// <summary>Expressions as quotients of polynomials over atoms, in which equality of rational expressions is decided.</summary>
/// <remarks>
/// Functions that are rational in eᵘ are written so: logistic u = e/(1 + e) and tanh u = (e² − 1)/(e² + 1) with e = eᵘ,
/// and eᵘ⁺ᵛ = eᵘ·eᵛ. What is left, such as σ(z), sin(x) or a root, is an atom. sin² becomes 1 − cos². A sum over an index is
/// taken apart into atoms as well.
/// </remarks>
internal sealed partial class RationalForm
{
    // How many products of terms a proof may take, long ones counted more: about a second, and a few hundred megabytes on the way.
    private const long MostWork = 400_000;

    // How many look-ups of atoms may stand inside one another: far more than formulas on paper need, far fewer than a stack holds.
    private const int MostLookups = 64;

    private readonly List<(Expr Key, Quotient? Argument, int Depth)> _atoms = [];
    private readonly Dictionary<Expr, int> _atomOf = [];
    private readonly Dictionary<int, Quotient> _cosineOf = [];
    private long _work;
    private int _lookups;

    /// <summary>True when the equality is proved. False does not mean that they differ.</summary>
    /// <exception cref="TooManyTermsException">Multiplied out, the expressions are too large.</exception>
    /// <exception cref="DivideByZeroException">Something is divided by what multiplied out is 0: it has no value anywhere.</exception>
    public static bool AreEqual(Expr left, Expr right)
    {
        var form = new RationalForm();
        return form.SameValue(form.Of(left), form.Of(right));
    }

    private Quotient Of(Expr root) => Traversal.Fold<Quotient>(
        root,
        (node, done) =>
        {
            Spend(1);
            return Rule(node, done);
        },
        Opens);

    // Nodes, comparisons and products are counted.
    private void Spend(long work)
    {
        _work += work;
        if (_work > MostWork) throw new TooManyTermsException();
    }

    private static bool Opens(Expr node) => node is not (Quantity or Element or KroneckerDelta);

    private Quotient Rule(Expr node, Dictionary<Expr, Quotient> done) => node switch
    {
        Number number => new(Polynomial.Constant(number.Value), Polynomial.One),
        Sum sum => Total(sum.Terms.Select(term => done[term])),
        Product product => new(
            Polynomial.Product([Polynomial.Constant(product.Coefficient), .. product.Factors.Select(factor => done[factor].Numerator)], Multiply),
            Polynomial.Product(product.Factors.Select(factor => done[factor].Denominator), Multiply)),
        Power { Exponent: Number { Value: var r } } power when r.IsInteger && r.Abs() <= 1_000 =>
            Raise(r.Sign < 0 ? NotZero(done[power.Base]) : done[power.Base], (int)r.Numerator),
        Call { Function: KnownFunction known } call => Known(known, call, done[call.Argument]),
        Call call => Atom(call, done[call.Argument]),
        IndexSum sum => Summed(sum.Index, done[sum.Body]),
        // δⱼₖ = δₖⱼ
        KroneckerDelta delta when string.CompareOrdinal(delta.Left.Letter, delta.Right.Letter) > 0 => Atom(KroneckerDelta.Of(delta.Right, delta.Left), null),
        // What is not taken apart, a power with another exponent among them.
        Symbol or Quantity or Power or Element or IndexVariable or KroneckerDelta or Derivative => Atom(node, null),
        _ => throw node.WithoutRule("rational forms"),
    };

    private Quotient Known(KnownFunction function, Call call, Quotient u)
    {
        if (function == Functions.Exp) return Exponential(u, call);
        if (function == Functions.Sin)
        {
            // The cosine first, for sin² = 1 − cos²: made only when it is needed, it would compare arguments that need it.
            var cosine = Atom(Functions.Cos.Apply(call.Argument), u);
            var sine = Atom(call, u);
            _cosineOf[_atomOf[call]] = cosine;
            return sine;
        }

        // What its entry writes with exp and ln is taken so, with the quotient of the argument as it is.
        if (function.InElementaryTerms is { } elementary)
        {
            var argument = call.Argument;
            return Traversal.Fold<Quotient>(
                elementary(argument),
                (node, done) => ReferenceEquals(node, argument) ? u : Rule(node, done),
                node => Opens(node) && !ReferenceEquals(node, argument));
        }

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
            var key = Functions.Exp.Apply(Number.Of(unit) * ToExpr(monomial));
            // e^(ln 2) is a number and no call.
            result = Multiply(result, Raise(key is Call ? Atom(key, argument) : Of(key), checked((int)share.Numerator)));
        }

        return result;
    }

    // What has the same divisor is added up first, all at once.
    private Quotient Total(IEnumerable<Quotient> terms) => terms
        .GroupBy(term => term.Denominator)
        .Select(alike => new Quotient(Polynomial.Total(alike.Select(term => term.Numerator)), alike.First().Denominator))
        .Aggregate(Add);

    // x/y + z/w = (xw + zy)/(yw)
    private Quotient Add(Quotient x, Quotient y) => ReferenceEquals(x.Denominator, y.Denominator)
        ? x with { Numerator = x.Numerator + y.Numerator }
        : new(Multiply(x.Numerator, y.Denominator) + Multiply(y.Numerator, x.Denominator), Multiply(x.Denominator, y.Denominator));

    private Quotient Multiply(Quotient x, Quotient y) => new(Multiply(x.Numerator, y.Numerator), Multiply(x.Denominator, y.Denominator));

    private Quotient Raise(Quotient x, int exponent)
    {
        if (exponent < 0) return Raise(x.Inverse, -exponent);
        if (x is { Numerator.Count: 1, Denominator.Count: 1 }) return new(x.Numerator.Pow(exponent), x.Denominator.Pow(exponent));
        var result = Quotient.One;
        while (exponent-- > 0) result = Multiply(result, x);
        return result;
    }

    private Polynomial Multiply(Polynomial x, Polynomial y)
    {
        if (ReferenceEquals(x, Polynomial.One)) return y;
        if (ReferenceEquals(y, Polynomial.One)) return x;
        Spend((long)x.Count * y.Count * (x.Weight + y.Weight - 1));
        return x * y;
    }

    private sealed record Quotient(Polynomial Numerator, Polynomial Denominator)
    {
        public static Quotient One { get; } = new(Polynomial.One, Polynomial.One);

        public Quotient Inverse => new(Denominator, Numerator);
    }
}
