using System.Collections.Immutable;

namespace Backprop;

/// <content>Formulas with indices, written out.</content>
public abstract partial class Expr
{
    /// <summary>The expression for given sizes, without indices: each Σ becomes a sum of terms, each element a symbol or a named quantity.</summary>
    /// <remarks>
    /// Where two families have one name, as the weights w_ji and w_kj of two layers, their elements carry the letters as well, w_j1,i1 and
    /// w_k1,j1, so that no two become one symbol.
    /// </remarks>
    /// <param name="sizes">How far each index runs.</param>
    /// <param name="at">A number from 1 on for each free index.</param>
    /// <exception cref="ArgumentException">An index has no size, or is free and has no number, or two numbers.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside the sizes.</exception>
    /// <example><code>
    /// Sum(i, Square(y[i])).For(new Sizes((i, 2)))                           // y₁² + y₂²
    /// Sum(i, y[i] * w[j, i]).For(new Sizes((i, 2), (j, 3)), at: (j, 3))     // y₁ w₃₁ + y₂ w₃₂
    /// </code></example>
    public Expr For(Sizes sizes, params (IndexVariable Index, int Number)[] at)
    {
        foreach (var (index, number) in at)
        {
            if (at.Count(pair => ReferenceEquals(pair.Index, index)) > 1) throw new ArgumentException($"The index {index.Letter} is given two numbers.", nameof(at));
            if (number < 1 || number > sizes[index]) throw new ArgumentOutOfRangeException(nameof(at), $"{index.Letter} = {number} is outside 1 to {sizes[index]}.");
        }

        return new Instantiation(sizes, this).Apply(this, at.ToImmutableDictionary(pair => pair.Index, pair => pair.Number));
    }

    /// <summary>The expression with every element of one family replaced by what it is equal to. The definitions of other names stay as they are.</summary>
    /// <exception cref="ArgumentException">The family is given and has no definition.</exception>
    /// <example><code>Logistic(x[j]).Inline(x)   // logistic(Σᵢ yᵢ wⱼᵢ)</code></example>
    public Expr Inline(Family family)
    {
        if (family.Definition is null) throw new ArgumentException($"{family} is given; there is no definition to write in its place.", nameof(family));
        return Inline((other, at) => other.Equals(family) ? family.DefinitionAt(at) : null);
    }

    /// <summary>The expression with every symbol, named quantity and element replaced by what is written for it at its indices; null leaves it.</summary>
    internal Expr Inline(Func<Family, ImmutableArray<IndexVariable>, Expr?> written)
    {
        var letters = FreeIndices.Letters(this);
        return Traversal.Rewrite(
            this,
            (_, node) => Family.Of(node) is { } family && written(family, Family.IndicesOf(node)) is { } instead ? Reindexing.BindApart(instead, letters) : node,
            Family.IsUnnamed);
    }
}
