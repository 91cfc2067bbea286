using System.Collections.Immutable;

namespace Backprop;

/// <summary>Two formulas written out for small sizes, no two sizes alike, so that what mixes up two indices shows.</summary>
/// <remarks>Without indices they are themselves, and no size is chosen.</remarks>
internal sealed class SmallSizes
{
    // A comparison is a question in passing; what grows beyond this is left undecided.
    private const long MostNodes = 20_000;

    /// <summary>Of more choices of free indices than this, only so many are looked at.</summary>
    public const int MostElements = 24;

    private readonly Expr _left, _right;
    private readonly ImmutableArray<IndexVariable> _free;
    private readonly Sizes _sizes;
    private readonly Dictionary<IndexSum, long> _nodes = [];

    private Instantiation? _both;

    private SmallSizes(Expr left, Expr right)
    {
        (_left, _right) = (left, right);
        var order = FamilyOrder.Of(FamilyOrder.Mentioned(left).Concat(FamilyOrder.Mentioned(right))).DefinitionsFirst;
        var indices = FreeIndices.Everywhere(left, right);
        _free = [.. FreeIndices.Of(left).Union(FreeIndices.Of(right)).OrderBy(index => index.Letter, StringComparer.Ordinal).ThenBy(index => index.Size.Name.Identifier, StringComparer.Ordinal)];
        _sizes = Sizes.Different(indices);
        Witness = [.. indices.DistinctBy(index => index.Size).Select(index => (index.Size, (double)_sizes[index]))];
        Said = Witness.Count == 0 ? "" : $"with {string.Join(", ", Witness.Select(pair => $"{pair.Size} = {pair.Number}"))} ";
        Refusal = _free.GroupBy(index => index.Letter).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? $"the index {twice.Key} runs to {twice.First().Size} in one place and to {twice.Last().Size} in another."
            : Witness.Count > 0 && order.Where(family => family.Definition is not null).Sum(family => Nodes(family.Definition!) * Count(family.Indices)) + Nodes(left) + Nodes(right) > MostNodes
                ? $"written out {Said}they are too long to compare."
                : null;
    }

    /// <summary>The sizes, as symbols with values.</summary>
    public IReadOnlyList<(Symbol Size, double Number)> Witness { get; }

    /// <summary>The sizes as words, with a space behind them.</summary>
    public string Said { get; }

    /// <summary>Why they cannot be written out; null where they can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The sizes for two formulas.</summary>
    public static SmallSizes Of(Expr left, Expr right)
    {
        var small = new SmallSizes(left, right);
        if (small.Refusal is not null) return small;
        try
        {
            small._both = new(small._sizes, left, right);
        }
        catch (ArgumentException twoFamilies)
        {
            small.Refusal = twoFamilies.Message;
        }

        return small;
    }

    /// <summary>Both formulas, once for each choice of the free indices, and that choice as words. Where one of them would be divided by 0 there, the choice is left out.</summary>
    public IEnumerable<(Expr Left, Expr Right, IEnumerable<string> Where)> WrittenOut()
    {
        if (Witness.Count == 0) return [(_left, _right, [])];
        return _sizes.Choices(_free, MostElements).Select(At).OfType<(Expr, Expr, IEnumerable<string>)>();
    }

    private (Expr, Expr, IEnumerable<string>)? At(ImmutableDictionary<IndexVariable, int> at)
    {
        try
        {
            var where = Witness.Select(pair => $"{pair.Size} = {pair.Number}").Concat(_free.Select(index => $"{index.Letter} = {at[index]}"));
            return (_both!.Apply(_left, at), _both.Apply(_right, at), where);
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }

    private long Count(ImmutableArray<IndexVariable> indices) => indices.Aggregate(1L, (product, index) => Math.Min(MostNodes, product * _sizes[index]));

    // Every number beyond the limit counts as one more.
    private long Nodes(Expr formula) => Math.Min(MostNodes + 1, Traversal.ChildrenFirst(formula, node => node is not (Quantity or Element or IndexSum)).Sum(NodesOf));

    private long NodesOf(Expr node)
    {
        if (node is not IndexSum sum) return 1;
        if (!_nodes.TryGetValue(sum, out var nodes)) _nodes.Add(sum, nodes = _sizes[sum.Index] * Nodes(sum.Body));
        return nodes;
    }
}
