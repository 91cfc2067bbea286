namespace Backprop;

/// <summary>Expressions as one line of ASCII that <see cref="InfixParser"/> reads back, in the grammar of MathNet.Symbolics.</summary>
/// <remarks>There a sign binds more tightly than a power: <c>-x^2</c> is (−x)². So −(x²) is written <c>-1*x^2</c>, which both read alike.</remarks>
internal sealed class InfixPrinter : Printer
{
    public static InfixPrinter Instance { get; } = new();

    protected override string Dot => "*";

    protected override string Minus => "-";

    protected override Precedence FactorPrecedence => Precedence.Power;

    protected override Rope WithSign(Piece piece) =>
        piece is { Negative: true, StartsWithPower: true } ? "-1*" + piece.Text : base.WithSign(piece);

    protected override Piece Set(Name name) => new(name.Identifier, Precedence.Atom);

    protected override Piece Integer(string digits) => new(digits, Precedence.Atom, StartsWithDigit: true);

    protected override Piece Fraction(Piece numerator, Piece denominator) => new(
        Bracketed(numerator, Precedence.Product) + "/" + Bracketed(denominator, Precedence.Power),
        Precedence.Product,
        StartsWithPower: numerator.StartsWithPower);

    protected override string Between(Piece left, Piece right) => "*";

    protected override Piece Raise(Piece @base, Piece exponent) =>
        new(Bracketed(@base, Precedence.Atom) + "^" + Bracketed(exponent, Precedence.Atom), Precedence.Power, StartsWithPower: true);

    protected override Piece Root(Piece radicand) => new("sqrt" + Brackets(WithSign(radicand), false), Precedence.Atom);

    protected override Piece Apply(Function function, Piece argument)
    {
        var primes = function is UndefinedFunction undefined ? new string('\'', undefined.Order) : "";
        return new(function.Name.Identifier + primes + Brackets(WithSign(argument), false), Precedence.Atom);
    }

    protected override Piece Differentiate(Piece body, Name variable) =>
        new("diff(" + WithSign(body) + ", " + variable.Identifier + ")", Precedence.Atom);

    public override string SumSign(string letter) => $"sum({letter}, ";

    // No grammar of infix text has index sums; this spelling is for people.
    protected override Piece SumOver(string letter, Piece body) => new(SumSign(letter) + WithSign(body) + ")", Precedence.Atom);

    protected override Rope Brackets(Rope text, bool tall) => "(" + text + ")";
}
