namespace Backprop;

/// <summary>A real function of one real argument: a <see cref="KnownFunction"/> or an <see cref="UndefinedFunction"/>.</summary>
public abstract class Function
{
    private protected Function(Name name) => Name = name;

    /// <summary>What the function is called.</summary>
    public Name Name { get; }

    /// <summary>This function applied to an argument.</summary>
    public Expr Apply(Expr argument) => Call.Of(this, argument);

    /// <summary>The derivative at an argument, as an expression in that argument.</summary>
    public abstract Expr DerivativeAt(Expr argument);

    /// <summary>The derivative as an expression in the function's own value y, such as y(1 − y), or null where the field has no such habit.</summary>
    public virtual Expr? DerivativeFromOutput(Expr output) => null;

    /// <summary>The value at an exact number where it is exact too: e⁰ = 1.</summary>
    internal virtual Rational? ExactValue(Rational argument) => null;

    /// <summary>True for ln around exp.</summary>
    internal virtual bool IsInverseOf(Function inner) => false;

    /// <summary>The function's name.</summary>
    public override string ToString() => Name.ToString();
}
