using System.Globalization;

namespace Backprop;

/// <summary>A way down a cost, one place after each sweep, by the derived gradient.</summary>
/// <remarks>
/// Gradient descent is the paper's equation (8), Δw = −ε ∂E/∂w, summed over all examples before each change; momentum its
/// equation (9), Δw(t) = −ε ∂E/∂w(t) + α Δw(t−1). Stochastic descent changes the weights after each example, in an order
/// that is shuffled anew for each sweep.
/// </remarks>
/// <example><code>
/// var run = GradientDescent.Run(cost, [4, -2], learningRate: 0.5, momentum: 0.9, sweeps: 100);
/// run.Costs.Count   // 101
/// run.Costs[^1] &lt; run.Costs[0]   // True
/// </code></example>
public sealed class GradientDescent
{
    private GradientDescent(IReadOnlyList<Symbol> parameters, IReadOnlyList<double[]> places, IReadOnlyList<double> costs, int asked) =>
        (Parameters, Places, Costs, Asked) = (parameters, places, costs, asked);

    /// <summary>The symbols that were moved.</summary>
    public IReadOnlyList<Symbol> Parameters { get; }

    /// <summary>The values of the parameters before the first sweep and after each.</summary>
    public IReadOnlyList<double[]> Places { get; }

    /// <summary>The cost, summed over all examples, at each of these places.</summary>
    public IReadOnlyList<double> Costs { get; }

    /// <summary>How many sweeps there were; fewer than asked for where the cost left the range of numbers.</summary>
    public int Sweeps => Places.Count - 1;

    /// <summary>How many sweeps were asked for.</summary>
    public int Asked { get; }

    /// <summary>How far it came, and whether it had to stop before.</summary>
    public override string ToString()
    {
        var sweeps = string.Create(CultureInfo.InvariantCulture, $"{Sweeps} {(Sweeps == 1 ? "sweep" : "sweeps")}, cost {Costs[0]} to {Costs[^1]}");
        return Sweeps == Asked ? sweeps : $"{sweeps}; stopped before {Asked}, since the next place or its cost is no finite number";
    }

    /// <summary>Gradient descent, with momentum if α is not 0.</summary>
    /// <param name="cost">What is to become small.</param>
    /// <param name="start">Where to start: a value for each parameter.</param>
    /// <param name="learningRate">ε.</param>
    /// <param name="momentum">α, from 0 to less than 1.</param>
    /// <param name="sweeps">How many sweeps through all examples.</param>
    /// <exception cref="ArgumentException">The start has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not positive, α not in [0, 1), or there is no sweep.</exception>
    public static GradientDescent Run(CostFunction cost, IReadOnlyList<double> start, double learningRate, double momentum = 0, int sweeps = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sweeps, 1);
        var rule = new LearningRule(learningRate, momentum);
        var (gradient, change) = (new double[start.Count], new double[start.Count]);
        // The pass that gives the gradient gives the height of the place before it too.
        var height = cost.ValueAndGradient([.. start], gradient);
        return Walk(cost, start, height, sweeps, place =>
        {
            rule.Apply(place, gradient, change);
            return cost.ValueAndGradient(place, gradient);
        });
    }

    /// <summary>Stochastic gradient descent: a change after each example.</summary>
    /// <param name="cost">What is to become small; a sum over examples.</param>
    /// <param name="start">Where to start: a value for each parameter.</param>
    /// <param name="learningRate">ε.</param>
    /// <param name="sweeps">How many sweeps through all examples.</param>
    /// <param name="seed">The seed of the order.</param>
    /// <exception cref="ArgumentException">The start has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ε is not positive, or there is no sweep.</exception>
    public static GradientDescent Stochastic(CostFunction cost, IReadOnlyList<double> start, double learningRate, int sweeps = 100, long seed = 1986)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sweeps, 1);
        var rule = new LearningRule(learningRate);
        var (gradient, change) = (new double[start.Count], new double[start.Count]);
        var random = new SeededRandom(seed);
        return Walk(cost, start, cost.Value([.. start]), sweeps, place =>
        {
            foreach (var example in random.Permutation(cost.ExampleCount))
            {
                cost.ValueAndGradientOf(example, place, gradient);
                rule.Apply(place, gradient, change);
            }

            return cost.Value(place);
        });
    }

    // The sweep changes the place that it is given, and returns the cost there.
    private static GradientDescent Walk(CostFunction cost, IReadOnlyList<double> start, double height, int sweeps, Func<double[], double> sweep)
    {
        double[] place = [.. start];
        var (places, costs) = (new List<double[]>(sweeps + 1) { place }, new List<double>(sweeps + 1) { height });
        for (var t = 0; t < sweeps; t++)
        {
            place = [.. place];
            height = sweep(place);
            // Too large an ε can throw the weights out of the range of numbers; the way ends before that.
            if (!double.IsFinite(height) || !place.All(double.IsFinite)) break;
            places.Add(place);
            costs.Add(height);
        }

        return new(cost.Parameters, places, costs, sweeps);
    }
}
