using System.Collections.Immutable;

namespace Backprop;

/// <summary>A variable: a name without a definition.</summary>
public sealed class Symbol : Expr
{
    private Symbol(Name name)
        : base(HashCode.Combine(nameof(Symbol), name)) => Name = name;

    /// <summary>What the variable is called.</summary>
    public Name Name { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Children => [];

    /// <summary>The symbol as a family without indices.</summary>
    internal Family Family => field ??= new Family(this);

    /// <summary>The variable of that name; the same object each time.</summary>
    public static Symbol Of(Name name) => Unique(new Symbol(name));

    internal override Expr Rebuild(ImmutableArray<Expr> children) => this;

    internal override bool HasSameParts(Expr other) => other is Symbol symbol && symbol.Name.Equals(Name);
}
