namespace Backprop;

/// <summary>The rewriting steps of derivations with indices.</summary>
internal static class IndexRewriting
{
    /// <summary>Puts a quantity's name where its definition stands, whatever letter the definition is summed over.</summary>
    public static Expr Name(Expr expression, Quantity sum) => ReplaceSum(expression, sum.Definition, sum);

    /// <summary>Replaces a sum over an index, whatever its letter.</summary>
    public static Expr ReplaceSum(Expr expression, Expr sum, Expr replacement) => Rewrite(expression, node => IsSame(node, sum) ? replacement : node);

    /// <summary>Replaces a part, with each index of the expression tried in place of the part's free ones.</summary>
    public static Expr Replace(Expr expression, Expr part, Expr replacement)
    {
        var table = new Dictionary<Expr, Expr> { [part] = replacement };
        var all = Traversal.ChildrenFirst(expression, Opens).Select(node => node is IndexSum sum ? sum.Index : node as IndexVariable).OfType<IndexVariable>().Distinct().ToArray();
        foreach (var free in FreeIndices.Of(part))
        {
            foreach (var (from, to) in table.ToArray())
            {
                foreach (var index in all.Where(index => ReferenceEquals(index.Size, free.Size)))
                    table.TryAdd(Reindexing.Apply(from, [(free, index)]), Reindexing.Apply(to, [(free, index)]));
            }
        }

        return Rewrite(expression, node => table.GetValueOrDefault(node, node));
    }

    /// <summary>(u/v + w) v = u + w v, where a bracket holds fractions.</summary>
    public static Expr Distribute(Expr expression) => Rewrite(expression, node =>
    {
        if (node is not Product product || product.Factors.OfType<Sum>().FirstOrDefault(HasFraction) is not { } bracket) return node;
        var rest = product.Factors.Where(factor => !ReferenceEquals(factor, bracket)).ToArray();
        return Number.Of(product.Coefficient) * Sum.Of([.. bracket.Terms.Select(term => Product.Of([term, .. rest]))]);
    });

    /// <summary>Σ_k u v_k = u Σ_k v_k, and Σ_k (u_k + v_k) = Σ_k u_k + Σ_k v_k where that frees a factor.</summary>
    public static Expr PullOut(Expr expression) => Rewrite(expression, node =>
    {
        if (node is not IndexSum { Body: Product product } sum) return node;
        var (outside, inside) = (new List<Expr> { Number.Of(product.Coefficient) }, new List<Expr>());
        foreach (var factor in product.Factors) (FreeIndices.Of(factor).Contains(sum.Index) ? inside : outside).Add(factor);
        return Product.Of([.. outside, IndexSum.Of(sum.Index, Product.Of([.. inside]))]);
    });

    /// <summary>A sum with its positive terms first: y − d rather than −d + y.</summary>
    public static Expr PositiveFirst(Expr expression) => expression is Sum sum
        ? Sum.Of([.. sum.Terms.OrderBy(term => Product.SplitCoefficient(term).Coefficient.Sign < 0)])
        : expression;

    private static bool IsSame(Expr node, Expr pattern) => ReferenceEquals(node, pattern)
        || node is IndexSum sum && pattern is IndexSum wanted && ReferenceEquals(sum.Index.Size, wanted.Index.Size)
        // Σ_k x_k y_l is not Σ_l x_l y_l.
        && (ReferenceEquals(sum.Index, wanted.Index) || !FreeIndices.Of(sum).Contains(wanted.Index))
        && IsSame(Reindexing.Apply(sum.Body, [(sum.Index, wanted.Index)]), wanted.Body);

    private static bool HasFraction(Sum sum) => sum.Terms.Any(term => Power.IsDivisor(term) || term is Product product && product.Factors.Any(Power.IsDivisor));

    private static Expr Rewrite(Expr expression, Func<Expr, Expr> rule) => Traversal.Rewrite(expression, (_, node) => rule(node), Opens);

    private static bool Opens(Expr node) => node is not Quantity;
}
