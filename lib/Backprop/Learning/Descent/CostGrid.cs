namespace Backprop.Learning;

/// <summary>A cost at every point of a grid over two of its parameters, evaluated row by row on all cores.</summary>
internal static class CostGrid
{
    /// <summary>The costs: row j, column i is the cost with the first parameter at xs[i] and the second at ys[j].</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="x">The number of the parameter that runs along a row.</param>
    /// <param name="y">The number of the parameter that runs along a column.</param>
    /// <param name="xs">Its values.</param>
    /// <param name="ys">Its values.</param>
    /// <param name="at">The values of all parameters; those of the two are not used.</param>
    public static double[,] Of(CostFunction cost, int x, int y, IReadOnlyList<double> xs, IReadOnlyList<double> ys, double[] at)
    {
        var costs = new double[ys.Count, xs.Count];
        Parallel.For(
            0,
            ys.Count,
            () => (Cost: cost.Copy(), Place: (double[])at.Clone()),
            (j, _, own) =>
            {
                own.Place[y] = ys[j];
                for (var i = 0; i < xs.Count; i++)
                {
                    own.Place[x] = xs[i];
                    costs[j, i] = own.Cost.Value(own.Place);
                }

                return own;
            },
            _ => { });
        return costs;
    }
}
