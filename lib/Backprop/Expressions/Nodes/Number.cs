using System.Collections.Immutable;

namespace Backprop;

/// <summary>An exact number.</summary>
public sealed class Number : Expr
{
    private Number(Rational value)
        : base(HashCode.Combine(nameof(Number), value)) => Value = value;

    /// <summary>The number.</summary>
    public Rational Value { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Children => [];

    /// <summary>The expression for a number.</summary>
    public static Number Of(Rational value) => Unique(new Number(value));

    internal override Expr Rebuild(ImmutableArray<Expr> children) => this;

    internal override bool HasSameParts(Expr other) => other is Number number && number.Value == Value;
}
