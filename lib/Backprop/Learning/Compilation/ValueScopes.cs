using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Runtime.Intrinsics;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>The values of a formula's parts within nested loops, each computed once, in the outermost loop that it depends on.</summary>
internal sealed partial class ValueScopes
{
    private readonly StatementEmitter _statement;
    private readonly Tile _tile;
    private List<Scope> _scopes;

    public ValueScopes(StatementEmitter statement, Tile tile)
    {
        (_statement, _tile) = (statement, tile);
        _scopes = [new(null, tile.IsAligned ? tile.Column : null, tile.InLanes)];
    }

    /// <summary>Which nodes are opened to compute a value; elements are read and sums are loops.</summary>
    public static bool Opens(Expr node) => node is not (Quantity or Element or KroneckerDelta or IndexSum);

    /// <summary>Adds code at the present place.</summary>
    public void Add(E code) => _scopes[^1].Code.Add(code);

    /// <summary>The code of the outermost scope.</summary>
    public E Close() => _scopes[0].ToBlock();

    /// <summary>The value for each copy of the tile: four doubles at once where it differs from lane to lane, one otherwise.</summary>
    public E[] Values(Expr root)
    {
        if (Find(root) is { } known) return known;
        // What is known already is not looked into.
        foreach (var node in Traversal.ChildrenFirst(root, node => Opens(node) && Find(node) is null))
        {
            if (Find(node) is null) Compute(node);
        }

        return Find(root)!;
    }

    /// <summary>The value for each copy, four doubles at once.</summary>
    public E[] Vectors(Expr node)
    {
        var values = Values(node);
        if (values[0].Type != typeof(double)) return values;
        var scope = ScopeOf(node);
        if (scope.Vectors.TryGetValue(node, out var known)) return known;
        var vectors = scope.Store(_tile, Free(node), copy => node is Element or Symbol or Quantity && Location(node, copy) is { } offset
            ? _statement.Broadcast(offset)
            : E.Call(VectorCode.CreateMethod, values[copy]));
        scope.Vectors.Add(node, vectors);
        return vectors;
    }

    private E[]? Find(Expr node) => ScopeOf(node).Values.GetValueOrDefault(node);

    private static ImmutableHashSet<IndexVariable> Free(Expr node) => FreeIndices.Of(node);

    // The innermost loop whose index the value depends on.
    private Scope ScopeOf(Expr node)
    {
        var free = Free(node);
        for (var depth = _scopes.Count - 1; depth > 0; depth--)
        {
            if (free.Contains(_scopes[depth].Index!)) return _scopes[depth];
        }

        return _scopes[0];
    }

    private bool IsVector(Expr node) => InLanes && Varies(node);

    // Whether it differs from neighbour to neighbour along the lane index, be they computed four at once or one by one.
    private bool Varies(Expr node) => LaneIndex is { } lane && Free(node).Contains(lane);

    private void Compute(Expr node)
    {
        var scope = ScopeOf(node);
        if (node is IndexSum sum)
        {
            // A sum that does not depend on the inner loops is computed before them.
            var open = _scopes;
            _scopes = _scopes[..(_scopes.IndexOf(scope) + 1)];
            var totals = SumEmitter.Emit(this, _statement, _tile, sum);
            _scopes = open;
            scope.Values.Add(node, totals);
            return;
        }

        var vector = IsVector(node);
        if (node is Number number)
        {
            scope.Values.Add(node, [.. Enumerable.Repeat<E>(E.Constant(number.Value.ToDouble()), _tile.Copies)]);
            return;
        }

        var rule = Rule(node, vector);
        scope.Values.Add(node, scope.Store(_tile, Free(node), rule));
    }

    /// <summary>Opens a loop over a summed index, inside lanes or not as the loop around it.</summary>
    internal void Enter(IndexVariable index) => _scopes = [.. _scopes, new(index, LaneIndex, InLanes)];

    /// <summary>Opens a loop over a summed index along which four values could be one vector.</summary>
    /// <param name="index">The index.</param>
    /// <param name="inLanes">True where they are.</param>
    internal void EnterAligned(IndexVariable index, bool inLanes) => _scopes = [.. _scopes, new(index, index, inLanes)];

    /// <summary>Closes the innermost loop.</summary>
    internal Scope Leave()
    {
        var scope = _scopes[^1];
        _scopes = _scopes[..^1];
        return scope;
    }

    /// <summary>The index whose neighbours could be one vector at the present place, or null.</summary>
    internal IndexVariable? LaneIndex => _scopes[^1].LaneIndex;

    /// <summary>True where they are one vector.</summary>
    internal bool InLanes => _scopes[^1].InLanes;

    /// <summary>A variable of the present scope for each copy that a sum tells apart.</summary>
    internal E[] Accumulators(IndexSum sum, E start)
    {
        var scope = _scopes[^1];
        return Scope.Share(_tile, Free(sum), _ => scope.Keep(start));
    }

    /// <summary>A local variable of the present scope for the total of each copy that a sum tells apart.</summary>
    internal E[] Keep(IndexSum sum, Func<int, E> total) => Scope.Share(_tile, Free(sum), copy => _scopes[^1].Keep(total(copy)));
}
