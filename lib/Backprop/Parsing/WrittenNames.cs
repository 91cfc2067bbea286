namespace Backprop;

/// <summary>The names that may stand in a text, each with the ways in which people spell it on a keyboard: <c>a_prev</c> for a⁽ᴸ⁻¹⁾, <c>w_ji</c>, <c>sigma</c>.</summary>
internal sealed class WrittenNames
{
    // A spelling that leaves the layer out is taken only where no other name is spelt so in full.
    private readonly Dictionary<string, List<(Expr Value, bool InFull)>> _values = [];
    private readonly HashSet<(string Spelling, Expr Value, bool InFull)> _entered = [];
    private readonly Dictionary<string, Function> _functions = [];
    private readonly Dictionary<string, IndexVariable?> _indices = [];
    private readonly Dictionary<string, (IndexVariable One, IndexVariable Other)> _ofTwoSizes = [];
    private readonly List<string> _shown = [];
    private readonly HashSet<string> _spellings;
    private readonly int[] _longestFirst;

    /// <summary>Every symbol, quantity, element and undefined function in the expressions and in the definitions that they use.</summary>
    public WrittenNames(IEnumerable<Expr> context)
    {
        foreach (var function in Functions.All.Values) _functions.Add(function.Name.Identifier, function);
        foreach (var other in FunctionNames.Others) _functions.TryAdd(other, FunctionNames.Known(other)!);
        foreach (var node in Everything(context)) Add(node);
        foreach (var number in context.OfType<IndexVariable>()) AddNumber(number);
        _spellings = [.. _values.Keys, .. _functions.Keys];
        _longestFirst = [.. _spellings.Select(spelling => spelling.Length).Distinct().OrderDescending()];
    }

    /// <summary>The longest spelling of a known name that the text has at a place; null where none stands there.</summary>
    public string? SpellingAt(string text, int at)
    {
        var spellings = _spellings.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _longestFirst)
        {
            if (length <= text.Length - at && spellings.TryGetValue(text.AsSpan(at, length), out var spelling)) return spelling;
        }

        return null;
    }

    /// <summary>What a spelling may mean: one value, several where it is not clear, none where it is the name of a function only.</summary>
    public IReadOnlyList<Expr> ValuesOf(string spelling)
    {
        if (!_values.TryGetValue(spelling, out var found)) return [];
        var inFull = found.Where(one => one.InFull).ToList();
        Expr[] values = [.. (inFull.Count > 0 ? inFull : found).Select(one => one.Value).Distinct()];
        // a beside a⁽ᴸ⁾ and a⁽ᴸ⁻¹⁾: the layer at hand is meant, the others are said to be others.
        return values.Length > 1 && values.Where(value => Family.NameOf(value) is LetterName { Layer: [(>= 'A' and <= 'Z') or (>= 'a' and <= 'z')] }).ToArray() is [var here] ? [here] : values;
    }

    /// <summary>Whether it is the full spelling of a value, and not only one without its layer.</summary>
    public bool IsInFull(string spelling) => _values.TryGetValue(spelling, out var found) && found.Any(one => one.InFull);

    /// <summary>The function of that spelling, or null.</summary>
    public Function? FunctionOf(string spelling) => _functions.GetValueOrDefault(spelling);

    /// <summary>The index of that letter; null where there is none, or where it runs to several sizes.</summary>
    public IndexVariable? IndexOf(string letter) => _indices.GetValueOrDefault(letter);

    /// <summary>The letters of all indices.</summary>
    public IReadOnlyCollection<string> Indices => _indices.Keys;

    /// <summary>What to say of a letter that runs to several sizes; null for another one.</summary>
    public string? IndexOfOneSize(string letter) => _ofTwoSizes.TryGetValue(letter, out var both)
        ? $"an index with one size; {letter} runs to {both.One.Size} in one place and to {both.Other.Size} in another"
        : null;

    /// <summary>The names as a message lists them.</summary>
    public override string ToString() => _shown.Count switch
    {
        0 => "a number; no name is known here",
        <= 12 => $"one of the names {string.Join(", ", _shown)}",
        _ => $"one of the names {string.Join(", ", _shown.Take(12))}, …",
    };

    private static IEnumerable<Expr> Everything(IEnumerable<Expr> context)
    {
        var seen = new HashSet<Expr>();
        var roots = new Stack<Expr>(context.Reverse());
        while (roots.TryPop(out var root))
        {
            foreach (var node in Traversal.ChildrenFirst(root))
            {
                if (!seen.Add(node)) continue;
                yield return node;
                if (node is Element { Family.Definition: { } definition }) roots.Push(definition);
            }
        }
    }

    private void Add(Expr node)
    {
        if (node is not (Element or KroneckerDelta)) foreach (var number in node.Children.OfType<IndexVariable>()) AddNumber(number);
        if (node is Element { Family.Definition: IndexVariable only }) AddNumber(only);
        switch (node)
        {
            case Symbol or Quantity or Element:
                _shown.Add(node.ToString());
                foreach (var (spelling, inFull) in WrittenSpellings.Of(Family.NameOf(node)!))
                    Enter(spelling, node, inFull);
                break;
            case IndexVariable index:
                AddIndex(index);
                break;
            case IndexSum sum:
                AddIndex(sum.Index);
                break;
            case Call { Function: UndefinedFunction undefined }:
                if (!_functions.ContainsKey(undefined.Name.ToString())) _shown.Add($"{undefined.Name}(…)");
                foreach (var (spelling, _) in WrittenSpellings.Of(undefined.Name)) _functions[spelling] = new UndefinedFunction(undefined.Name);
                break;
            case KroneckerDelta delta:
                // δⱼₖ, which is not the element of a family δ.
                foreach (var (spelling, _) in WrittenSpellings.Of(new LetterName("δ", null, [delta.Left.Letter, delta.Right.Letter]))) Enter(spelling, delta, isInFull: true);
                break;
            case Call or Number or Sum or Product or Power or Derivative:
                break;
            default:
                throw node.WithoutRule("the names that a text may have");
        }
    }

    // An index that stands for its number and not only below a name.
    private void AddNumber(IndexVariable number)
    {
        var isNew = false;
        foreach (var (spelling, _) in WrittenSpellings.Of(new LetterName(number.Letter)))
            isNew |= Enter(spelling, number, isInFull: true);
        if (isNew) _shown.Add(number.Letter);
    }

    private bool Enter(string spelling, Expr value, bool isInFull)
    {
        if (!_entered.Add((spelling, value, isInFull))) return false;
        if (!_values.TryGetValue(spelling, out var list)) _values.Add(spelling, list = []);
        list.Add((value, isInFull));
        return true;
    }

    // A letter that runs to two sizes says neither.
    private void AddIndex(IndexVariable index)
    {
        if (_indices.TryAdd(index.Letter, index) || _indices[index.Letter] is not { } other || ReferenceEquals(other, index)) return;
        _indices[index.Letter] = null;
        _ofTwoSizes.Add(index.Letter, (other, index));
    }
}
