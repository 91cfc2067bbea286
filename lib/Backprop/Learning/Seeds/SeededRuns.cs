using System.Collections.Immutable;
using System.Globalization;

namespace Backprop;

/// <summary>What became of one experiment with many seeds: after how many sweeps each run had solved its task, if it had.</summary>
/// <remarks>
/// A number about many runs means nothing without its sample, its limit and what counted as solved, so the three are kept
/// together and said together. A run that has not solved its task at the limit counts too: it needs more sweeps than that,
/// nobody knows how many, and stands behind all others as infinite. A median of the solvers alone would be the shorter
/// the more runs fail.
/// </remarks>
/// <example><code>
/// SeededRuns.Of("all patterns right", limit: 500, sweeps: [120, null, 80, 310, 95, 200, 150, 90, 110, 130, 402, null]).ToString()
/// // 10 of 12 runs solved (all patterns right) within 500 sweeps; quartiles over all runs, unsolved ones counted as infinite: 106, 140, 333
/// </code></example>
public sealed class SeededRuns
{
    /// <summary>With fewer solvers than this no quartile is said: it would be the word of a few.</summary>
    public const int FewestSolvers = 10;

    private readonly double[] _sorted;

    private SeededRuns(string solvedWhen, int limit, ImmutableArray<int?> sweeps)
    {
        (SolvedWhen, Limit, Sweeps) = (solvedWhen, limit, sweeps);
        _sorted = [.. sweeps.Select(each => each ?? double.PositiveInfinity).Order()];
    }

    /// <summary>What counts as solved, in words that follow "solved when": "all 64 patterns are right".</summary>
    public string SolvedWhen { get; }

    /// <summary>How many sweeps a run has at most.</summary>
    public int Limit { get; }

    /// <summary>The sweeps of each run, in the order of the seeds; null where the task is not solved at the limit.</summary>
    public ImmutableArray<int?> Sweeps { get; }

    /// <summary>How many runs there are.</summary>
    public int Count => Sweeps.Length;

    /// <summary>How many of them solved the task.</summary>
    public int Solved => Sweeps.Count(each => each is not null);

    /// <summary>The first quartile, the median and the third quartile over all runs; null with fewer than ten solvers.</summary>
    public Quartiles? Quartiles => Solved < FewestSolvers ? null : new(Quantile.OfSorted(_sorted, 0.25), Quantile.OfSorted(_sorted, 0.5), Quantile.OfSorted(_sorted, 0.75));

    /// <summary>Runs that have been made.</summary>
    /// <param name="solvedWhen">What counts as solved, in words that follow "solved when".</param>
    /// <param name="limit">How many sweeps a run had at most.</param>
    /// <param name="sweeps">The sweeps of each run; null where it did not solve the task.</param>
    /// <exception cref="ArgumentException">There are no runs, or one has more sweeps than the limit, or fewer than none.</exception>
    public static SeededRuns Of(string solvedWhen, int limit, IEnumerable<int?> sweeps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ImmutableArray<int?> all = [.. sweeps];
        if (all.IsEmpty) throw new ArgumentException("Found no runs, expected at least one.", nameof(sweeps));
        if (all.IndexOf(all.FirstOrDefault(each => each < 0 || each > limit)) is >= 0 and var odd && all[odd] is { } found)
            throw new ArgumentException($"The run with seed {odd + 1} solved its task after {found} sweeps; expected 0 to the limit of {limit}, or null for a run that did not.", nameof(sweeps));
        return new(solvedWhen, limit, all);
    }

    /// <summary>Runs an experiment with the seeds 1 … <paramref name="count"/>, on all cores.</summary>
    /// <param name="count">How many seeds.</param>
    /// <param name="solvedWhen">What counts as solved, in words that follow "solved when".</param>
    /// <param name="limit">How many sweeps a run has at most.</param>
    /// <param name="run">The experiment: from a seed and the limit to the sweeps that were needed, or null; see <see cref="Trainer.SweepsUntil"/>.</param>
    /// <param name="progress">Is told after each run how many have ended; see <see cref="ImmediateProgress{T}"/>.</param>
    /// <example><code>
    /// SeededRuns.Run(12, "all outputs are on the right side of ½", limit: 2_000, (seed, limit) =>
    /// {
    ///     var copy = network.Copy();
    ///     copy.Load(xor);
    ///     var trainer = new Trainer(copy, new SeededRandom(seed), range: 0.5);
    ///     return trainer.SweepsUntil(each => each.IsAllRight(), new LearningRule(0.5, 0.9), limit);
    /// }).ToString()
    /// // 11 of 12 runs solved (all outputs are on the right side of ½) within 2,000 sweeps; quartiles over all runs, unsolved ones counted as infinite: 171, 326, 538
    /// </code></example>
    public static SeededRuns Run(int count, string solvedWhen, int limit, Func<int, int, int?> run, IProgress<int>? progress = null) =>
        Of(solvedWhen, limit, ManySeeds.Run(count, seed => run(seed, limit), progress));

    /// <summary>How many runs solved the task within so many sweeps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More sweeps than the limit: nobody knows how many would have.</exception>
    public int Within(int sweeps) =>
        sweeps <= Limit ? Sweeps.Count(each => each <= sweeps)
        : throw new ArgumentOutOfRangeException(nameof(sweeps), sweeps, $"The runs ended at {Limit} sweeps; how many would have solved it within {sweeps} is not known. Run them with that limit.");

    /// <summary>The heads of the columns that <see cref="Cells"/> fills.</summary>
    /// <param name="within">Sweeps whose share of all runs is given in a last column, or null.</param>
    public static IReadOnlyList<string> Heads(int? within = null) =>
    [
        "runs", "solved", "first quartile:N0", "median:N0", "third quartile:N0",
        .. within is { } sweeps ? new[] { string.Create(CultureInfo.InvariantCulture, $"within {sweeps:N0}:P0") } : [],
    ];

    /// <summary>The runs as cells of a row: runs, solved, three quartiles over all runs, and the share within so many sweeps.</summary>
    /// <param name="within">Sweeps whose share of all runs is given in a last column, or null.</param>
    public IReadOnlyList<object> Cells(int? within = null) =>
    [
        Count, Solved, .. Quartiles is { } q ? new object[] { q.Lower, q.Median, q.Upper } : [NumberText.NoValue, NumberText.NoValue, NumberText.NoValue],
        .. within is { } sweeps ? new object[] { Within(sweeps) / (double)Count } : [],
    ];

    /// <summary>The standard sentence: how many of how many, when it counts, the limit, and the quartiles.</summary>
    public override string ToString()
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{Solved:N0} of {Count:N0} runs solved ({SolvedWhen}) within {Limit:N0} sweeps; ");
        return head + (Quartiles is { } q ? $"quartiles over all runs, unsolved ones counted as infinite: {NumberText.Counted(q.Lower)}, {NumberText.Counted(q.Median)}, {NumberText.Counted(q.Upper)}" : "too few for quartiles");
    }
}
