using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>A formula with indices, written out for given sizes: each element becomes a symbol or quantity of its own, each Σ a sum.</summary>
/// <remarks>
/// w_ji and w_kj are two families of one name, and w₁₁ would be an element of both. In a formula that has both, their elements
/// carry the letters as well: w_j1,i1 and w_k1,j1.
/// </remarks>
internal sealed class Instantiation
{
    private readonly Sizes _sizes;
    private readonly HashSet<Family> _withLetters;
    private IReadOnlyList<Family> _definitionsFirst;
    private readonly Dictionary<(Family, string), Expr> _elements = [];
    private readonly Dictionary<(IndexSum, string), Expr> _sums = [];
    private readonly Dictionary<Symbol, Family> _given = [];

    /// <summary>Writes out formulas that belong together: one name in them is one thing.</summary>
    /// <param name="sizes">How far each index runs.</param>
    /// <param name="formulas">Everything that is to be written out.</param>
    /// <exception cref="ArgumentException">Two families cannot be told apart: neither their names nor their letters differ.</exception>
    public Instantiation(Sizes sizes, params IEnumerable<Expr> formulas)
    {
        _sizes = sizes;
        _definitionsFirst = FamilyOrder.Of(formulas.SelectMany(FamilyOrder.Mentioned)).DefinitionsFirst;
        _withLetters = OfSharedName(_definitionsFirst);
    }

    /// <summary>Two formulas written out, for each choice of the free indices of either.</summary>
    public static IEnumerable<(Expr Left, Expr Right, ImmutableDictionary<IndexVariable, int> At)> Elements(Expr left, Expr right, Sizes sizes)
    {
        var written = new Instantiation(sizes, left, right);
        // The last index goes fastest, as in a row of a table.
        var free = FreeIndices.Of(left).Union(FreeIndices.Of(right)).OrderByDescending(index => index.Letter, StringComparer.Ordinal).ToList();
        return sizes.Choices(free, int.MaxValue).Select(at => (written.Apply(left, at), written.Apply(right, at), at));
    }

    /// <summary>The expression for one choice of its free indices.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="at">A number from 1 on for each free index.</param>
    public Expr Apply(Expr expression, ImmutableDictionary<IndexVariable, int> at)
    {
        WriteNames();
        return Written(expression, at);
    }

    // Each name after those that its definition uses: a chain of a hundred thousand names goes in no name after the other.
    private void WriteNames()
    {
        var names = _definitionsFirst;
        _definitionsFirst = [];
        foreach (var family in names.Where(family => family.IsScalar && family.Definition is not null)) Instance(family, []);
    }

    private Expr Written(Expr expression, ImmutableDictionary<IndexVariable, int> at) => Traversal.Rewrite(
        expression,
        (_, node) => node switch
        {
            Quantity quantity => Instance(quantity.Family, []),
            Element element => Instance(element.Family, [.. element.Indices.Select(index => ValueOf(index, at))]),
            Symbol symbol when _sizes[symbol] is { } size => Number.Of(size),
            IndexVariable index => ValueOf(index, at),
            KroneckerDelta delta => ValueOf(delta.Left, at) == ValueOf(delta.Right, at) ? 1 : 0,
            IndexSum sum => WrittenOut(sum, at),
            Number or Symbol or Sum or Product or Power or Call or Derivative => node,
            _ => throw node.WithoutRule("writing out for sizes"),
        },
        node => node is not (Quantity or Element or KroneckerDelta or IndexSum));

    /// <summary>One element: x_2 as a quantity with a definition written out, or w_2,1 as a symbol.</summary>
    public Expr Instance(Family family, ImmutableArray<int> at)
    {
        WriteNames();
        var key = (family, string.Join(',', at));
        if (_elements.TryGetValue(key, out var known)) return known;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new InvalidOperationException($"{family} stands on too many families, each in the definition of the next, to be written out.");
        foreach (var (index, value) in family.Indices.Zip(at))
        {
            if (value < 1 || value > _sizes[index])
                throw new ArgumentOutOfRangeException(nameof(at), $"{family}: {index.Letter} = {value} is outside 1 to {_sizes[index]}.");
        }

        var letters = _withLetters.Contains(family);
        var name = family.Name.WithIndices([.. family.Indices.Zip(at).Select(pair => letters ? $"{pair.First.Letter}{pair.Second}" : $"{pair.Second}")]);
        Expr instance = family.Definition is null
            ? Given(Symbol.Of(name), family)
            : Quantity.Of(name, Written(family.Definition, family.Indices.Zip(at).ToImmutableDictionary(pair => pair.First, pair => pair.Second)));
        _elements.Add(key, instance);
        return instance;
    }

