namespace Backprop;

/// <summary>A real function of one real argument: one that the library knows, such as tanh, or one of which only the name is known.</summary>
public abstract class Function
{
    private protected Function(Name name) => Name = name;

    /// <summary>What the function is called.</summary>
    public Name Name { get; }

    /// <summary>This function applied to an argument.</summary>
    public Expr Apply(Expr argument) => Call.Of(this, argument);

    /// <summary>The derivative at an argument u, written with u or with the function's own value y, as the field does: 1/u, y(1 − y).</summary>
    /// <param name="argument">u.</param>
    /// <param name="output">y: the function applied to u, or a quantity that is defined so.</param>
    public abstract Expr DerivativeAt(Expr argument, Expr output);

    /// <summary>The same where the output has no name of its own.</summary>
    public Expr DerivativeAt(Expr argument) => DerivativeAt(argument, Apply(argument));

    /// <summary>The value at an exact number where it is exact too: e⁰ = 1.</summary>
    internal virtual Rational? ExactValue(Rational argument) => null;

    /// <summary>True for ln around exp.</summary>
    internal virtual bool IsInverseOf(Function inner) => false;

    /// <summary>The function's name.</summary>
    public override string ToString() => Name.ToString();
}
