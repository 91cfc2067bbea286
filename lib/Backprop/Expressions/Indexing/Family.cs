using System.Collections.Immutable;

namespace Backprop;

/// <summary>Many values under one name, told apart by indices: given ones, such as the weights w_ji, or ones with a definition that holds for every index, such as the net inputs x_j = Σ_i y_i w_ji.</summary>
/// <remarks>An element such as w[j, i] is an expression.</remarks>
[TypeFormatterSource(typeof(FormulaFormatters))]
public sealed partial class Family : IEquatable<Family>
{
    // The symbol or the named quantity that is the only element of its family; null for a family of elements.
    private readonly Expr? _only;

    /// <summary>Given values: weights, inputs, targets.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="indices">The indices, one for each place below the name.</param>
    /// <exception cref="ArgumentException">A letter occurs twice among the indices.</exception>
    public Family(Name name, params ImmutableArray<IndexVariable> indices)
    {
        Name = name;
        Indices = indices;
        if (indices.Length > 1 && indices.GroupBy(index => index.Letter).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"{name} has the index {twice.Key} twice; give each place a letter of its own.", nameof(indices));
    }

    /// <summary>Values with a definition.</summary>
    /// <param name="name">What they are called.</param>
    /// <param name="indices">The indices on the left.</param>
    /// <param name="definition">What an element is equal to.</param>
    /// <exception cref="ArgumentException">A letter occurs twice among the indices, or the definition has a free index that does not stand on the left, or one letter with two sizes.</exception>
    public Family(Name name, ImmutableArray<IndexVariable> indices, Expr definition)
        : this(name, indices)
    {
        Definition = definition;
        FreeIndices.RequireOnly(indices, definition, name);
    }

    internal Family(Symbol only)
        : this(only.Name) => _only = only;

    internal Family(Quantity only)
        : this(only.Name) => (_only, Definition) = (only, only.Definition);

    /// <summary>What the family is called, without indices.</summary>
    public Name Name { get; }

    /// <summary>The indices by which it was declared; they give its sizes and the letters that it is printed with.</summary>
    public ImmutableArray<IndexVariable> Indices { get; }

    /// <summary>What an element is equal to, in the declared indices; null where it is given.</summary>
    public Expr? Definition { get; }

    /// <summary>True for a symbol or a named quantity without indices, seen as a family with one element.</summary>
    internal bool IsScalar => _only is not null;

    /// <summary>One element.</summary>
    /// <exception cref="ArgumentException">There are too many indices or too few, or one of them runs over something else than was declared.</exception>
    /// <example><code>w[j, i]   // wⱼᵢ</code></example>
    public Element this[params IndexVariable[] indices] => Element.Of(this, [.. indices]);

    /// <summary>One element by number, as a symbol or a named quantity without indices, its definition written out.</summary>
    /// <param name="sizes">How far each index runs.</param>
    /// <param name="at">Which element, from 1.</param>
    /// <exception cref="ArgumentException">A number is missing or outside the sizes.</exception>
    /// <remarks>
    /// A formula in which another family has the same name writes its elements with letters; those are among the symbols of the
    /// formula written out, <c>formula.For(sizes).Symbols()</c>, and not what this gives.
    /// </remarks>
    /// <example><code>x.For(new Sizes((i, 2), (j, 1)), 1)   // x₁ = y₁ w₁₁ + y₂ w₁₂</code></example>
    public Expr For(Sizes sizes, params int[] at) => at.Length == Indices.Length
        ? new Instantiation(sizes, this).Instance(this, [.. at])
        : throw new ArgumentException($"{this} has {Indices.Length} indices; found {at.Length} numbers.", nameof(at));

    /// <summary>All elements by number, the last index fastest.</summary>
    internal IEnumerable<Expr> Elements(Sizes sizes) =>
        sizes.Choices([.. Indices.Reverse()], int.MaxValue).Select(at => For(sizes, [.. Indices.Select(index => at[index])]));

    /// <summary>The element with the declared indices; the symbol or quantity itself where there are none.</summary>
    internal Expr At(ImmutableArray<IndexVariable> indices) => _only ?? Element.Of(this, indices);

    /// <summary>What an element is equal to at other indices than the declared ones.</summary>
    internal Expr? DefinitionAt(ImmutableArray<IndexVariable> indices) =>
        Definition is null || Indices.IsEmpty ? Definition : Reindexing.Apply(Definition, Indices.Zip(indices));

    /// <summary>The name of the element at these indices.</summary>
    internal Name NameAt(ImmutableArray<IndexVariable> indices) => Name.WithIndices(IndexVariable.LettersOf(indices));

    /// <summary>A family of the same name and indices with this definition.</summary>
    internal Family DefinedAs(Expr definition) => Defined(Name, Indices, definition);

    /// <summary>A family with a definition: one of its own kind where there are no indices.</summary>
    internal static Family Defined(Name name, ImmutableArray<IndexVariable> indices, Expr definition) =>
        indices.IsEmpty ? Quantity.Of(name, definition).Family : new Family(name, indices, definition);

    /// <summary>What a family's element, a symbol or a named quantity belongs to; null for any other expression.</summary>
    internal static Family? Of(Expr node) => node switch
    {
        Element element => element.Family,
        Symbol symbol => symbol.Family,
        Quantity quantity => quantity.Family,
        _ => null,
    };

    /// <summary>What a family's element, a symbol or a named quantity belongs to.</summary>
    /// <exception cref="ArgumentException">It is another expression.</exception>
    internal static Family Require(Expr node) => Of(node)
        ?? throw new ArgumentException($"Expected a symbol, a named quantity or an element of a family; found {node}. Give it a name with Let(…) first.", nameof(node));

    /// <summary>What a symbol, a named quantity or an element of a family is called, its indices included; null for any other expression.</summary>
    internal static Name? NameOf(Expr node) => Of(node)?.NameAt(IndicesOf(node));

    /// <summary>True for an expression that is looked into when one asks what names it mentions.</summary>
    internal static bool IsUnnamed(Expr node) => node is not (Quantity or Element);

    /// <summary>The indices that a family's element carries.</summary>
    internal static ImmutableArray<IndexVariable> IndicesOf(Expr node) => node is Element element ? element.Indices : [];

    /// <summary>The element with the declared indices, as an expression.</summary>
    public static implicit operator Expr(Family family) => family.At(family.Indices);

    /// <summary>The family's name with its declared indices: x_j.</summary>
    public override string ToString() => At(Indices).ToString();

    /// <summary>True for the same name and definition. The sizes of what is given count, its letters do not; those of a definition do.</summary>
    public bool Equals(Family? other) => ReferenceEquals(this, other)
        || other is not null && ReferenceEquals(_only, other._only) && ReferenceEquals(Definition, other.Definition) && Name.Equals(other.Name)
        && (Definition is null ? Indices.Select(index => index.Size).SequenceEqual(other.Indices.Select(index => index.Size)) : Indices.SequenceEqual(other.Indices));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Family);

    /// <inheritdoc/>
    public override int GetHashCode() => _only?.GetHashCode() ?? HashCode.Combine(Name, Definition);
}
