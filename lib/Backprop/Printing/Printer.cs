namespace Backprop;

/// <summary>Sets an expression as a line of text: signs, fractions and order here, the spelling in the derived classes.</summary>
internal abstract class Printer
{
    /// <summary>The expression as text.</summary>
    public string Text(Expr expression) => WithSign(Print(expression)).ToString();

    /// <summary>The name as text.</summary>
    public string Text(Name name) => Set(name).Text.ToString();

    /// <summary>How long <see cref="Text(Expr)"/> would be, without writing it.</summary>
    public double Length(Expr expression) => WithSign(Print(expression)).Length;

    /// <summary>Factors shown apart, with a dot between them, each bracketed where it must be.</summary>
    public string Dotted(IReadOnlyList<Expr> factors) => factors.Count == 1
        ? Text(factors[0])
        : factors.Select(factor => Bracketed(Print(factor), Precedence.Product)).Aggregate((left, right) => left + Dot + right).ToString();

    /// <summary>A function around an argument that is text already; brackets come around it.</summary>
    public string Applied(Function function, string argument) =>
        Apply(function, new(argument, Precedence.Sum, Tall: function == Functions.Exp)).Text.ToString();

    /// <summary>What stands between factors that are shown apart.</summary>
    protected abstract string Dot { get; }

    /// <summary>The minus of a first term.</summary>
    protected abstract string Minus { get; }

    /// <summary>A name.</summary>
    protected abstract Piece Set(Name name);

    /// <summary>A whole number, not negative.</summary>
    protected abstract Piece Integer(string digits);

    /// <summary>A fraction whose parts carry no sign.</summary>
    protected abstract Piece Fraction(Piece numerator, Piece denominator);

    /// <summary>What is put between two factors.</summary>
    protected abstract string Between(Piece left, Piece right);

    /// <summary>A base with an exponent.</summary>
    protected abstract Piece Raise(Piece @base, Piece exponent);

    /// <summary>A square root.</summary>
    protected abstract Piece Root(Piece radicand);

    /// <summary>A function and its argument.</summary>
    protected abstract Piece Apply(Function function, Piece argument);

    /// <summary>A power of a function's value.</summary>
    protected virtual Piece RaiseCall(Function function, Piece argument, Piece exponent) => Raise(Apply(function, argument), exponent);

    /// <summary>The operator ∂/∂x before what it acts on.</summary>
    protected abstract Piece Differentiate(Piece body, Name variable);

    /// <summary>The sign Σ with its index, before what is summed.</summary>
    public abstract string SumSign(string letter);

    /// <summary>A sum over an index.</summary>
    protected virtual Piece SumOver(string letter, Piece body) =>
        new(SumSign(letter) + Bracketed(body, Precedence.Summation), Precedence.Summation, Tall: true);

    /// <summary>Brackets around a text.</summary>
    protected abstract Rope Brackets(Rope text, bool tall);

    /// <summary>The text, in brackets where it holds together less tightly than is needed.</summary>
    protected Rope Bracketed(Piece piece, Precedence needed) =>
        piece.Outer < needed ? Brackets(WithSign(piece), piece.Tall) : piece.Text;

    /// <summary>The text with its sign.</summary>
    protected virtual Rope WithSign(Piece piece) => piece.Negative ? Minus + piece.Text : piece.Text;

    /// <summary>The expression as a piece of a larger text. A named quantity shows its name; its definition is not printed here.</summary>
    public Piece Print(Expr root) => Traversal.Fold<Piece>(root, Arrange, node => node is not Quantity);

    private Piece Arrange(Expr node, Dictionary<Expr, Piece> done) => node switch
    {
        Number number => Arrange(number.Value),
        Symbol symbol => Set(symbol.Name),
        Quantity quantity => Set(quantity.Name),
        Sum sum => Arrange(sum, done),
        Product product => Arrange(product, done),
        Power power => Arrange(power, done),
        Call call => Apply(call.Function, done[call.Argument]),
        IndexVariable index => Set(new LetterName(index.Letter)),
        Element element => Set(element.Name),
        IndexSum sum => SumOver(sum.Index.Letter, done[sum.Body]),
        KroneckerDelta delta => Set(new LetterName("δ", null, [delta.Left.Letter, delta.Right.Letter])),
        Derivative derivative => Differentiate(done[derivative.Body], Family.NameOf(derivative.Variable)!),
        _ => throw new InvalidOperationException($"No way to print a {node.GetType().Name}."),
    };

