using System.Collections.Immutable;

namespace Backprop;

/// <summary>How far the indices run, as numbers: 6 for i, 2 for j.</summary>
public sealed class Sizes
{
    private readonly Dictionary<Symbol, int> _sizes = [];

    /// <summary>The sizes of the given indices. Indices that share a size symbol share the number.</summary>
    /// <exception cref="ArgumentException">A size is below 1, or one index, or two that run over the same things, got two sizes.</exception>
    /// <example><code>new Sizes((i, 6), (j, 2))[i]   // 6</code></example>
    public Sizes(params IEnumerable<(IndexVariable Index, int Size)> sizes)
    {
        foreach (var (index, size) in sizes)
        {
            if (size < 1) throw new ArgumentException($"The index {index.Letter} runs to {index.Size} = {size}; expected at least 1.", nameof(sizes));
            if (!_sizes.TryAdd(index.Size, size) && _sizes[index.Size] != size)
                throw new ArgumentException($"The index {index.Letter} runs to {index.Size}, which is {_sizes[index.Size]} and {size} at once.", nameof(sizes));
        }
    }

    /// <summary>2, 3, 4, … for indices that run over different things, so that what mixes up two of them shows.</summary>
    internal static Sizes Different(IEnumerable<IndexVariable> indices) => new(indices.DistinctBy(index => index.Size).Select((index, k) => (index, k + 2)));

    /// <summary>Each choice of numbers for some indices, the first of them going fastest.</summary>
    /// <param name="indices">The indices.</param>
    /// <param name="most">How many choices are enough.</param>
    internal IEnumerable<ImmutableDictionary<IndexVariable, int>> Choices(IReadOnlyList<IndexVariable> indices, int most)
    {
        var count = indices.Aggregate(1L, (product, index) => Math.Min(most, product * this[index]));
        for (var choice = 0; choice < count; choice++)
        {
            var (at, rest) = (ImmutableDictionary<IndexVariable, int>.Empty, choice);
            foreach (var index in indices) (at, rest) = (at.Add(index, 1 + rest % this[index]), rest / this[index]);
            yield return at;
        }
    }

    /// <summary>How far an index runs.</summary>
    /// <exception cref="ArgumentException">Its size was not given.</exception>
    public int this[IndexVariable index] => this[index.Size]
        ?? throw new ArgumentException($"The index {index.Letter} has no size; give it one, as in ({index.Letter}, 3).", nameof(index));

    /// <summary>The number for a size symbol; null where the symbol is no size, or none was given.</summary>
    public int? this[Symbol size] => _sizes.TryGetValue(size, out var number) ? number : null;
}
