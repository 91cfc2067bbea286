namespace Backprop;

/// <summary>One experiment with many seeds, on all cores.</summary>
/// <remarks>
/// Each run has a seed of its own and shares nothing with the others, and results stand in the order of the seeds. So
/// they are the same bit for bit, however many threads there are and whichever run ends first.
/// </remarks>
public static class ManySeeds
{
    private const int Marks = 40;

    /// <summary>Runs the experiment for seeds 1 … <paramref name="count"/>.</summary>
    /// <param name="count">How many seeds.</param>
    /// <param name="run">The experiment: from a seed to a result. It must touch nothing that another run touches.</param>
    /// <param name="progress">Where a bar of 40 marks grows as runs end, for example <c>Console.Out</c>; null shows none.</param>
    /// <param name="threads">How many runs at a time; 0 means one a core.</param>
    /// <returns>The results; the one of seed s stands at s − 1.</returns>
    /// <exception cref="AggregateException">A run failed; the message names the seed.</exception>
    /// <example><code>
    /// var sums = ManySeeds.Run(1000, seed => new SeededRandom(seed).Uniform(10, 1).Sum());
    /// Quartiles.Of(sums).Median
    /// </code></example>
    public static T[] Run<T>(int count, Func<int, T> run, TextWriter? progress = null, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var results = new T[count];
        var (ended, shown, gate) = (0, 0, new Lock());
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads };
        progress?.Write($"{count} runs: ");
        Parallel.For(0, count, options, k =>
        {
            try
            {
                results[k] = run(k + 1);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"The run with seed {k + 1} failed: {e.Message}", e);
            }

            if (progress is not null) Show();
        });
        progress?.WriteLine();
        return results;

        // The marks that are due, under one lock: what is written in the end never depends on which run was first.
        void Show()
        {
            lock (gate)
            {
                ended++;
                for (; (long)shown * count < (long)ended * Marks; shown++) progress.Write("█");
            }
        }
    }
}
