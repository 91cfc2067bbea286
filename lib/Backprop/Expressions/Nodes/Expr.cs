using System.Collections.Immutable;
using System.Diagnostics;

namespace Backprop;

/// <summary>A mathematical expression: immutable, exact, and one object for each different expression.</summary>
/// <remarks>
/// <para>
/// Equal expressions are the same object (hash-consing), so a derivative that uses σ(z) a hundred times holds it once,
/// and comparing two expressions is comparing two references. The kinds of expression are a closed set:
/// <see cref="Number"/>, <see cref="Symbol"/>, <see cref="Sum"/>, <see cref="Product"/>, <see cref="Power"/>,
/// <see cref="Call"/>, <see cref="Quantity"/> and <see cref="Derivative"/>, and for formulas with indices
/// <see cref="IndexVariable"/>, <see cref="Element"/>, <see cref="IndexSum"/> and <see cref="KroneckerDelta"/>.
/// </para>
/// <para>
/// They are classes and not records: a record's <c>with</c> would make a second object for the same expression.
/// Terms and factors keep the order in which they were written; only what nobody would write is tidied away
/// (1·x, x + 0, x·x, 2·3).
/// </para>
/// </remarks>
/// <example><code>
/// var (a, y) = (Symbol("a"), Symbol("y"));
/// Square(a - y).Derivative(a)   // 2(a − y)
/// </code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public abstract partial class Expr
{
    private readonly int _hash;

    private protected Expr(int hash) => _hash = hash;

    /// <summary>The number 0.</summary>
    public static Expr Zero { get; } = Number.Of(0);

    /// <summary>The number 1.</summary>
    public static Expr One { get; } = Number.Of(1);

    /// <summary>The expressions directly inside this one, in order. A named quantity holds its definition.</summary>
    public abstract ImmutableArray<Expr> Children { get; }

    /// <summary>True for the number 0.</summary>
    public bool IsZero => ReferenceEquals(this, Zero);

    /// <summary>True for the number 1.</summary>
    public bool IsOne => ReferenceEquals(this, One);

    /// <summary>A hash of the expression's structure, computed once when it was made.</summary>
    public sealed override int GetHashCode() => _hash;

    /// <summary>True for the same expression. Whether two different ones have the same value is what <see cref="CompareWith"/> decides.</summary>
    public sealed override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>Its free indices, once somebody has asked <see cref="FreeIndices"/> for them: an expression never changes.</summary>
    internal ImmutableHashSet<IndexVariable>? Free { get; set; }

    /// <summary>The same expression around other children; used by everything that rewrites.</summary>
    internal abstract Expr Rebuild(ImmutableArray<Expr> children);

    /// <summary>True when the other node has the same kind and the same parts; its children are compared by reference.</summary>
    internal abstract bool HasSameParts(Expr other);

    /// <summary>What a table of rules throws for a kind of expression that it does not name: a fault of the library and not of the formula.</summary>
    /// <param name="table">What the table answers.</param>
    internal UnreachableException WithoutRule(string table) => new($"No rule for {GetType().Name} in {table}: {this}.");

    /// <summary>The one object that stands for this expression.</summary>
    private protected static T Unique<T>(T candidate)
        where T : Expr => (T)Interning.Unique(candidate);
}
