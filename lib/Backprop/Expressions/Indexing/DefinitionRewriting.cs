namespace Backprop;

/// <summary>Rewrites expressions together with the definitions of all names in them, each node and each definition once.</summary>
/// <param name="rule">Given the original node, the node rebuilt around its rewritten parts, and what has been rewritten so far: what stands in its place.</param>
/// <param name="opens">Which expressions to go into. Null opens all.</param>
internal sealed class DefinitionRewriting(Func<Expr, Expr, DefinitionRewriting, Expr> rule, Func<Expr, bool>? opens = null)
{
    private readonly Dictionary<Expr, Expr> _done = [];
    private readonly Dictionary<Family, Family> _families = [];
    private readonly HashSet<Family> _reached = [];

    /// <summary>What stands in the place of an expression that has been rewritten.</summary>
    public Expr this[Expr original] => _done[original];

    /// <summary>The expression with a rule applied from the inside out, in the definitions of quantities and families too.</summary>
    public static Expr Of(Expr root, Func<Expr, Expr, Expr> rule, Func<Expr, bool>? opens = null) =>
        new DefinitionRewriting((original, node, _) => rule(original, node), opens).Rewrite(root);

    /// <summary>The expressions with every name replaced by its definition, down to the symbols; a definition that several share is written in once.</summary>
    public static IReadOnlyList<Expr> Inlined(IReadOnlyList<Expr> expressions) => new DefinitionRewriting((_, node, _) => node switch
    {
        Quantity quantity => quantity.Definition,
        Element element => element.Family.DefinitionAt(element.Indices) ?? element,
        _ => node,
    }).Rewrite(expressions);

    /// <summary>True where an expression has been rewritten.</summary>
    public bool Has(Expr original) => _done.ContainsKey(original);

    /// <summary>What stands in the place of a family that has been reached; null for one that has not.</summary>
    public Family? Of(Family family) => _families.GetValueOrDefault(family);

    /// <summary>Rewrites one more expression.</summary>
    public Expr Rewrite(Expr root) => Rewrite([root])[0];

    /// <summary>Rewrites more expressions.</summary>
    public IReadOnlyList<Expr> Rewrite(IReadOnlyList<Expr> roots)
    {
        foreach (var family in FamilyOrder.Of(roots.SelectMany(FamilyOrder.Mentioned), _reached).DefinitionsFirst)
        {
            _reached.Add(family);
            if (family.IsScalar || family.Definition is null) continue;
            var definition = WithinOne(family.Definition);
            _families.Add(family, ReferenceEquals(definition, family.Definition) ? family : family.DefinedAs(definition));
        }

        return [.. roots.Select(WithinOne)];
    }

    private Expr WithinOne(Expr root)
    {
        Traversal.RewriteInto(_done, root, (original, node) => rule(original, Renewed(node), this), opens);
        return _done[root];
    }

    private Expr Renewed(Expr node) =>
        node is Element element && _families.TryGetValue(element.Family, out var family) ? family.At(element.Indices) : node;
}
