namespace Backprop;

/// <summary>A sum of monomials with exact coefficients, in the order in which they arose; zero coefficients are dropped.</summary>
internal sealed class Polynomial
{
    /// <summary>A product of more terms than this, and an answer is not worth waiting for.</summary>
    public const int MostTerms = 20_000;

    // Terms that have cancelled keep their place with the coefficient 0, and are passed over.
    private readonly List<(Monomial Monomial, Rational Coefficient)> _terms = [];
    private readonly Dictionary<Monomial, int> _placeOf = [];

    public static Polynomial Zero { get; } = new();

    public static Polynomial One { get; } = Constant(1);

    public IEnumerable<(Monomial Monomial, Rational Coefficient)> Terms => _terms.Where(term => !term.Coefficient.IsZero);

    public int Count { get; private set; }

    public bool IsZero => Count == 0;

    /// <summary>How dear its terms are to multiply: 1 for a small number times few atoms, more for long numbers and monomials.</summary>
    public int Weight { get; private set; } = 1;

    /// <summary>The only term of a polynomial that has one, or null.</summary>
    public (Monomial Monomial, Rational Coefficient)? SingleTerm => Count == 1 ? Terms.First() : null;

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
            foreach (var (monomial, coefficient) in summand.Terms) result.Add(monomial, coefficient);
        }

        return result;
    }

    /// <exception cref="TooManyTermsException">The product would have more than <see cref="MostTerms"/> terms.</exception>
    public static Polynomial operator *(Polynomial left, Polynomial right)
    {
        if (ReferenceEquals(left, One)) return right;
        if (ReferenceEquals(right, One)) return left;
        if (left.Count > 1 && right.Count > 1 && (long)left.Count * right.Count > MostTerms) throw new TooManyTermsException();
        var result = new Polynomial();
        foreach (var (x, a) in left.Terms)
        {
            foreach (var (y, b) in right.Terms) result.Add(x * y, a * b);
        }

        return result;
    }

    /// <summary>The product of several; those with one term, which may be many, are multiplied all at once.</summary>
    /// <param name="factors">The factors, in order.</param>
    /// <param name="multiply">How two of them are multiplied.</param>
    /// <exception cref="TooManyTermsException">The product would have more than <see cref="MostTerms"/> terms.</exception>
    public static Polynomial Product(IEnumerable<Polynomial> factors, Func<Polynomial, Polynomial, Polynomial> multiply)
    {
        var result = One;
        var single = new List<(Monomial Monomial, Rational Coefficient)>();
        foreach (var factor in factors)
        {
            if (factor.SingleTerm is { } term)
            {
                if (!ReferenceEquals(factor, One)) single.Add(term);
                continue;
            }

            Flush();
            result = multiply(result, factor);
        }

        Flush();
        return result;

        void Flush()
        {
            var (monomial, coefficient) = (Monomial.Product(single.Select(term => term.Monomial)), Rational.Product([.. single.Select(term => term.Coefficient)]));
            if (!monomial.Powers.IsEmpty || !coefficient.IsOne) result = multiply(result, Of(monomial, coefficient));
            single.Clear();
        }
    }

    /// <exception cref="TooManyTermsException">The power would have more than <see cref="MostTerms"/> terms.</exception>
    public Polynomial Pow(int exponent)
    {
        if (Count > 1 && exponent > 1_000) throw new TooManyTermsException();
        if (exponent > 1 && SingleTerm is (var monomial, var coefficient)) return Of(monomial.Pow(exponent), coefficient.Pow(exponent));
        var result = One;
        while (exponent-- > 0) result *= this;
        return result;
    }

    private void Add(Monomial monomial, Rational coefficient)
    {
        if (coefficient.IsZero) return;
        if (_placeOf.TryGetValue(monomial, out var place))
        {
            var sum = _terms[place].Coefficient + coefficient;
            if (_terms[place].Coefficient.IsZero) Count++;
            if (sum.IsZero) Count--;
            _terms[place] = (monomial, sum);
        }
        else
        {
            _placeOf.Add(monomial, _terms.Count);
            _terms.Add((monomial, coefficient));
            Count++;
        }

        Weight = Math.Max(Weight, 1 + (int)Math.Min(1 << 20, monomial.Powers.Length / 8 + (coefficient.Numerator.GetBitLength() + coefficient.Denominator.GetBitLength()) / 256));
    }
}

/// <summary>A polynomial grew beyond <see cref="Polynomial.MostTerms"/> terms.</summary>
internal sealed class TooManyTermsException()
    : InvalidOperationException($"Multiplied out, this has more than {Polynomial.MostTerms} terms; keep the factors or the named quantities.");
