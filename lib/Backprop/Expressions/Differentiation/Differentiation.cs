using System.Collections.Immutable;

namespace Backprop;

/// <summary>Derivatives by one sweep from the expression back to the variable.</summary>
/// <remarks>
/// The chain rule for an expression C whose parts use one another: ∂C/∂u = Σ ∂C/∂p · ∂p/∂u over all p that use u
/// directly. The sweep visits users before parts, so each ∂C/∂p is complete when it is passed on; each is computed
/// once. Factors stand in the order of the links, from C to the variable. Into a sum over an index a chain takes the sum
/// along, and an element arrives at another of its family with a Kronecker delta: ∂u_j/∂u_l = δ_jl.
/// </remarks>
internal sealed class Differentiation
{
    private readonly Expr _by;
    private readonly Family? _family;
    private readonly Dictionary<Expr, Expr> _definitions = [];
    private readonly Dictionary<Expr, List<Chain>> _arrived = [];
    private readonly Func<Expr, Expr> _asWritten;

    /// <param name="by">The variable.</param>
    /// <param name="asWritten">What a part was before its free indices got other letters: a message names that.</param>
    private Differentiation(Expr by, Func<Expr, Expr>? asWritten = null) => (_by, _family, _asWritten) = (by, (by as Element)?.Family, asWritten ?? (part => part));

    /// <summary>The total derivative, through every named quantity on the way.</summary>
    /// <param name="of">What is differentiated.</param>
    /// <param name="by">A symbol, a quantity or an element.</param>
    /// <exception cref="ArgumentException">The variable is the size of an index.</exception>
    public static Expr Derivative(Expr of, Expr by)
    {
        // A free index could be caught by a sum that is gone into; until the end it has a letter that no sum has.
        var free = FreeIndices.Of(of).Union(FreeIndices.Of(by));
        if (free.IsEmpty) return new Differentiation(by).Sweep(of);
        var apart = free.Select((index, i) => (Index: index, Apart: IndexVariable.Apart(i, index.Size))).ToList();
        Expr Moved(Expr expression) => Reindexing.Apply(expression, apart.Select(pair => (pair.Index, pair.Apart)));
        Expr Back(Expr expression) => Reindexing.Apply(expression, apart.Select(pair => (pair.Apart, pair.Index)));
        return Back(new Differentiation(Moved(by), Back).Sweep(Moved(of)));
    }

    /// <summary>What is thrown where a sum was to be differentiated with respect to how far it runs.</summary>
    public static ArgumentException OfSize(IndexSum sum) =>
        new($"{sum.Index.Size} says how far the index {sum.Index.Letter} of {sum} runs; a sum has no derivative with respect to its size.");

    private Expr Sweep(Expr of)
    {
        var order = Traversal.PartsFirst([of], PartsOf);
        var dependent = Dependent(order);
        if (!dependent.Contains(of))
        {
            Instantiation.RefuseNamesake(_by, order);
            return Expr.Zero;
        }

        // What has arrived at each node so far: one chain of factors for every direct use.
        var found = new List<Expr>();
        _arrived.Add(of, [Chain.Empty]);
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            if (!_arrived.Remove(node, out var chains)) continue;
            foreach (var chain in IsVariable(node) ? Chain.UnderOneSum(chains) : Chain.Merged(chains, node))
            {
                if (IsVariable(node)) found.Add(IndexSum.Over(chain.Summed, Product.Of(chain.ToProduct(), Delta(node))));
                else Pass(node, chain, dependent);
            }
        }

        return Sum.Of([.. found]);
    }

    private void Pass(Expr node, Chain chain, HashSet<Expr> dependent)
    {
        if (node is Backprop.Derivative) throw Rules.NotWorkedOut(_asWritten(node));
        if (node is IndexSum sum) chain = chain.Into(sum);
        var rates = node is Element ? Rules.RatesOfNamed(node, _definitions[node], dependent.Contains) : Rules.RatesOf(node, dependent.Contains);
        foreach (var (part, rate) in rates)
        {
            if (!_arrived.TryGetValue(part, out var list)) _arrived.Add(part, list = []);
            list.Add(chain.Then(rate));
        }
    }

    private ImmutableArray<Expr> PartsOf(Expr node)
    {
        if (IsVariable(node)) return [];
        RefuseSize(node);
        if (node is not Element element) return node.Children;
        if (element.Family.DefinitionAt(element.Indices) is not { } definition) return [];
        _definitions[element] = definition;
        return [definition];
    }

    private HashSet<Expr> Dependent(List<Expr> partsFirst)
    {
        var dependent = new HashSet<Expr>();
        foreach (var node in partsFirst)
        {
            if (IsVariable(node))
            {
                dependent.Add(node);
                continue;
            }

            if (node is Element)
            {
                if (_definitions.TryGetValue(node, out var definition) && dependent.Contains(definition)) dependent.Add(node);
                continue;
            }

            foreach (var child in node.Children)
            {
                if (!dependent.Contains(child)) continue;
                dependent.Add(node);
                break;
            }
        }

        return dependent;
    }

    private bool IsVariable(Expr node) => ReferenceEquals(node, _by) || _family is not null && node is Element element && element.Family.Equals(_family);

    // ∂u_jk/∂u_lm = δ_jl δ_km
    private Expr Delta(Expr node) => ReferenceEquals(node, _by) ? Expr.One
        : Product.Of([.. ((Element)node).Indices.Zip(((Element)_by).Indices, KroneckerDelta.Of)]);

    private void RefuseSize(Expr node)
    {
        if (node is IndexSum sum && ReferenceEquals(sum.Index.Size, _by)) throw OfSize((IndexSum)_asWritten(sum));
    }
}
