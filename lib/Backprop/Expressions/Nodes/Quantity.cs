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

    /// <summary>The quantity of that name and definition, of which <see cref="Notation.Let(Name, Expr)"/> asks that it has no free index.</summary>
    internal static Quantity Of(Name name, Expr definition) => Unique(new Quantity(name, definition));

    /// <summary>The quantity with an undefined function made a known one in its definition; its name stays.</summary>
    /// <param name="undefined">The function to define.</param>
    /// <param name="definition">What it is from now on.</param>
    /// <exception cref="ArgumentException"><paramref name="undefined"/> has a definition already.</exception>
    /// <example><code>Let("a", σ(z)).With(σ, Logistic).Definition   // logistic(z)</code></example>
    public new Quantity With(UnaryFunction undefined, UnaryFunction definition) => (Quantity)base.With(undefined, definition);

    /// <summary>The quantity for given sizes, without indices in its definition; its name stays.</summary>
    /// <param name="sizes">How far each index runs.</param>
    /// <exception cref="ArgumentException">An index has no size.</exception>
    /// <example><code>Let("C", Sum(i, Square(y[i]))).For(new Sizes((i, 2))).Definition   // y₁² + y₂²</code></example>
    public Quantity For(Sizes sizes) => (Quantity)base.For(sizes);

    internal override Expr Rebuild(ImmutableArray<Expr> children) => Of(Name, children[0]);

    internal override bool HasSameParts(Expr other) =>
        other is Quantity quantity && ReferenceEquals(quantity.Definition, Definition) && quantity.Name.Equals(Name);
}
