using System.Collections.Immutable;

namespace Backprop;

/// <summary>How fast a definition changes with one name that it mentions, everything else held: one link of the chain rule.</summary>
/// <param name="Mention">The symbol, quantity or element as it stands in the definition.</param>
/// <param name="Summed">The indices of the sums around it, the outermost first.</param>
/// <param name="Rate">The rate, under these sums.</param>
internal readonly record struct LocalRate(Expr Mention, ImmutableArray<IndexVariable> Summed, Expr Rate);

/// <summary>The local rates of a definition: one walk from its top down to every name that it mentions.</summary>
internal static class LocalRates
{
    /// <summary>The rates by family, for those that are wanted.</summary>
    /// <param name="named">What is defined; where the field writes a derivative from the output, it stands for the output.</param>
    /// <param name="definition">Its definition.</param>
    /// <param name="wanted">Which names.</param>
    public static Dictionary<Family, List<LocalRate>> Of(Expr named, Expr definition, Func<Family, bool> wanted)
    {
        var order = Traversal.ChildrenFirst(definition, Family.IsUnnamed);
        var dependent = Dependent(order, wanted);
        var arrived = new Dictionary<Expr, List<Chain>>();
        var found = new Dictionary<Family, List<LocalRate>>();
        if (dependent.Contains(definition)) Pass(Chain.Empty, Rules.RatesOfNamed(named, definition, dependent.Contains));
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            if (!arrived.TryGetValue(node, out var chains)) continue;
            foreach (var chain in Chain.Merged(chains))
            {
                if (Family.Of(node) is { } family) Add(found, family, new(node, chain.Summed, chain.ToProduct()));
                else Pass(node is IndexSum sum ? chain.Into(sum.Index) : chain, Rules.RatesOf(node, dependent.Contains));
            }
        }

        return found;

        void Pass(Chain chain, IEnumerable<(Expr Part, Expr Rate)> rates)
        {
            foreach (var (part, rate) in rates) Add(arrived, part, chain.Then(rate));
        }
    }

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key, TValue value)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists.Add(key, list = []);
        list.Add(value);
    }

    private static HashSet<Expr> Dependent(List<Expr> childrenFirst, Func<Family, bool> wanted)
    {
        var dependent = new HashSet<Expr>();
        foreach (var node in childrenFirst)
        {
            if (Family.Of(node) is { } family ? wanted(family) : node.Children.Any(dependent.Contains)) dependent.Add(node);
        }

        return dependent;
    }
}
