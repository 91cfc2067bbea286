using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>A cost compiled for the points of a grid over two of its parameters: a row at a time, four points at once, on all cores.</summary>
internal sealed class CostGrid
{
    private readonly CostFunction _cost;
    private readonly (int X, int Y) _sides;
    private readonly ExampleLoops _row;

    private CostGrid(CostFunction cost, Symbol x, Symbol y, int columns)
    {
        (_cost, _sides, Columns) = (cost, (cost.IndexOf(x), cost.IndexOf(y)), columns);
        _row = cost.Loops([cost.Cost], cost.ExampleCount, x, columns);
    }

    /// <summary>How many points a row has.</summary>
    public int Columns { get; }

    /// <summary>Compiles a cost for rows of points.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="x">The parameter that runs along a row.</param>
    /// <param name="y">The parameter that differs from row to row.</param>
    /// <param name="columns">How many points a row has.</param>
    /// <exception cref="ArgumentException">One of them is no parameter, or both are the same.</exception>
    public static CostGrid Of(CostFunction cost, Symbol x, Symbol y, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        return x == y ? throw new ArgumentException($"A surface stands over two parameters; found {x} twice.", nameof(y)) : new(cost, x, y, columns);
    }

    /// <summary>The cost at every point.</summary>
    /// <param name="xs">The values along a row, one for each column.</param>
    /// <param name="ys">The values from row to row.</param>
    /// <param name="at">A value for every parameter of the cost, for those that are held; null where there are only the two.</param>
    /// <returns>Row j, column i: the cost with the first parameter at xs[i] and the second at ys[j].</returns>
    /// <exception cref="ArgumentException">There are more or fewer values than columns, or than parameters.</exception>
    public double[,] Evaluate(IReadOnlyList<double> xs, IReadOnlyList<double> ys, IReadOnlyList<double>? at = null)
    {
        if (xs.Count != Columns) throw new ArgumentException($"Expected {Columns} values along a row; found {xs.Count}.", nameof(xs));
        if ((at?.Count ?? 2) != _cost.Parameters.Count) throw new ArgumentException($"Expected {_cost.Parameters.Count} values ({string.Join(", ", _cost.Parameters)}); found {at?.Count ?? 2}.", nameof(at));
        for (var k = 0; k < at?.Count; k++) _row.Parameter(k).Fill(at[k]);
        xs.ToArray().CopyTo(_row.Parameter(_sides.X));
        var costs = new double[ys.Count, Columns];
        Parallel.For(
            0,
            ys.Count,
            _row.Copy,
            (j, _, row) =>
            {
                row.Parameter(_sides.Y)[0] = ys[j];
                row.Run();
                row.Totals.CopyTo(MemoryMarshal.CreateSpan(ref costs[j, 0], Columns));
                return row;
            },
            _ => { });
        return costs;
    }
}
