namespace Backprop;

/// <summary>Rewrites an expression together with the definitions of all families and quantities in it.</summary>
internal static class FamilyRewriting
{
    /// <summary>The root with a rule applied to every definition that it reaches.</summary>
    /// <param name="root">A symbol, a quantity or an element.</param>
    /// <param name="body">What stands in place of a definition, whose names have been replaced already. It is given the family as it was.</param>
    /// <param name="name">Another name for a family, or the same.</param>
    public static Expr Rewrite(Expr root, Func<Family, Expr, Expr> body, Func<Family, Name>? name = null)
    {
        var family = Family.Of(root) ?? throw new ArgumentException($"Expected a symbol, a named quantity or an element; found {root}.", nameof(root));
        var done = new Dictionary<Family, Family>();
        foreach (var next in FamilyOrder.DefinitionsFirst([family])) done.Add(next, Rewritten(next, done, body, name));
        return done[family].At(Family.IndicesOf(root));
    }

    private static Family Rewritten(Family family, Dictionary<Family, Family> done, Func<Family, Expr, Expr> body, Func<Family, Name>? name)
    {
        var newName = name?.Invoke(family) ?? family.Name;
        if (family.Definition is null)
        {
            if (newName.Equals(family.Name)) return family;
            return family is IndexedSymbol ? new IndexedSymbol(newName, family.Indices) : new ScalarFamily(Symbol.Of(newName));
        }

        var definition = body(family, WithNames(family.Definition, done));
        if (ReferenceEquals(definition, family.Definition) && newName.Equals(family.Name)) return family;
        return family is IndexedQuantity ? new IndexedQuantity(newName, family.Indices, definition) : new ScalarFamily(Quantity.Of(newName, definition));
    }

    private static Expr WithNames(Expr definition, Dictionary<Family, Family> done) => Traversal.Rewrite(
        definition,
        (_, node) => Family.Of(node) is { } family && done.TryGetValue(family, out var other) && !ReferenceEquals(family, other)
            ? other.At(Family.IndicesOf(node))
            : node,
        node => node is not (Quantity or Element));
}
