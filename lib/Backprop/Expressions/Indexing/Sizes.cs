namespace Backprop;

/// <summary>How far the indices run, as numbers: 6 for i, 2 for j.</summary>
public sealed class Sizes
{
    private readonly Dictionary<Symbol, int> _sizes = [];

    /// <summary>The sizes of the given indices. Indices that share a size symbol share the number.</summary>
    /// <exception cref="ArgumentException">A size is below 1, or one index, or two that run over the same things, got two sizes.</exception>
    /// <example><code>new Sizes((i, 6), (j, 2))</code></example>
    public Sizes(params IEnumerable<(IndexVariable Index, int Size)> sizes)
    {
        foreach (var (index, size) in sizes)
        {
            if (size < 1) throw new ArgumentException($"The index {index.Letter} runs to {index.Size} = {size}; expected at least 1.", nameof(sizes));
            if (!_sizes.TryAdd(index.Size, size) && _sizes[index.Size] != size)
                throw new ArgumentException($"The index {index.Letter} runs to {index.Size}, which is {_sizes[index.Size]} and {size} at once.", nameof(sizes));
        }
    }

    /// <summary>How far an index runs.</summary>
    /// <exception cref="ArgumentException">Its size was not given.</exception>
    public int this[IndexVariable index] => this[index.Size]
        ?? throw new ArgumentException($"The index {index.Letter} has no size; give it one, as in ({index.Letter}, 3).", nameof(index));

    /// <summary>The number for a size symbol; null where the symbol is no size, or none was given.</summary>
    public int? this[Symbol size] => _sizes.TryGetValue(size, out var number) ? number : null;
}
