using System.Collections.Immutable;

namespace Backprop;

/// <summary>A name with a definition: z = w·a + b. It keeps its name wherever it is used.</summary>
/// <remarks>
/// Differentiation walks through the name to the definition, which is what makes the chain rule visible as links;
/// <see cref="Expr.Inline()"/> writes the definitions in place of the names where somebody wants that.
/// </remarks>
/// <example><code>
/// var z = Let("z", w * x + b);
/// z.Derivative(w)   // x
/// </code></example>
public sealed class Quantity : Expr
{
    private Quantity(Name name, Expr definition)
        : base(HashCode.Combine(nameof(Quantity), name, definition))
    {
        Name = name;
        Definition = definition;
    }

    /// <summary>What the quantity is called.</summary>
    public Name Name { get; }

    /// <summary>What it is equal to.</summary>
    public Expr Definition { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Children => [Definition];

    /// <summary>The quantity as a family without indices.</summary>
    internal Family Family => field ??= new Family(this);

    /// <summary>The quantity of that name and definition.</summary>
    public static Quantity Of(Name name, Expr definition) => Unique(new Quantity(name, definition));

    internal override Expr Rebuild(ImmutableArray<Expr> children) => Of(Name, children[0]);

    internal override bool HasSameParts(Expr other) =>
        other is Quantity quantity && ReferenceEquals(quantity.Definition, Definition) && quantity.Name.Equals(Name);
}
