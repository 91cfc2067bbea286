using System.Collections.Immutable;

namespace Backprop;

/// <summary>A function of one argument, applied: σ(z), or σ′(z) where a derivative of an undefined function is meant.</summary>
public sealed class Call : Expr
{
    private Call(Function function, Expr argument)
        : base(HashCode.Combine(nameof(Call), function, argument))
    {
        Function = function;
        Argument = argument;
    }

    /// <summary>The function.</summary>
    public Function Function { get; }

    /// <summary>What it is applied to.</summary>
    public Expr Argument { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Children => [Argument];

    /// <summary>The function applied to the argument; a number where the value is exact, such as e⁰ = 1.</summary>
    public static Expr Of(Function function, Expr argument)
    {
        if (argument is Number number && function.ExactValue(number.Value) is { } value) return Number.Of(value);
        if (argument is Call inner && function.IsInverseOf(inner.Function)) return inner.Argument;
        return Unique(new Call(function, argument));
    }

    internal override Expr Rebuild(ImmutableArray<Expr> children) => Of(Function, children[0]);

    internal override bool HasSameParts(Expr other) =>
        other is Call call && call.Function.Equals(Function) && ReferenceEquals(call.Argument, Argument);
}
