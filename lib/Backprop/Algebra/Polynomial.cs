namespace Backprop;

/// <summary>A sum of monomials with exact coefficients, in the order in which they arose; zero coefficients are dropped.</summary>
internal sealed class Polynomial
{
    /// <summary>More terms than this, and an answer is not worth waiting for.</summary>
    public const int MostTerms = 20_000;

    private readonly OrderedDictionary<Monomial, Rational> _terms = [];

    public static Polynomial Zero { get; } = new();

    public static Polynomial One { get; } = Constant(1);

    public IEnumerable<KeyValuePair<Monomial, Rational>> Terms => _terms;

    public int Count => _terms.Count;

    public bool IsZero => _terms.Count == 0;

    public static Polynomial Constant(Rational value) => Of(Monomial.One, value);

    public static Polynomial Of(Monomial monomial, Rational coefficient)
    {
        var result = new Polynomial();
        result.Add(monomial, coefficient);
        return result;
    }

    public static Polynomial operator +(Polynomial left, Polynomial right) => Total([left, right]);

    public static Polynomial operator -(Polynomial left, Polynomial right) => left + Constant(-1) * right;

    /// <summary>The sum of several.</summary>
    public static Polynomial Total(IEnumerable<Polynomial> summands)
    {
        var result = new Polynomial();
        foreach (var summand in summands)
        {
            foreach (var (monomial, coefficient) in summand._terms) result.Add(monomial, coefficient);
        }

        return result;
    }

    /// <exception cref="TooManyTermsException">The product would have more than <see cref="MostTerms"/> terms.</exception>
    public static Polynomial operator *(Polynomial left, Polynomial right)
    {
        if (ReferenceEquals(left, One)) return right;
        if (ReferenceEquals(right, One)) return left;
        if ((long)left.Count * right.Count > MostTerms) throw new TooManyTermsException();
        var result = new Polynomial();
        foreach (var (x, a) in left._terms)
        {
            foreach (var (y, b) in right._terms) result.Add(x * y, a * b);
        }

        return result;
    }

    /// <exception cref="TooManyTermsException">The power would have more than <see cref="MostTerms"/> terms.</exception>
    public Polynomial Pow(int exponent)
    {
        if (Count > 1 && exponent > 1_000) throw new TooManyTermsException();
        if (Count == 1 && exponent > 1)
        {
            var (monomial, coefficient) = _terms.GetAt(0);
            return Of(new([.. monomial.Powers.Select(power => (power.Atom, checked(power.Exponent * exponent)))]), coefficient.Pow(exponent));
        }

        var result = One;
        while (exponent-- > 0) result *= this;
        return result;
    }

    /// <summary>The only term of a polynomial that has one, or null.</summary>
    public (Monomial Monomial, Rational Coefficient)? SingleTerm => Count == 1 ? (_terms.GetAt(0).Key, _terms.GetAt(0).Value) : null;

    private void Add(Monomial monomial, Rational coefficient)
    {
        var sum = _terms.TryGetValue(monomial, out var present) ? present + coefficient : coefficient;
        if (sum.IsZero) _terms.Remove(monomial);
        else _terms[monomial] = sum;
    }
}

/// <summary>A polynomial grew beyond <see cref="Polynomial.MostTerms"/> terms.</summary>
internal sealed class TooManyTermsException()
    : InvalidOperationException($"Multiplied out, this has more than {Polynomial.MostTerms} terms; keep the factors or the named quantities.");
