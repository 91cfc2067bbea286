using System.Collections.Concurrent;

namespace Backprop;

/// <summary>One experiment with many seeds, on all cores.</summary>
/// <remarks>
/// Each run has a seed of its own and shares nothing with the others, and results stand in the order of the seeds. So
/// they are the same bit for bit, however many threads there are and whichever run ends first.
/// </remarks>
public static class ManySeeds
{
    /// <summary>Runs the experiment for seeds 1 … <paramref name="count"/>.</summary>
    /// <param name="count">How many seeds.</param>
    /// <param name="run">The experiment: from a seed to a result. It must touch nothing that another run touches.</param>
    /// <param name="progress">Is told after each run how many have ended, one telling after the other; see <see cref="ImmediateProgress{T}"/>.</param>
    /// <param name="threads">How many runs at a time; 0 means one a core.</param>
    /// <returns>The results; the one of seed s stands at s − 1.</returns>
    /// <exception cref="AggregateException">A run failed; the message names the seed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no seed, or <paramref name="threads"/> is negative.</exception>
    /// <example><code>
    /// var sums = ManySeeds.Run(1000, seed => new SeededRandom(seed).Uniform(10, 1).Sum());
    /// sums.Length   // 1000
    /// </code></example>
    public static T[] Run<T>(int count, Func<int, T> run, IProgress<int>? progress = null, int threads = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var results = new T[count];
        var (ended, gate) = (0, new Lock());
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads == 0 ? Environment.ProcessorCount : threads };

        // One seed at a time: runs take unequally long, and a core that had taken several at once could be left with the longest.
        var seeds = Partitioner.Create(Enumerable.Range(0, count), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(seeds, options, k =>
        {
            try
            {
                results[k] = run(k + 1);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"The run with seed {k + 1} failed: {e.Message}", e);
            }

            if (progress is null) return;
            lock (gate) progress.Report(++ended);
        });
        return results;
    }
}
