namespace Backprop;

/// <summary>The same definitions under other names: other letters, other layers, other indices.</summary>
internal sealed class Renaming(Func<Family, Name> name, Func<string, string> index)
{
    private readonly Dictionary<Family, Family> _done = [];

    /// <summary>The renamed quantity, with everything that its definition uses.</summary>
    public Quantity Apply(Quantity root)
    {
        foreach (var family in FamilyOrder.Of(root.Family).DefinitionsFirst) _done.TryAdd(family, Renamed(family));
        return (Quantity)this[root.Family].At([]);
    }

    /// <summary>What a family is called now.</summary>
    public Family this[Family family] => _done[family];

    /// <summary>What a renamed family was called before.</summary>
    public Family Before(Family renamed) => _done.First(pair => pair.Value.Name.Equals(renamed.Name) && pair.Value.Indices.SequenceEqual(renamed.Indices)).Key;

    private Family Renamed(Family family)
    {
        var definition = family.Definition is null ? null : WithNames(family.Definition);
        return (family, definition) switch
        {
            ({ Indices.IsEmpty: true }, null) => Symbol.Of(name(family)).Family,
            (_, null) => new Family(name(family), [.. family.Indices.Select(Renamed)]),
            _ => Family.Defined(name(family), [.. family.Indices.Select(Renamed)], definition),
        };
    }

    private IndexVariable Renamed(IndexVariable variable) => IndexVariable.Of(
        index(variable.Letter),
        variable.Size.Name is LetterName { Letter: "n", Subscripts: [var only] } ? Symbol.Of(new LetterName("n", null, [index(only)])) : variable.Size);

    private Expr WithNames(Expr definition)
    {
        var now = new Dictionary<Expr, Expr>();
        foreach (var node in Traversal.ChildrenFirst(definition, Family.IsUnnamed))
        {
            now.Add(node, node switch
            {
                IndexVariable variable => Renamed(variable),
                IndexSum sum => IndexSum.Of(Renamed(sum.Index), now[sum.Body]),
                _ when Family.Of(node) is { } family => _done.TryGetValue(family, out var other) ? other.At([.. Family.IndicesOf(node).Select(Renamed)]) : node,
                _ => node.Rebuild([.. node.Children.Select(child => now[child])]),
            });
        }

        return now[definition];
    }
}
