using System.Linq.Expressions;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>What is computed inside one loop, before the loops inside it.</summary>
/// <param name="index">The index that the loop runs over, or null outside all loops.</param>
/// <param name="laneIndex">The index along which four neighbours could be one vector, or null.</param>
/// <param name="inLanes">True where they are; false where what is left over is computed one by one.</param>
internal sealed class Scope(IndexVariable? index, IndexVariable? laneIndex, bool inLanes)
{
    public IndexVariable? Index { get; } = index;

    public IndexVariable? LaneIndex { get; } = laneIndex;

    public bool InLanes { get; } = inLanes;

    public List<E> Code { get; } = [];

    public List<ParameterExpression> Locals { get; } = [];

    public Dictionary<Expr, E[]> Values { get; } = [];

    public Dictionary<Expr, E[]> Vectors { get; } = [];

    /// <summary>Places in memory that are known in this loop, from which elements are found by the indices of loops further in.</summary>
    public Dictionary<(Family Family, string Indices), ParameterExpression> Bases { get; } = [];

    /// <summary>Computes a value into a local variable.</summary>
    public ParameterExpression Keep(E value)
    {
        var local = E.Variable(value.Type);
        Locals.Add(local);
        Code.Add(E.Assign(local, value));
        return local;
    }

    /// <summary>Computes a value for each copy that differs, into a local variable.</summary>
    public E[] Store(Tile tile, ICollection<IndexVariable> free, Func<int, E> rule) => Share(tile, free, copy => Keep(rule(copy)));

    /// <summary>Something for each copy; those that cannot differ share it.</summary>
    public static E[] Share(Tile tile, ICollection<IndexVariable> free, Func<int, E> make)
    {
        var values = new E[tile.Copies];
        for (var copy = 0; copy < values.Length; copy++)
        {
            var same = tile.Representative(copy, free);
            values[copy] = same == copy ? make(copy) : values[same];
        }

        return values;
    }

    public E ToBlock() => E.Block(Locals, [.. Code, E.Empty()]);
}