    private Piece Arrange(Rational value)
    {
        var magnitude = value.Abs();
        var numerator = Integer(Digits.Of(magnitude.Numerator));
        var piece = value.IsInteger ? numerator : Fraction(numerator, Integer(Digits.Of(magnitude.Denominator)));
        return piece with { Negative = value.Sign < 0 };
    }

    private Piece Arrange(Sum sum, Dictionary<Expr, Piece> done)
    {
        var first = done[sum.Terms[0]];
        var (text, tall) = (WithSign(first), first.Tall);
        foreach (var term in sum.Terms.AsSpan()[1..])
        {
            var piece = done[term];
            text = text + $" {(piece.Negative ? Minus : "+")} " + Bracketed(piece.Magnitude, Precedence.Summation);
            tall |= piece.Tall;
        }

        return new(text, Precedence.Sum, Tall: tall);
    }

    // Divisors go below one bar; the number in front goes with them, or stands alone before the factors: ½(y − d)².
    private Piece Arrange(Product product, Dictionary<Expr, Piece> done)
    {
        var above = new List<Piece>();
        var below = new List<Piece>();
        foreach (var factor in product.Factors)
        {
            if (Power.IsDivisor(factor)) below.Add(Reciprocal((Power)factor, done));
            else above.Add(done[factor]);
        }

        var number = product.Coefficient.Abs();
        var negative = product.Coefficient.Sign < 0;
        if (below.Count == 0)
        {
            if (!number.IsOne) above.Insert(0, Arrange(number));
            var piece = Juxtapose(above);
            // −(a − y): the sign is that of the whole sum.
            if (negative && piece.Precedence == Precedence.Sum) piece = new(Brackets(piece.Text, piece.Tall), Precedence.Atom, Tall: piece.Tall);
            return piece with { Negative = negative };
        }

        if (!number.Numerator.IsOne || above.Count == 0) above.Insert(0, Arrange(new Rational(number.Numerator, 1)));
        if (!number.Denominator.IsOne) below.Insert(0, Arrange(new Rational(number.Denominator, 1)));
        return Fraction(Juxtapose(above), Juxtapose(below)) with { Negative = negative };
    }

    private Piece Arrange(Power power, Dictionary<Expr, Piece> done)
    {
        if (Power.IsDivisor(power)) return Fraction(Integer("1"), Reciprocal(power, done));
        return RaiseTo(power, done[power.Exponent], power.Exponent, done);
    }

    // x⁻² as what stands below the bar: x².
    private Piece Reciprocal(Power power, Dictionary<Expr, Piece> done)
    {
        var exponent = Number.Of(-((Number)power.Exponent).Value);
        return exponent.IsOne ? done[power.Base] : RaiseTo(power, Arrange(exponent.Value), exponent, done);
    }

    private Piece RaiseTo(Power power, Piece exponent, Expr value, Dictionary<Expr, Piece> done)
    {
        if (value is Number { Value: var r } && r == new Rational(1, 2)) return Root(done[power.Base]);
        return power.Base is Call call ? RaiseCall(call.Function, done[call.Argument], exponent) : Raise(done[power.Base], exponent);
    }

    private Piece Juxtapose(List<Piece> factors)
    {
        if (factors.Count == 1) return factors[0];
        var text = Bracketed(factors[0], Precedence.Product);
        var tall = factors[0].Tall;
        for (var i = 1; i < factors.Count; i++)
        {
            // Only a last factor may be an open sum: ½ Σ_j (y_j − d_j)².
            var open = i == factors.Count - 1 && factors[i].Outer == Precedence.Summation;
            text = text + Between(factors[i - 1], factors[i]) + Bracketed(factors[i], open ? Precedence.Summation : FactorPrecedence);
            tall |= factors[i].Tall;
        }

        return new(text, factors[^1].Outer == Precedence.Summation ? Precedence.Summation : Precedence.Product, Tall: tall, StartsWithDigit: factors[0].StartsWithDigit, StartsWithPower: factors[0].StartsWithPower);
    }

    /// <summary>What a second or later factor must be at least: a/b after a factor needs brackets on one line.</summary>
    protected virtual Precedence FactorPrecedence => Precedence.Product;
}
