using System.Diagnostics;

namespace Backprop;

/// <content>Order, signs and fractions: what each kind of node is as a piece of a larger text.</content>
internal abstract partial class Printer
{
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
        // Not by what other tables throw, which would print the node.
        _ => throw new UnreachableException($"No rule for {node.GetType().Name} in printing."),
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
}
