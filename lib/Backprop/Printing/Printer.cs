namespace Backprop;

/// <summary>Sets an expression as a line of text: signs, fractions and order here, the spelling in the derived classes.</summary>
internal abstract partial class Printer
{
    /// <summary>The expression as text.</summary>
    public string Text(Expr expression) => WithSign(Print(expression)).ToString();

    /// <summary>The name as text.</summary>
    public string Text(Name name) => Set(name).Text.ToString();

    /// <summary>How long <see cref="Text(Expr)"/> would be, without writing it.</summary>
    public double Length(Expr expression) => WithSign(Print(expression)).Length;

    /// <summary>Factors shown apart, with a dot between them, each bracketed where it must be.</summary>
    /// <param name="factors">The factors.</param>
    /// <param name="isSummed">Whether a Σ comes before them: Σ_i (y_i − d_i) needs brackets, y_i − d_i alone does not.</param>
    public string Dotted(IReadOnlyList<Expr> factors, bool isSummed) => factors is [var only]
        ? isSummed ? Bracketed(Print(only), Precedence.Summation).ToString() : Text(only)
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

    /// <summary>What a second or later factor must be at least: a/b after a factor needs brackets on one line.</summary>
    protected virtual Precedence FactorPrecedence => Precedence.Product;
}
