using System.Collections.Immutable;

namespace Backprop;

/// <summary>Heights over a grid: row j, column i holds the height at (X[i], Y[j]).</summary>
public sealed record Grid
{
    // Charts ask for both at every place of every path: a grid is looked through once.
    private readonly (double X, double Y, double Height) _lowest, _highest;

    /// <summary>A grid of rows.</summary>
    /// <param name="x">Where the columns stand, from left to right.</param>
    /// <param name="y">Where the rows stand, from below upwards.</param>
    /// <param name="rows">The heights, row by row; NaN leaves a hole.</param>
    /// <exception cref="ArgumentException">The rows have another shape than the places, or hold no number at all.</exception>
    public Grid(ImmutableArray<double> x, ImmutableArray<double> y, ImmutableArray<ImmutableArray<double>> rows)
    {
        (X, Y, Rows) = (x, y, Matching.Of(rows, y.Length, "rows", "The grid"));
        var isEmpty = true;
        for (var j = 0; j < y.Length; j++)
        {
            Matching.Of(rows[j], x.Length, "heights", "A row of the grid");
            for (var i = 0; i < x.Length; i++)
            {
                var point = (X: x[i], Y: y[j], Height: rows[j][i]);
                if (!double.IsFinite(point.Height)) continue;
                if (isEmpty || point.Height < _lowest.Height) _lowest = point;
                if (isEmpty || point.Height > _highest.Height) _highest = point;
                isEmpty = false;
            }
        }

        if (isEmpty) throw new ArgumentException("A grid needs at least one finite height; found none.");
    }

    /// <summary>Where the columns stand, from left to right.</summary>
    public ImmutableArray<double> X { get; }

    /// <summary>Where the rows stand, from below upwards.</summary>
    public ImmutableArray<double> Y { get; }

    /// <summary>The heights, row by row; NaN leaves a hole.</summary>
    public ImmutableArray<ImmutableArray<double>> Rows { get; }

    /// <summary>A grid of numbers that are there already.</summary>
    /// <param name="x">Where the columns stand.</param>
    /// <param name="y">Where the rows stand.</param>
    /// <param name="heights">The heights: <c>heights[j, i]</c> at (x[i], y[j]).</param>
    /// <exception cref="ArgumentException">The heights have another shape than y.Length × x.Length.</exception>
    public static Grid Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double[,] heights)
    {
        if (heights.GetLength(0) != y.Count || heights.GetLength(1) != x.Count)
            throw new ArgumentException($"The heights are {heights.GetLength(0)} × {heights.GetLength(1)}; expected {y.Count} rows (y) × {x.Count} columns (x).", nameof(heights));
        return new([.. x], [.. y], [.. Enumerable.Range(0, y.Count).Select(j => ImmutableArray.CreateRange(Enumerable.Range(0, x.Count).Select(i => heights[j, i])))]);
    }

    /// <summary>The heights of a function over a grid of equal steps.</summary>
    /// <param name="height">The function of x and y.</param>
    /// <param name="from">The least x and y.</param>
    /// <param name="to">The greatest x and y.</param>
    /// <param name="count">How many points in each direction.</param>
    public static Grid Of(Func<double, double, double> height, (double X, double Y) from, (double X, double Y) to, int count = 60)
    {
        var (x, y) = (Steps(from.X, to.X, count), Steps(from.Y, to.Y, count));
        return new(x, y, [.. y.Select(v => ImmutableArray.CreateRange(x, u => height(u, v)))]);
    }

    /// <summary>Equal steps from one number to another, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two numbers are asked for.</exception>
    public static ImmutableArray<double> Steps(double from, double to, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        return [.. Enumerable.Range(0, count).Select(k => k == count - 1 ? to : from + (to - from) * k / (count - 1))];
    }

    /// <summary>The lowest point of the grid.</summary>
    public (double X, double Y, double Height) Lowest() => _lowest;

    /// <summary>The highest point of the grid.</summary>
    public (double X, double Y, double Height) Highest() => _highest;
}
