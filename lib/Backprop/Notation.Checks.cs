namespace Backprop;

/// <content>Derived derivatives, checked in one word.</content>
public static partial class Notation
{
    private const int MostDraws = 20;

    /// <summary>The derivative beside its measured slope, at random points.</summary>
    /// <param name="derivative">A derivative with respect to a symbol; its functions must be defined.</param>
    /// <param name="points">How many points, drawn uniformly from −2 to 2.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">The derivative is by a named quantity, which cannot be moved by itself.</exception>
    /// <exception cref="InvalidOperationException">A function is undefined.</exception>
    /// <example><code>C.By(w).With(σ, Logistic).Check().Points.Count   // 4</code></example>
    public static GradientCheck Check(this ChainRule derivative, int points = 4, long seed = 1986) =>
        GradientCheck.Of(derivative.Of, RequireSymbol(derivative.By), derivative.Value, points, seed);

    /// <summary>All derivatives of a sweep by given symbols and families beside their measured slopes: at several random points, or, with indices, element by element at one.</summary>
    /// <param name="sweep">The sweep; its functions must be defined.</param>
    /// <param name="sizes">How far indices run; small sizes of their own where they are not given.</param>
    /// <param name="points">How many points where there are no indices.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="InvalidOperationException">A function is undefined, and there are no indices; or the cost has no value at any point that is drawn.</exception>
    /// <exception cref="ArgumentException">A function is undefined.</exception>
    public static GradientCheck Check(this BackwardSweep sweep, Sizes? sizes = null, int points = 4, long seed = 1986)
    {
        var steps = sweep.Steps.Where(step => step.Below.Definition is null).ToList();
        var order = FamilyOrder.Of([.. steps.Select(step => step.Derivatives), Family.Require(sweep.Cost)]).DefinitionsFirst;
        if (order.All(family => family.IsScalar) && FreeIndices.Everywhere(sweep.Cost).Count == 0)
            return GradientCheck.Of(sweep.Cost, [.. steps.Select(step => ((Symbol)step.By, step.Value))], points, seed);
        sizes ??= DifferentSizes(order);
        var given = order.Where(family => family.Definition is null && !(family.At(family.Indices) is Symbol symbol && sizes[symbol] is not null)).ToList();
        var run = LoopProgram.Of([sweep.Cost, .. steps.Select(step => step.Value)], sizes).Compile();
        var random = new SeededRandom(seed);
        var draws = 0;
        do
        {
            foreach (var family in given)
            {
                foreach (ref var value in run.Values(family)) value = random.Uniform(1);
            }

            run.Run();
        }
        // Where ε in √(v + ε) came out too far below 0 there is nothing to be measured.
        while (!double.IsFinite(run[sweep.Cost][0]) && ++draws < MostDraws);
        if (draws == MostDraws) throw new InvalidOperationException($"{sweep.Cost.Name} has no value for any of {MostDraws} choices of {string.Join(", ", given)} between −1 and 1; nothing could be measured.");
        double[] at = [.. steps.SelectMany(step => run.Values(step.Below).ToArray())];
        double[] gradient = [.. steps.SelectMany(step => run.Values(step.Derivatives).ToArray())];
        string[] names = [.. steps.SelectMany(step => step.Below.Elements(sizes)).Select(element => element.ToString())];
        return GradientCheck.Of(CostAt, at, gradient, place => names[place]);

        double CostAt(double[] values)
        {
            var done = 0;
            foreach (var step in steps)
            {
                var into = run.Values(step.Below);
                values.AsSpan(done, into.Length).CopyTo(into);
                done += into.Length;
            }

            run.Run();
            return run[sweep.Cost][0];
        }
    }

    /// <summary>The gradient of a network beside measured slopes, with the parameters and cases that it has.</summary>
    /// <param name="network">The network, loaded; its parameters are left as they are.</param>
    /// <param name="parameters">How many parameters are moved; where there are more, they are drawn.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <example><code>network.Compile(cases: 4).Check().Points.Count   // 9</code></example>
    public static GradientCheck Check(this CompiledNetwork network, int parameters = 100, long seed = 1986)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameters, 1);
        network.Sweep();
        var (at, gradient) = (network.Parameters.ToArray(), network.Gradient.ToArray());
        var order = new SeededRandom(seed).Permutation(at.Length);
        var sizes = network.Network.SizesFor(cases: 1);
        string[] names = [.. network.Network.Parameters.SelectMany(family => family.Elements(sizes)).Select(element => element.ToString())];
        var check = GradientCheck.Of(CostAt, at, gradient, place => names[place], [.. order.Take(parameters).Order()]);
        CostAt(at);
        return check;

        double CostAt(double[] values)
        {
            values.CopyTo(network.Parameters);
            network.Sweep();
            return network.Cost;
        }
    }

    private static Symbol RequireSymbol(Expr by) => by as Symbol
        ?? throw new ArgumentException($"Only a symbol can be moved; {by} is a quantity that follows from others. Make it a symbol, or check the derivative with respect to what it depends on.", nameof(by));

    // 2, 3, 4, … so that no two are mixed up.
    private static Sizes DifferentSizes(IEnumerable<Family> families)
    {
        var indices = families.SelectMany(family =>
            family.Indices.Concat(family.Definition is null ? [] : Traversal.ChildrenFirst(family.Definition, Family.IsUnnamed).OfType<IndexSum>().Select(sum => sum.Index)));
        return Sizes.Different(indices);
    }
}
