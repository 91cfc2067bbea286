using System.Collections.Immutable;

namespace Backprop;

/// <summary>An index: a letter that counts from 1 to a size, such as the j of w_ji. It is bound by a sum or free.</summary>
/// <remarks>
/// The size is a symbol of its own, n_j for j unless said otherwise, and gets a number only when a formula is compiled or
/// written out. Two indices run over the same things when they have the same size.
/// </remarks>
/// <example><code>
/// var c = Index("c", size: "n");
/// Sum(c, 1)   // n
/// </code></example>
public sealed class IndexVariable : Expr
{
    private IndexVariable(string letter, Symbol size)
        : base(HashCode.Combine(nameof(IndexVariable), letter, size))
    {
        Letter = letter;
        Size = size;
    }

    /// <summary>The letter.</summary>
    public string Letter { get; }

    /// <summary>How far the index runs.</summary>
    public Symbol Size { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Children => [];

    /// <summary>The index of that letter and size.</summary>
    /// <param name="letter">A letter, or a letter and digits.</param>
    /// <param name="size">How far it runs; null means n with the letter as its subscript.</param>
    /// <exception cref="ArgumentException">The letter is not a name.</exception>
    public static IndexVariable Of(string letter, Symbol? size = null)
    {
        if (letter.Length == 0 || !char.IsLetter(letter[0]) || !letter.All(c => char.IsLetter(c) || char.IsAsciiDigit(c)))
            throw new ArgumentException($"\"{letter}\" is no index; expected a letter such as j.", nameof(letter));
        Letters.Require(string.Concat(letter.Where(char.IsLetter)), letter);
        return Unique(new IndexVariable(letter, size ?? Symbol.Of(new LetterName("n", null, [letter]))));
    }

    /// <summary>An index that no formula has; for as long as a free index must not be caught by a sum.</summary>
    internal static IndexVariable Apart(int number, Symbol size) => Unique(new IndexVariable($"#{number}", size));

    /// <summary>The letters of several indices.</summary>
    internal static ImmutableArray<string> LettersOf(ImmutableArray<IndexVariable> indices) => indices.IsEmpty ? [] : [.. indices.Select(index => index.Letter)];

    /// <summary>The same size under another letter.</summary>
    internal IndexVariable Renamed(string letter) => letter == Letter ? this : Of(letter, Size);

    internal override Expr Rebuild(ImmutableArray<Expr> children) => this;

    internal override bool HasSameParts(Expr other) =>
        other is IndexVariable index && index.Letter == Letter && ReferenceEquals(index.Size, Size);
}
