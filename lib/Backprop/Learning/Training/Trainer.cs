using System.Globalization;

namespace Backprop;

/// <summary>Learning: a sweep, a change of the parameters, and again. The gradient is the derived one.</summary>
/// <example><code>
/// var network = Network.Layered(2, 2, 1).Compile(cases: 4);
/// network.Load(xor);
/// var trainer = new Trainer(network, new SeededRandom(1), range: 0.5);
/// trainer.Train(new LearningRule(Rate: 0.5, Momentum: 0.9), sweeps: 1000);
/// network.RightCases()   // 4
/// </code></example>
public sealed class Trainer
{
    // Δw, where code that learns in one call finds it.
    private readonly double[] _memory;
    private readonly FusedLearning? _fused;

    /// <summary>Starts with small random parameters, which break the symmetry between units.</summary>
    /// <param name="network">The network; its parameters are overwritten.</param>
    /// <param name="random">Where the parameters are drawn from.</param>
    /// <param name="range">They lie between −range and range.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is negative or no finite number.</exception>
    public Trainer(CompiledNetwork network, SeededRandom random, double range)
        : this(network)
    {
        if (!(range >= 0) || !double.IsFinite(range))
            throw new ArgumentOutOfRangeException(nameof(range), string.Create(CultureInfo.InvariantCulture, $"The range of the first parameters is {range}; expected a finite number that is not negative."));
        foreach (ref var parameter in network.Parameters) parameter = random.Uniform(range);
    }

    /// <summary>Starts with the parameters that the network has.</summary>
    public Trainer(CompiledNetwork network)
    {
        Network = network;
        _memory = GC.AllocateArray<double>(LearningCode.Changes + network.Parameters.Length, pinned: true);
        _fused = FusedLearning.Of(network, _memory);
    }

    /// <summary>The network that learns.</summary>
    public CompiledNetwork Network { get; }

    /// <summary>How many changes have been made; the t of equation (9).</summary>
    public int Sweeps { get; private set; }

    /// <summary>One sweep over the loaded cases, and one change of all parameters.</summary>
    /// <returns>The cost before the change.</returns>
    /// <exception cref="ArithmeticException">The cost is no finite number any more.</exception>
    public double Step(LearningRule rule)
    {
        Sweep(rule);
        Learn(rule);
        return Network.Cost;
    }

    /// <summary>Many sweeps with one rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="sweeps">How many sweeps.</param>
    /// <param name="costs">Where the cost before each change is put, or null.</param>
    /// <param name="until">Asked after each sweep, before the change; true ends the training. Null trains to the end.</param>
    /// <returns>How many changes were made.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of sweeps is negative.</exception>
    /// <exception cref="ArithmeticException">The cost is no finite number any more; the parameters are as they were then.</exception>
    public int Train(LearningRule rule, int sweeps, IList<double>? costs = null, Func<CompiledNetwork, bool>? until = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sweeps);
        if (sweeps == 0) return 0;
        Sweep(rule);
        for (var sweep = 0; ;)
        {
            costs?.Add(Network.Cost);
            if (until is not null && until(Network)) return sweep;
            if (sweep == sweeps - 1) break;
            // Whom nobody asks need not be stopped.
            var many = costs is null && until is null ? sweeps - 1 : 1;
            LearnAndSweep(rule, many);
            sweep += many;
        }

        Learn(rule);
        return sweeps;
    }

    /// <summary>Many sweeps with one rule, until the task is solved.</summary>
    /// <param name="solved">Asked after each sweep, before the change.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="limit">How many changes are made at most.</param>
    /// <returns>After how many changes the task was solved; null where it was not after the last.</returns>
    /// <example><code>
    /// var trainer = new Trainer(network, new SeededRandom(1), range: 0.5);
    /// trainer.SweepsUntil(each => each.IsAllRight(), new LearningRule(0.5, 0.9), limit: 5_000)   // 385
    /// </code></example>
    public int? SweepsUntil(Func<CompiledNetwork, bool> solved, LearningRule rule, int limit)
    {
        var sweeps = Train(rule, limit, until: solved);
        if (sweeps < limit) return sweeps;
        Network.Sweep();
        return solved(Network) ? limit : null;
    }

    /// <summary>One pass over a data set in small parts, in a random order: stochastic descent.</summary>
    /// <param name="rule">The rule, applied after each part.</param>
    /// <param name="data">The data set. Cases that do not fill a last part are left for another pass.</param>
    /// <param name="random">Where the order is drawn from.</param>
    /// <exception cref="ArgumentException">The data do not fill one part, or have other widths than the network.</exception>
    public void Pass(LearningRule rule, DataSet data, SeededRandom random)
    {
        if (data.CaseCount < Network.Cases)
            throw new ArgumentException($"The network was compiled for parts of {Network.Cases} cases; the data have {data.CaseCount}, less than one part.", nameof(data));
        var order = random.Permutation(data.CaseCount);
        if (_fused?.Pass(rule, data, order) is { } learned)
        {
            Sweeps += learned;
            RequireFinite(rule);
            return;
        }

        for (var first = 0; first + Network.Cases <= order.Length; first += Network.Cases)
        {
            Network.Load(data, order.AsSpan(first, Network.Cases));
            Step(rule);
        }
    }

    private void Sweep(LearningRule rule)
    {
        Network.Sweep();
        RequireFinite(rule);
    }

    private void Learn(LearningRule rule)
    {
        rule.Apply(Network.Parameters, Network.Gradient, _memory.AsSpan(LearningCode.Changes));
        Sweeps++;
    }

    private void LearnAndSweep(LearningRule rule, int times)
    {
        if (_fused?.Sweeps(rule, times) is { } learned)
        {
            Sweeps += learned;
            RequireFinite(rule);
            return;
        }

        for (var time = 0; time < times; time++)
        {
            Learn(rule);
            Sweep(rule);
        }
    }

    // A cost that is no number tells of weights that left the range of numbers; nothing is learned from there on.
    private void RequireFinite(LearningRule rule)
    {
        if (!double.IsFinite(Network.Cost)) throw new ArithmeticException(string.Create(CultureInfo.InvariantCulture, $"The cost is {Network.Cost} after {Sweeps} changes with {rule}. Smaller first parameters or a smaller learning rate would keep it in range."));
    }
}