    // Index i at 11 and index i1 at 1 would both be written i₁₁.
    private Symbol Given(Symbol element, Family family)
    {
        if (!_given.TryAdd(element, family) && !_given[element].Equals(family))
            throw new ArgumentException($"{element} would be an element of {_given[element]} and of {family}; give one of their indices another letter.");
        return element;
    }

    /// <summary>Refuses the name of an element that a formula writes with letters, w₁₂ for w_j1,i2: it would pass for a symbol on which nothing depends.</summary>
    /// <exception cref="ArgumentException">One of the names is the element's.</exception>
    public static void RefuseNamesake(Expr element, IEnumerable<Expr> names)
    {
        if (element is not Symbol { Name: LetterName plain }) return;
        var lettered = names.OfType<Symbol>().Where(other => other.Name is LetterName name && IsLettered(name, plain)).ToList();
        if (lettered.Count > 0)
            throw new ArgumentException($"{element} does not occur; meant may be {string.Join(" or ", lettered)}, since elements of families that share a name carry letters. Take it from the formula's Symbols().", nameof(element));
    }

    private static bool IsLettered(LetterName lettered, LetterName plain) =>
        lettered.Subscripts.Length == plain.Subscripts.Length
        && lettered.Subscripts.Zip(plain.Subscripts).All(pair => pair.First.TrimStart(pair.First[0]) == pair.Second && char.IsLetter(pair.First[0]) || pair.First == pair.Second)
        && new LetterName(lettered.Letter, lettered.Layer, plain.Subscripts, lettered.Accent, lettered.Bold).Equals(plain)
        && !lettered.Equals(plain);

    // A sum inside a sum is written out once for each choice of the indices that are free in it, and not for all those around it.
    private Expr WrittenOut(IndexSum sum, ImmutableDictionary<IndexVariable, int> at)
    {
        var key = (sum, string.Join(',', FreeIndices.Of(sum).Select(index => at.GetValueOrDefault(index))));
        if (!_sums.TryGetValue(key, out var written))
            _sums.Add(key, written = Sum.Of([.. Enumerable.Range(1, _sizes[sum.Index]).Select(value => Written(sum.Body, at.SetItem(sum.Index, value)))]));
        return written;
    }

    // Quantities are told apart by their definitions, whatever they are called; what is given has only its name.
    private static HashSet<Family> OfSharedName(IEnumerable<Family> families)
    {
        Family[] given = [.. families.Where(family => family.Definition is null)];
        HashSet<Name> symbols = [.. given.Where(family => family.Indices.IsEmpty).Select(family => family.Name)];
        var shared = new HashSet<Family>();
        foreach (var namesakes in given.Where(family => !family.Indices.IsEmpty).GroupBy(family => family.Name))
        {
            var byLetters = namesakes.ToLookup(family => string.Join(',', family.Indices.Select(index => index.Letter)));
            if (byLetters.FirstOrDefault(alike => alike.Count() > 1) is { } alike)
            {
                var (one, other) = (alike.First(), alike.ElementAt(1));
                var (here, there) = one.Indices.Zip(other.Indices).First(pair => !ReferenceEquals(pair.First.Size, pair.Second.Size));
                throw new ArgumentException(
                    $"{one} is two families of one name: its index {here.Letter} runs to {here.Size} in one and to {there.Size} in the other. Give one of them another name, or another letter.");
            }

            if (byLetters.Count > 1 || symbols.Any(symbol => IsElement(symbol, namesakes.Key))) shared.UnionWith(namesakes);
        }

        // w₁ with one index and w with two both have a w₁₂.
        foreach (var alike in given.Where(family => !family.Indices.IsEmpty).GroupBy(family => family.Name is LetterName name ? new LetterName(name.Letter, name.Layer, [], name.Accent, name.Bold) : family.Name))
        {
            foreach (var one in alike)
                shared.UnionWith(alike.Where(other => PlacesOf(one) == PlacesOf(other) && (IsElement(one.Name, other.Name) || IsElement(other.Name, one.Name))));
        }

        return shared;

        static int PlacesOf(Family family) => family.Indices.Length + (family.Name is LetterName name ? name.Subscripts.Length : 0);
    }

    // Whether x₁ is what an element of x would be called.
    private static bool IsElement(Name symbol, Name family) =>
        symbol is LetterName { Subscripts: var subscripts } && family is LetterName { Subscripts.Length: var own } && subscripts.Length > own
        && subscripts.Skip(own).All(subscript => subscript.All(char.IsAsciiDigit)) && symbol.Equals(family.WithIndices([.. subscripts.Skip(own)]));

    private static int ValueOf(IndexVariable index, ImmutableDictionary<IndexVariable, int> at) => at.TryGetValue(index, out var value)
        ? value
        : throw new ArgumentException($"The index {index.Letter} is free here and has no number; give it one, as in at: ({index.Letter}, 1).", nameof(at));
}
