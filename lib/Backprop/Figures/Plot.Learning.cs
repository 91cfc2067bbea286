using System.Collections.Immutable;

namespace Backprop;

/// <content>Learning curves.</content>
public static partial class Plot
{
    /// <summary>Points of a learning curve that are kept, however many sweeps there were.</summary>
    private const int LearningPoints = 200;

    /// <summary>The cost after each sweep, one line a run, on a logarithmic axis.</summary>
    /// <param name="title">The title.</param>
    /// <param name="runs">A name and the costs of each run; the first cost is the one before the first sweep.</param>
    /// <exception cref="ArgumentException">There is no run.</exception>
    /// <example><code>
    /// Plot.LearningCurves("Learning XOR", ("ε = 0.1", [0.5, 0.4, 0.3]), ("ε = 1", [0.5, 0.2, 0.05])).Alternative
    /// // Learning XOR. ε = 0.1: the cost falls from 0.5 to 0.3 by sweep 2. ε = 1: the cost falls from 0.5 to 0.05 by sweep 2.
    /// </code></example>
    public static CurveFigure LearningCurves(string title, params (string Name, IReadOnlyList<double> Costs)[] runs)
    {
        if (runs.Length == 0) throw new ArgumentException($"A learning curve needs at least one run; found none for {title}.", nameof(runs));
        return new LearningCurveFigure(title, "sweep", new("cost", IsLogarithmic: true), [.. runs.Select(run => Thinned(run.Name, run.Costs))]);
    }

    /// <summary>The cost after each sweep over many runs: the median as a line, the middle half of the runs as a band.</summary>
    /// <param name="title">The title.</param>
    /// <param name="groups">A name and the runs of each group, which must be equally long.</param>
    /// <exception cref="ArgumentException">A group is empty, or its runs are not equally long.</exception>
    public static CurveFigure LearningCurveBands(string title, params (string Name, IReadOnlyList<IReadOnlyList<double>> Runs)[] groups) =>
        new LearningCurveFigure(title, "sweep", new("cost", IsLogarithmic: true), [.. groups.Select(group => Band(group.Name, group.Runs))]);

    private static Curve Thinned(string name, IReadOnlyList<double> costs)
    {
        var kept = Thinning.WithMissing(Thinning.Evenly(costs.Count, LearningPoints), k => !double.IsFinite(costs[k]));
        return new(name, [.. kept.Select(k => (double)k)], [.. kept.Select(k => costs[k])]);
    }

    private static Curve Band(string name, IReadOnlyList<IReadOnlyList<double>> runs)
    {
        if (runs.Count == 0) throw new ArgumentException($"The group {name} has no runs.", nameof(runs));
        if (runs.FirstOrDefault(run => run.Count != runs[0].Count) is { } other)
            throw new ArgumentException($"The runs of {name} are not equally long: found {runs[0].Count} and {other.Count} costs.", nameof(runs));
        var kept = Thinning.WithMissing(Thinning.Evenly(runs[0].Count, LearningPoints), k => runs.Any(run => !double.IsFinite(run[k])));
        double[][] sorted = [.. kept.Select(k => runs.Select(run => run[k]).Order().ToArray())];
        return new(name, [.. kept.Select(k => (double)k)], Across(0.5)) { Lower = Across(0.25), Upper = Across(0.75) };

        ImmutableArray<double> Across(double share) => [.. sorted.Select(costs => Quantile.OfSorted(costs, share))];
    }
}
