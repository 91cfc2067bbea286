namespace Backprop;

/// <summary>Parts of an expression and what is to stand in their places, all at once.</summary>
internal sealed class Substitution
{
    private readonly Dictionary<Expr, Expr> _parts = [];
    private readonly Dictionary<Family, (Element Part, Expr Replacement)> _families = [];

    private Substitution(IEnumerable<(Expr Part, Expr Replacement)> replacements)
    {
        foreach (var (part, replacement) in replacements)
        {
            ArgumentNullException.ThrowIfNull(part);
            ArgumentNullException.ThrowIfNull(replacement);
            if (part is Number) throw new ArgumentException($"{part} is a number, which stands inside others as in 2x; only a symbol, a name or another part can be replaced.", nameof(replacements));
            if (part is IndexVariable index) throw new ArgumentException($"{index} is an index; it gets a number with For(sizes, ({index}, 1)).", nameof(replacements));
            if (!_parts.TryAdd(part, replacement) || part is Element { Family: var known } && _families.ContainsKey(known))
                throw new ArgumentException($"{part} is to be replaced twice.", nameof(replacements));
            if (part is Element diagonal && diagonal.Indices.Distinct().Count() < diagonal.Indices.Length)
                throw new ArgumentException($"{part} names some elements of {diagonal.Family} only, those whose indices are alike; a replacement is for all of them, with an index of its own in each place.", nameof(replacements));
            if (part is Element element) _families.Add(element.Family, (element, replacement));
        }
    }

    /// <summary>The replacements.</summary>
    /// <exception cref="ArgumentException">A part is replaced twice, or is a number or an index.</exception>
    public static Substitution Of(params IEnumerable<(Expr Part, Expr Replacement)> replacements) => new(replacements);

    /// <summary>The expression with the replacements, in the definitions of names too.</summary>
    /// <exception cref="ArgumentException">A part says how far an index runs, or an index of a replacement would be free in a definition.</exception>
    public Expr Apply(Expr expression)
    {
        if (Catches(expression))
        {
            expression.RefuseOtherDefinitions(_parts.Keys);
            RefuseBound(expression);
            RefuseSizes(expression);
            expression = Apart(expression);
        }

        return DefinitionRewriting.Of(expression, (original, node) => Replacement(original) ?? node, opens: node => Replacement(node) is null);
    }

    // Without indices and names there is no size to replace, no sum to catch anything, and no definition that could not hold
    // the replacement. Then a replacement is not looked through: it may be all of a formula that is put into one rule after another.
    private static bool Catches(Expr expression) =>
        Traversal.ChildrenFirst(expression).Any(node => node is IndexVariable or IndexSum or Element or KroneckerDelta or Quantity);

    // x_j stands for every element of its family; its letters say where the indices go.
    private Expr? Replacement(Expr node) => node is Element element
        ? _families.TryGetValue(element.Family, out var every) ? Reindexing.Apply(every.Replacement, every.Part.Indices.Zip(element.Indices)) : null
        : _parts.GetValueOrDefault(node);

    // x_j² under a sum over j is another one for each j, and the sum may have another letter.
    private void RefuseBound(Expr expression)
    {
        foreach (var part in _parts.Keys.Where(part => part is not Element && !FreeIndices.Of(part).IsEmpty))
        {
            if (Traversal.ChildrenFirst(expression).OfType<IndexSum>().FirstOrDefault(sum => FreeIndices.Of(part).Contains(sum.Index)) is { } sum)
                throw new ArgumentException($"{part} has the index {sum.Index.Letter}, and {sum} sums over it; there an element of a family can be replaced, and no other part. Give it a name with Let(…).", nameof(expression));
        }
    }

    private void RefuseSizes(Expr expression)
    {
        if (!_parts.Keys.Any(part => part is Symbol)) return;
        if (FreeIndices.Everywhere(expression).FirstOrDefault(index => _parts.ContainsKey(index.Size)) is { } index)
            throw new ArgumentException($"{index.Size} says how far the index {index.Letter} runs; For(new Sizes(({index.Letter}, 3))) writes the formula out for a size.", nameof(expression));
    }

    // s → d_j under a sum over j: that j is another one, and the sum gets another letter. A definition has no such j at all.
    private Expr Apart(Expr expression)
    {
        // All at once: what one replacement brings must not be caught where another makes room.
        var taken = new HashSet<string>();
        foreach (var (part, replacement) in _parts)
        {
            var own = Family.IndicesOf(part);
            var brought = FreeIndices.Of(replacement).Where(index => !own.Contains(index)).ToList();
            if (brought.Count == 0) continue;
            foreach (var family in FamilyOrder.Of(FamilyOrder.Mentioned(expression)).DefinitionsFirst)
            {
                if (family.Definition is { } definition && Traversal.ChildrenFirst(definition, Family.IsUnnamed).Any(node => Stands(part, node)))
                    throw new ArgumentException($"{part} stands in the definition of {family}, where the index {brought[0].Letter} of {replacement} means nothing. Write the definition in with Inline() first.", nameof(expression));
            }

            taken.UnionWith(brought.Select(index => index.Letter));
        }

        return taken.Count == 0 ? expression : Reindexing.BindApart(expression, taken);
    }

    private static bool Stands(Expr part, Expr node) =>
        ReferenceEquals(part, node) || part is Element { Family: var family } && node is Element element && element.Family.Equals(family);
}
