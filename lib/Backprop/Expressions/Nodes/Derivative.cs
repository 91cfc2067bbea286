using System.Collections.Immutable;

namespace Backprop;

/// <summary>A derivative that is asked for and not yet worked out: ∂/∂a (a − y)². The steps of a derivation are written with it.</summary>
/// <remarks>It can be printed and rewritten; it has no value and no derivative of its own. <see cref="Expr.Derivative(Expr, int)"/> works one out.</remarks>
public sealed class Derivative : Expr
{
    private Derivative(Expr body, Expr variable)
        : base(HashCode.Combine(nameof(Derivative), body, variable))
    {
        Body = body;
        Variable = variable;
    }

    /// <summary>What is to be differentiated.</summary>
    public Expr Body { get; }

    /// <summary>The symbol or named quantity to differentiate with respect to.</summary>
    public Expr Variable { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Children => [Body, Variable];

    /// <summary>The derivative of the body by the variable, as a question.</summary>
    /// <exception cref="ArgumentException">The variable is neither a symbol nor a named quantity.</exception>
    public static Derivative Of(Expr body, Expr variable)
    {
        _ = Family.Require(variable);
        return Unique(new Derivative(body, variable));
    }

    internal override Expr Rebuild(ImmutableArray<Expr> children) => Of(children[0], children[1]);

    internal override bool HasSameParts(Expr other) =>
        other is Derivative derivative && ReferenceEquals(derivative.Body, Body) && ReferenceEquals(derivative.Variable, Variable);
}
