using System.Collections.Immutable;

namespace Backprop;

/// <summary>Where the values of each family stand in one flat array: row after row, the last index fastest.</summary>
internal sealed class MemoryLayout
{
    private readonly Dictionary<Family, MemoryBlock> _blocks = [];
    private readonly List<Family> _families = [];

    /// <summary>Places the families one behind the other, in the given order.</summary>
    /// <exception cref="ArgumentException">They have more numbers than one array holds.</exception>
    public MemoryLayout(IEnumerable<Family> families, Sizes sizes)
    {
        foreach (var family in families)
        {
            if (_blocks.ContainsKey(family)) continue;
            ImmutableArray<int> extents = [.. family.Indices.Select(index => sizes[index])];
            var length = extents.Aggregate(1.0, (product, extent) => product * extent);
            if (Length + length > Array.MaxLength)
                throw new ArgumentException(FormattableString.Invariant($"{family} has {length:N0} numbers for these sizes; with what stands before it that is more than one array holds ({Array.MaxLength:N0})."), nameof(sizes));
            _blocks.Add(family, new(Length, (int)length, extents));
            _families.Add(family);
            Length += (int)length;
        }
    }

    /// <summary>The families in the order in which they stand.</summary>
    public IReadOnlyList<Family> Families => _families;

    /// <summary>How many doubles there are in all.</summary>
    public int Length { get; }

    /// <summary>The place of a family.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public MemoryBlock this[Family family] => _blocks.TryGetValue(family, out var block)
        ? block
        : throw new ArgumentException($"{family} is neither given nor computed here; there are {string.Join(", ", _blocks.Keys)}.", nameof(family));

    /// <summary>True where the family has a place.</summary>
    public bool Contains(Family family) => _blocks.ContainsKey(family);
}

/// <summary>A family's place.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">How many doubles it has.</param>
/// <param name="Extents">How far each index runs.</param>
internal sealed record MemoryBlock(int Offset, int Length, ImmutableArray<int> Extents)
{
    /// <summary>How far apart two elements are whose index at this place differs by one.</summary>
    public int Stride(int place)
    {
        var stride = 1;
        for (var later = place + 1; later < Extents.Length; later++) stride *= Extents[later];
        return stride;
    }
}
