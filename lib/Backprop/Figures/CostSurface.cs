using System.Collections.Immutable;

namespace Backprop;

/// <summary>The surface of a cost over two of its parameters, the others held, and ways down on it.</summary>
/// <example><code>
/// var cost = CostFunction.Of(E, [w, b], (x, 1), (d, 1));
/// var surface = CostSurface.Of(cost, (w, -6, 6), (b, -6, 6));
/// Plot.Descent(surface, GradientDescent.Run(cost, [-3, -3], learningRate: 1).PathOver(w, b, "ε = 1")).Title   // E over w and b
/// </code></example>
public static class CostSurface
{
    /// <summary>The surface.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="x">The parameter along the first side, and how far.</param>
    /// <param name="y">The parameter along the second side, and how far.</param>
    /// <param name="at">A value for every parameter, for those that are held; null where there are only the two.</param>
    /// <param name="points">How many points each side has.</param>
    /// <param name="logarithmic">True for contour lines at equal ratios of the cost instead of equal differences.</param>
    /// <param name="title">The title; null names the cost and the two parameters.</param>
    /// <exception cref="ArgumentException">A side is no parameter, both are the same, a range is empty, or values of held parameters are missing.</exception>
    public static SurfaceFigure Of(CostFunction cost, (Symbol Parameter, double From, double To) x, (Symbol Parameter, double From, double To) y, IReadOnlyList<double>? at = null, int points = 61, bool logarithmic = false, string? title = null)
    {
        var place = Checked(cost, x, y, at);
        var (xs, ys) = (Grid.Steps(x.From, x.To, points), Grid.Steps(y.From, y.To, points));
        var costs = CostGrid.Of(cost, x.Parameter, y.Parameter, points).Evaluate(xs, ys, place);
        var name = cost.Cost.Name.ToString();
        return Plot.Surface(title ?? $"{name} over {x.Parameter} and {y.Parameter}", x.Parameter, y.Parameter, new Axis(name, logarithmic), Grid.Of(xs, ys, costs));
    }

    /// <summary>Which way is down: arrows along −∂E/∂x and −∂E/∂y.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="x">The parameter along the first side, and how far.</param>
    /// <param name="y">The parameter along the second side, and how far.</param>
    /// <param name="at">A value for every parameter, for those that are held; null where there are only the two.</param>
    /// <param name="points">How many arrows each side has.</param>
    /// <exception cref="ArgumentException">As for <see cref="Of"/>.</exception>
    public static ArrowField Downhill(CostFunction cost, (Symbol Parameter, double From, double To) x, (Symbol Parameter, double From, double To) y, IReadOnlyList<double>? at = null, int points = 13)
    {
        var place = Checked(cost, x, y, at);
        var (i, j) = (cost.IndexOf(x.Parameter), cost.IndexOf(y.Parameter));
        var gradient = new double[place.Length];
        var arrows = new List<(double X, double Y, double Dx, double Dy)>();
        foreach (var v in Grid.Steps(y.From, y.To, points))
        {
            foreach (var u in Grid.Steps(x.From, x.To, points))
            {
                (place[i], place[j]) = (u, v);
                cost.ValueAndGradient(place, gradient);
                arrows.Add((u, v, -gradient[i], -gradient[j]));
            }
        }

        return new("−gradient", [.. arrows.Select(a => a.X)], [.. arrows.Select(a => a.Y)], [.. arrows.Select(a => a.Dx)], [.. arrows.Select(a => a.Dy)]);
    }

    /// <summary>A descent as a path over two of its parameters.</summary>
    /// <remarks>The heights are the costs at the places themselves: where other parameters move too, the path leaves the surface.</remarks>
    /// <param name="descent">The descent.</param>
    /// <param name="x">The first parameter.</param>
    /// <param name="y">The second parameter.</param>
    /// <param name="name">What the legend calls it.</param>
    /// <exception cref="ArgumentException">One of them was not moved.</exception>
    public static DescentPath PathOver(this GradientDescent descent, Symbol x, Symbol y, string name)
    {
        var (i, j) = (Find(descent.Parameters, x), Find(descent.Parameters, y));
        return new(name, [.. descent.Places.Select(place => place[i])], [.. descent.Places.Select(place => place[j])], [.. descent.Costs]);
    }

    private static double[] Checked(CostFunction cost, (Symbol Parameter, double From, double To) x, (Symbol Parameter, double From, double To) y, IReadOnlyList<double>? at)
    {
        cost.IndexOf(x.Parameter);
        cost.IndexOf(y.Parameter);
        if (x.Parameter == y.Parameter) throw new ArgumentException($"A surface stands over two parameters; found {x.Parameter} twice.", nameof(y));
        foreach (var side in new[] { x, y })
        {
            if (!(side.From < side.To) || !double.IsFinite(side.To - side.From)) throw new ArgumentException(FormattableString.Invariant($"{side.Parameter} runs from {side.From} to {side.To}; expected a smaller and a larger finite number."));
        }

        if (at is null && cost.Parameters.Count > 2)
            throw new ArgumentException($"{cost.Cost.Name} has {cost.Parameters.Count} parameters ({string.Join(", ", cost.Parameters)}); give a value for each with at, so that all but {x.Parameter} and {y.Parameter} are held.", nameof(at));
        if (at is not null && at.Count != cost.Parameters.Count)
            throw new ArgumentException($"Expected {cost.Parameters.Count} values ({string.Join(", ", cost.Parameters)}); found {at.Count}.", nameof(at));
        return at is null ? new double[cost.Parameters.Count] : [.. at];
    }

    private static int Find(IReadOnlyList<Symbol> parameters, Symbol parameter)
    {
        var found = parameters.ToImmutableArray().IndexOf(parameter);
        return found >= 0 ? found : throw new ArgumentException($"{parameter} was not moved; the descent moved {string.Join(", ", parameters)}.", nameof(parameter));
    }
}
