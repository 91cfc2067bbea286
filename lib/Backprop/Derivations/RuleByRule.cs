namespace Backprop;

/// <summary>Works a derivative out one rule at a time, as somebody does who shows every step.</summary>
internal static class RuleByRule
{
    /// <summary>The expression after one rule at each derivative that is still open, and the names of the rules.</summary>
    public static (Expr Next, string Rule) Next(Expr expression)
    {
        var rules = new List<string>();
        var next = Traversal.Rewrite(
            expression,
            (original, node) => original is Derivative open ? Apply(open, rules) : node,
            node => node is not (Quantity or Element or Derivative));
        return (next, string.Join(", ", rules.Distinct()));
    }

    // ∂u/∂x = Σ ∂u/∂p · ∂p/∂x over the parts p of u that depend on x
    private static Expr Apply(Derivative open, List<string> rules)
    {
        var (body, by) = (open.Body, open.Variable);
        if (IsVariable(body, by))
        {
            rules.Add(ReferenceEquals(body, by) ? "derivative of a variable with respect to itself" : "1 where the indices agree, 0 elsewhere");
            return Rate(body, by);
        }

        HashSet<Expr> dependent = [.. body.Children.Where(part => Traversal.ChildrenFirst(part, Family.IsUnnamed).Any(node => IsVariable(node, by)))];
        rules.Add(Rules.NameOf(body, dependent.Count));
        // ∂/∂x Σ_i u_i = Σ_i ∂u_i/∂x
        if (body is IndexSum sum) return dependent.Count == 0 ? Expr.Zero : IndexSum.Of(sum.Index, Rest(sum.Body, by));
        return Sum.Of([.. Rules.RatesOf(body, dependent.Contains).Select(pair => pair.Rate * Rest(pair.Part, by))]);
    }

    private static Expr Rest(Expr part, Expr by) => ReferenceEquals(part, by) ? Expr.One : Derivative.Of(part, by);

    private static bool IsVariable(Expr node, Expr by) =>
        ReferenceEquals(node, by) || node is Element element && by is Element variable && element.Family.Equals(variable.Family);

    // ∂u_j/∂u_l = δ_jl
    private static Expr Rate(Expr body, Expr by) => ReferenceEquals(body, by)
        ? Expr.One
        : Product.Of([.. ((Element)body).Indices.Zip(((Element)by).Indices, KroneckerDelta.Of)]);
}
