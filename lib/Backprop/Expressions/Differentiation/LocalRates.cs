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
    /// <summary>A rate for each wanted name that is mentioned, and for each of a sum's ways to it.</summary>
    /// <param name="named">What is defined; where the field writes a derivative from the output, it stands for the output.</param>
    /// <param name="definition">Its definition.</param>
    /// <param name="wanted">Which names.</param>
    public static List<LocalRate> Of(Expr named, Expr definition, Func<Family, bool> wanted)
    {
        var order = Traversal.ChildrenFirst(definition, Family.IsUnnamed);
        var found = new List<LocalRate>();

        // What arrives at each expression that depends on a wanted name; at others nothing does.
        var arrived = new List<Chain>?[order.Count];
        Dictionary<Expr, int>? positions = null;
        Func<Expr, bool> dependent = node => At(node) is not null;
        for (var i = 0; i < order.Count; i++)
        {
            if (Family.Of(order[i]) is { } family ? wanted(family) : order[i].Children.Any(dependent)) arrived[i] = new(1);
        }

        if (dependent(definition)) Pass(Chain.Empty, Rules.RatesOfNamed(named, definition, dependent));
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            if (arrived[i] is not { } chains) continue;
            var isName = Family.Of(node) is not null;
            foreach (var chain in isName ? Chain.UnderOneSum(chains) : Chain.Merged(chains, node))
            {
                if (isName) found.Add(new(node, chain.Summed, chain.ToProduct()));
                else Pass(node is IndexSum sum ? chain.Into(sum) : chain, Rules.RatesOf(node, dependent));
            }
        }

        return found;

        List<Chain>? At(Expr node) => arrived[Hashing.PositionOf(order, static known => known, node, ref positions)];

        void Pass(Chain chain, IEnumerable<(Expr Part, Expr Rate)> rates)
        {
            foreach (var (part, rate) in rates) At(part)!.Add(chain.Then(rate));
        }
    }
}
