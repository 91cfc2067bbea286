namespace Backprop;

/// <summary>Derivatives by one sweep from the expression back to the variable.</summary>
/// <remarks>
/// The chain rule for an expression C whose parts use one another: ∂C/∂u = Σ ∂C/∂p · ∂p/∂u over all p that use u
/// directly. The sweep visits users before parts, so each ∂C/∂p is complete when it is passed on; each is computed
/// once. Factors stand in the order of the links, from C to the variable.
/// </remarks>
internal static class Differentiation
{
    /// <summary>The total derivative, through every named quantity on the way.</summary>
    public static Expr Derivative(Expr of, Expr by) => Sweep(of, by, node => !ReferenceEquals(node, by));

    /// <summary>The partial derivative with every named quantity but the variable held fixed: one link of a chain.</summary>
    /// <param name="quantity">The quantity whose definition is differentiated.</param>
    /// <param name="by">A symbol or a quantity that the definition mentions.</param>
    public static Expr Link(Quantity quantity, Expr by) =>
        Sweep(quantity, by, node => !ReferenceEquals(node, by) && (node is not Quantity || ReferenceEquals(node, quantity)));

    /// <summary>Refuses to differentiate by anything but a symbol or a named quantity.</summary>
    public static void RequireVariable(Expr by)
    {
        if (by is not (Symbol or Quantity or Element))
            throw new ArgumentException($"Expected a symbol or a named quantity to differentiate by; found {by}. Give it a name with Let(…) first.", nameof(by));
    }

    private static Expr Sweep(Expr of, Expr by, Func<Expr, bool> opens)
    {
        RequireVariable(by);
        var order = Traversal.ChildrenFirst(of, opens);
        var dependent = Dependent(order, by, opens);
        if (!dependent.Contains(of)) return Expr.Zero;

        // What has arrived at each node so far: one chain of factors for every direct use.
        var arrived = new Dictionary<Expr, List<Chain>> { [of] = [Chain.Empty] };
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            if (!arrived.Remove(node, out var chains)) continue;
            if (ReferenceEquals(node, by)) return Total(chains);

            // Passing on a chain costs one step however long it is; only where several meet are they written out as a sum.
            var chain = chains.Count == 1 ? chains[0] : Chain.Empty.Then(Total(chains));
            foreach (var (part, rate) in Rules.RatesOf(node, dependent.Contains))
            {
                if (!arrived.TryGetValue(part, out var list)) arrived.Add(part, list = []);
                list.Add(chain.Then(rate));
            }
        }

        return Expr.Zero;
    }

    private static HashSet<Expr> Dependent(List<Expr> childrenFirst, Expr by, Func<Expr, bool> opens)
    {
        var dependent = new HashSet<Expr> { by };
        foreach (var node in childrenFirst)
        {
            if (!opens(node)) continue;
            foreach (var child in node.Children)
            {
                if (!dependent.Contains(child)) continue;
                dependent.Add(node);
                break;
            }
        }

        return dependent;
    }

    private static Expr Total(List<Chain> chains) => Sum.Of([.. chains.Select(chain => chain.ToProduct())]);

    // Factors from the front to the back; the front is shared between chains.
    private sealed record Chain(Chain? Before, Expr? Last, int Length)
    {
        public static Chain Empty { get; } = new(null, null, 0);

        public Chain Then(Expr factor) => factor.IsOne ? this : new(this, factor, Length + 1);

        public Expr ToProduct()
        {
            var factors = new Expr[Length];
            var chain = this;
            for (var i = Length - 1; i >= 0; i--, chain = chain.Before!) factors[i] = chain.Last!;
            return Product.Of(factors);
        }
    }
}
