namespace Backprop;

/// <summary>Families in an order in which each comes after those that its definition uses.</summary>
internal sealed class FamilyOrder
{
    private readonly Dictionary<Family, IReadOnlyList<Family>> _uses = [];

    // The sizes up to which definitions sum, each with such a sum.
    private readonly Dictionary<Symbol, IndexSum> _summed = [];

    private FamilyOrder(IEnumerable<Family> roots, IReadOnlySet<Family>? except = null)
    {
        var order = new List<Family>();
        var stack = new Stack<(Family Family, IReadOnlyList<Family> Uses, int Next)>();
        foreach (var root in roots)
        {
            Visit(root);
            while (stack.TryPop(out var frame))
            {
                if (frame.Next == frame.Uses.Count)
                {
                    order.Add(frame.Family);
                    continue;
                }

                stack.Push(frame with { Next = frame.Next + 1 });
                Visit(frame.Uses[frame.Next]);
            }
        }

        DefinitionsFirst = order;

        void Visit(Family family)
        {
            if (_uses.ContainsKey(family) || except?.Contains(family) == true) return;
            IReadOnlyList<Family> uses = family.Definition is null ? [] : Mentioned(family.Definition, _summed);
            _uses.Add(family, uses);
            stack.Push((family, uses, 0));
        }
    }

    /// <summary>All families inside the roots, definitions first; a symbol and a quantity are families without indices.</summary>
    public IReadOnlyList<Family> DefinitionsFirst { get; }

    /// <summary>The order of all families inside the roots.</summary>
    public static FamilyOrder Of(params IEnumerable<Family> roots) => new(roots);

    /// <summary>The order of those families inside the roots that have not been gone into before.</summary>
    /// <param name="roots">The families.</param>
    /// <param name="except">What has been gone into, with all that is inside it.</param>
    public static FamilyOrder Of(IEnumerable<Family> roots, IReadOnlySet<Family> except) => new(roots, except);

    /// <summary>The symbols, quantities and families that an expression mentions by name, each once, without going into definitions.</summary>
    public static IReadOnlyList<Family> Mentioned(Expr expression) => Mentioned(expression, null);

    /// <summary>Refuses to differentiate with respect to how far a sum runs.</summary>
    /// <exception cref="ArgumentException">It is the size of an index that is summed over.</exception>
    public void RefuseSize(Expr by)
    {
        if (by is Symbol size && _summed.TryGetValue(size, out var sum)) throw Differentiation.OfSize(sum);
    }

    /// <summary>Refuses a symbol, quantity or element that is not among them where another of its name is: what is asked of the one would be said of nothing.</summary>
    /// <exception cref="ArgumentException">One of the same name is another thing: it has another definition, or is a symbol, a quantity or a family where this is none.</exception>
    public void RefuseOtherDefinition(Expr named)
    {
        if (Family.Of(named) is not { } family || Contains(family)) return;
        if (family.Definition is not null && Find(named) is { } other)
            throw new ArgumentException($"{family} does not occur as it is defined: there {Family.Of(other)} is {Family.Of(other)!.Definition?.ToString() ?? "given"}. Take it from the formula's Quantities() or Families().", nameof(named));
        // w_ji and w_kj are two families of one name, as in the layers of a network: of one that does not occur nothing depends. x and x_i,
        // or x_i and x_m, are one thing written in two ways.
        if (DefinitionsFirst.FirstOrDefault(one => one.Name.Equals(family.Name) && (one.Indices.Length != family.Indices.Length || !one.Indices.Intersect(family.Indices).Any())) is { } meant)
            throw new ArgumentException($"{named} does not occur; meant may be {meant}{(meant.Definition is { } definition ? $", which is {definition}" : meant.IsScalar ? "" : family.IsScalar ? ", which has indices" : ", whose indices are others")}. Take it from the formula's Symbols(), Quantities() or Families().", nameof(named));
        // v₁ beside v_i: what looks like an element is none before the formula is written out.
        if (family.IsScalar && DefinitionsFirst.FirstOrDefault(one => !one.IsScalar && IsCalledAsElement(family.Name, one)) is { } whole)
            throw new ArgumentException($"{named} does not occur, and no element of {whole} either as long as its indices have no numbers. Write the formula out first, as in .For(new Sizes(({whole.Indices[0].Letter}, 3))), or take {whole.At(whole.Indices)}.", nameof(named));
    }

