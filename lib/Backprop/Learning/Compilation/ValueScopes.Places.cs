using System.Collections.Immutable;
using System.Linq.Expressions;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <content>Where elements stand in memory.</content>
internal sealed partial class ValueScopes
{
    /// <summary>Where an element stands in memory, for one copy of the tile.</summary>
    public E Location(Family family, ImmutableArray<IndexVariable> indices, int copy)
    {
        var block = _statement.Program.Layout[family];
        var constant = block.Offset + indices.Select((index, place) => block.Stride(place) * _tile.Shift(index, copy)).Sum();
        return E.Add(BaseOf(family, indices, block), E.Constant(constant));
    }

    private E? Location(Expr node, int copy)
    {
        if (node is Symbol symbol && _statement.Program.Sizes[symbol] is not null) return null;
        return Location(Family.Of(node)!, Family.IndicesOf(node), copy);
    }

    // One addition in each loop that the place depends on; all copies share it and differ by a constant.
    private E BaseOf(Family family, ImmutableArray<IndexVariable> indices, MemoryBlock block)
    {
        var key = (family, string.Join(',', indices.Select(index => index.Letter)));
        var offset = _statement.Start;
        for (var depth = 0; depth < _scopes.Count; depth++)
        {
            var scope = _scopes[depth];
            var here = indices.Index().Where(pair => DepthOf(pair.Item) == depth).ToList();
            if (here.Count == 0) continue;
            if (!scope.Bases.TryGetValue(key, out var known))
            {
                foreach (var (place, index) in here)
                {
                    E variable = _statement.Variables[index];
                    offset = E.Add(offset, block.Stride(place) == 1 ? variable : E.Multiply(variable, E.Constant(block.Stride(place))));
                }

                known = scope.Keep(offset);
                scope.Bases.Add(key, known);
            }

            offset = known;
        }

        return offset;
    }

    private int DepthOf(IndexVariable index)
    {
        for (var depth = _scopes.Count - 1; depth > 0; depth--)
        {
            if (ReferenceEquals(_scopes[depth].Index, index)) return depth;
        }

        return 0;
    }

    private BinaryExpression Position(IndexVariable index, int copy) => E.Add(_statement.Variables[index], E.Constant(_tile.Shift(index, copy)));
}
