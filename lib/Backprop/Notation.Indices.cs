using System.Collections.Immutable;

namespace Backprop;

/// <content>Indices, families and sums.</content>
public static partial class Notation
{
    /// <summary>One half.</summary>
    public static readonly Expr OneHalf = new Rational(1, 2);

    /// <summary>An index, and how far it runs.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="size">The symbol for the size; n with the letter below unless given. Two indices over the same things share it.</param>
    /// <exception cref="ArgumentException">The letter is not a name.</exception>
    /// <example><code>
    /// var c = Index("c", size: "n");
    /// Sum(c, 1)   // n
    /// </code></example>
    public static IndexVariable Index(string letter, string? size = null) =>
        IndexVariable.Of(letter, size is null ? null : Backprop.Symbol.Of(LetterName.FromIdentifier(size)));

    /// <summary>Symbols that are told apart by indices: weights, inputs, targets.</summary>
    /// <exception cref="ArgumentException">The letter is not a name, or an index occurs twice.</exception>
    /// <example><code>
    /// var w = Indexed("w", j, i);
    /// w[j, i]   // wⱼᵢ
    /// </code></example>
    public static Family Indexed(string letter, params IndexVariable[] indices) => new(new LetterName(letter), [.. indices]);

    /// <summary>Symbols that are told apart by indices, with a raised layer.</summary>
    public static Family Indexed(string letter, string layer, params IndexVariable[] indices) => new(new LetterName(letter, layer), [.. indices]);

    /// <summary>Names an expression for every value of an index.</summary>
    /// <exception cref="ArgumentException">The expression has a free index that does not stand on the left.</exception>
    /// <example><code>Let("x", j, Sum(i, y[i] * w[j, i]))   // xⱼ = Σᵢ yᵢ wⱼᵢ</code></example>
    public static Family Let(string letter, IndexVariable index, Expr definition) => LetIndexed(letter, null, [index], definition);

    /// <summary>Names an expression for every value of two indices.</summary>
    public static Family Let(string letter, (IndexVariable First, IndexVariable Second) indices, Expr definition) =>
        LetIndexed(letter, null, [indices.First, indices.Second], definition);

    /// <summary>Names an expression for every value of an index, with a raised layer.</summary>
    public static Family Let(string letter, string layer, IndexVariable index, Expr definition) => LetIndexed(letter, layer, [index], definition);

    /// <summary>Names an expression for every value of two indices, with a raised layer.</summary>
    public static Family Let(string letter, string layer, (IndexVariable First, IndexVariable Second) indices, Expr definition) =>
        LetIndexed(letter, layer, [indices.First, indices.Second], definition);

    /// <summary>The sum over an index.</summary>
    /// <exception cref="ArgumentException">The letter stands inside with another size.</exception>
    /// <example><code>Sum(i, y[i] * w[j, i])   // Σᵢ yᵢ wⱼᵢ</code></example>
    public static Expr Sum(IndexVariable index, Expr body) => IndexSum.Of(index, body);

    /// <summary>The sum over two indices, the first outside.</summary>
    public static Expr Sum(IndexVariable first, IndexVariable second, Expr body) => IndexSum.Of(first, IndexSum.Of(second, body));

    /// <summary>The mean over an index: the sum divided by the size.</summary>
    /// <example><code>
    /// var E = Indexed("E", c);
    /// Mean(c, E[c])   // (Σ_c E_c)/n
    /// </code></example>
    public static Expr Mean(IndexVariable index, Expr body) => 1 / index.Size * IndexSum.Of(index, body);

    /// <summary>δ_ij, 1 where the indices are equal and 0 elsewhere.</summary>
    /// <exception cref="ArgumentException">The indices run over different things.</exception>
    public static Expr Delta(IndexVariable left, IndexVariable right) => KroneckerDelta.Of(left, right);

    /// <summary>The derivative of an element of a family with respect to a symbol, a quantity or an element, as links.</summary>
    /// <example><code>
    /// var (j, k) = (Index("j", size: "n"), Index("k", size: "n"));
    /// var x = Indexed("x", j);
    /// Let("p", j, Square(x[j]))[j].By(x[k])   // ∂pⱼ/∂xₖ = 2xⱼ δⱼₖ
    /// </code></example>
    public static ChainRule By(this Element element, Expr variable) => ChainRule.Create(element, variable);

    /// <summary>The derivative of every element of a family with respect to a symbol, a quantity or an element, as links.</summary>
    public static ChainRule By(this Family family, Expr variable) => ChainRule.Create(family.At(family.Indices), variable);

    private static Family LetIndexed(string letter, string? layer, ImmutableArray<IndexVariable> indices, Expr definition) =>
        new(new LetterName(letter, layer), indices, definition);
}