    /// <summary>Refuses two things of one name: a line that mentions the name would not say which.</summary>
    /// <exception cref="ArgumentException">Two of them have one name and the same indices.</exception>
    public void RefuseNamesakes()
    {
        // w_ji and w_kj are told apart by their indices.
        var seen = new Dictionary<(Name, string Letters), Family>(DefinitionsFirst.Count);
        foreach (var family in DefinitionsFirst)
        {
            var printed = (family.Name, family.IsScalar ? "" : string.Join(',', family.Indices.Select(index => index.Letter)));
            if (seen.TryAdd(printed, family)) continue;
            throw new ArgumentException($"Two things are called {family}: {seen[printed].Definition?.ToString() ?? "what is given"}, and {family.Definition?.ToString() ?? "what is given"}. A line that mentions {family} would not say which: give each a name of its own, such as Let(\"{family.Name.Identifier}\", layer: \"2\", …).");
        }
    }

    private static bool IsCalledAsElement(Name name, Family family) => name is LetterName { Subscripts: var all } && family.Name is LetterName { Subscripts.Length: var own }
        && all.Length == own + family.Indices.Length && name.Equals(family.Name.WithIndices([.. all.Skip(own)]));

    /// <summary>True for a family that is one of the roots or inside them.</summary>
    public bool Contains(Family family) => _uses.ContainsKey(family);

    /// <summary>What a family's definition mentions; nothing where it is given.</summary>
    public IReadOnlyList<Family> Uses(Family family) => _uses[family];

    /// <summary>The name with the same name and indices among the roots and inside them, where its definition may be another; null where there is none.</summary>
    public Expr? Find(Expr named)
    {
        var family = Family.Require(named);
        if (Contains(family)) return named;
        return DefinitionsFirst.FirstOrDefault(other => other.Name.Equals(family.Name) && other.Indices.SequenceEqual(family.Indices))?.At(Family.IndicesOf(named));
    }

    /// <summary>The wanted families and every one from which one of them can be reached.</summary>
    public HashSet<Family> LeadingTo(IEnumerable<Family> wanted)
    {
        var leading = new HashSet<Family>(_uses.Count);
        leading.UnionWith(wanted);
        Func<Family, bool> leads = leading.Contains;
        foreach (var family in DefinitionsFirst)
        {
            if (_uses[family].Any(leads)) leading.Add(family);
        }

        return leading;
    }

    /// <summary>The given families: weights, inputs, targets, but not the sizes of indices.</summary>
    public IEnumerable<Family> Given()
    {
        var sizes = DefinitionsFirst.SelectMany(family => family.Indices).Select(index => index.Size).ToHashSet();
        return DefinitionsFirst.Where(family => family.Definition is null && !(family.Indices.IsEmpty && sizes.Contains((Symbol)family.At([]))));
    }

    private static List<Family> Mentioned(Expr expression, Dictionary<Symbol, IndexSum>? summed)
    {
        var found = new List<Family>();
        HashSet<Family>? withIndices = null;
        foreach (var node in Traversal.ChildrenFirst(expression, Family.IsUnnamed))
        {
            if (node is IndexSum sum) summed?.TryAdd(sum.Index.Size, sum);
            // One node is one symbol or quantity, but a family has many elements.
            if (Family.Of(node) is { } family && (node is not Element || (withIndices ??= []).Add(family))) found.Add(family);
        }

        return found;
    }
}
