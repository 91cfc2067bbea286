using System.Text.RegularExpressions;

namespace Backprop.Notebooks.Site.Notations;

/// <summary>
/// Writes a formula in the names of another text. Names are exchanged one for one, and nothing else is, so what is true
/// stays true. A formula in which that cannot be done is not written at all.
/// </summary>
internal sealed partial class NotationChange
{
    private const string Case = "c";

    private readonly List<(FormulaSymbol Mine, FormulaSymbol Theirs)> _names;
    private readonly Dictionary<string, string> _letters;
    private readonly HashSet<string> _taken, _shared;
    private readonly bool _hasDelta, _isCostOfOneCase;

    /// <param name="guide">The names.</param>
    /// <param name="from">The text whose names the formula has.</param>
    /// <param name="to">The text whose names it is to have.</param>
    public NotationChange(NotationGuide guide, int from, int to)
    {
        _names = [.. guide.Symbols.Select(entry => (Mine: FormulaSymbol.Read(entry.Names[from]), Theirs: FormulaSymbol.Read(entry.Names[to])))
            .Where(pair => pair.Mine is not null && pair.Theirs is not null).Select(pair => (pair.Mine!, pair.Theirs!))];
        _letters = _names.GroupBy(pair => pair.Mine.Letter).ToDictionary(group => group.Key, group => group.First().Theirs.Letter);
        _taken = [.. _names.SelectMany(pair => new[] { pair.Mine.Letter, pair.Theirs.Letter })];
        _shared = [.. _names.GroupBy(pair => pair.Mine.Letter).Where(group => group.All(pair => pair.Mine == pair.Theirs)).Select(group => group.Key)];
        _hasDelta = to == guide.MatrixStyle;
        _isCostOfOneCase = guide.CostIn(to)?.Subscript is not null;
        Cost = guide.CostIn(from);
        CostThere = guide.CostIn(to);
    }

    private FormulaSymbol? Cost { get; }

    private FormulaSymbol? CostThere { get; }

    /// <summary>The formula in the other names; null where they cannot say it.</summary>
    public string? Apply(string tex)
    {
        var symbols = FormulaSymbol.In(tex).Distinct().ToList();
        if (symbols.Contains(Cost!) && _isCostOfOneCase && symbols.Exists(symbol => symbol.Indices.Contains(Case)))
            return null;
        var renamed = Renamed(tex, SaysLayersByIndices(symbols) ? ByName : ByLetter);
        return renamed is not null && FormulaSymbol.In(renamed).Distinct().Count() == symbols.Count ? WithDelta(tex, renamed) : null;
    }

    // Where i and j are the only indices they say which layer is meant, and the other text can name it.
    private static bool SaysLayersByIndices(List<FormulaSymbol> symbols) =>
        symbols.TrueForAll(symbol => symbol.Layer is null && Own(symbol).All(index => index is "i" or "j")) && symbols.Exists(symbol => Own(symbol).Any());

    private static IEnumerable<string> Own(FormulaSymbol symbol) => symbol.Indices.Where(index => index != Case);

    private string? Renamed(string tex, Func<FormulaSymbol, FormulaSymbol?> rename)
    {
        var isComplete = true;
        var renamed = FormulaSymbol.Rewrite(tex, symbol =>
        {
            // The cost's name is one piece. A letter that both texts give the same meaning, or neither any, stays.
            var other = symbol == Cost ? CostThere : rename(symbol) ?? (_taken.Contains(symbol.Letter) && !_shared.Contains(symbol.Letter) ? null : symbol);
            isComplete &= other is not null;
            return (other ?? symbol).ToString();
        }, index => rename == ByName && index == "i" ? IndexBelow : index);
        return isComplete ? renamed : null;
    }

    private string IndexBelow => _names.FirstOrDefault(pair => pair.Mine.Subscript == "i").Theirs?.Subscript ?? "i";

    private FormulaSymbol? ByName(FormulaSymbol symbol)
    {
        var own = string.Join(' ', Own(symbol));
        var found = _names.FirstOrDefault(pair => pair.Mine.Letter == symbol.Letter && (pair.Mine.Subscript ?? "") == own).Theirs;
        return found is null || !symbol.Indices.Contains(Case) ? found : found with { Subscript = $"{found.Subscript} {Case}".Trim() };
    }

    private FormulaSymbol? ByLetter(FormulaSymbol symbol) =>
        symbol.Letter != Cost?.Letter && _letters.TryGetValue(symbol.Letter, out var letter) ? symbol with { Letter = letter } : null;

    // A text that has the name δ uses it: where the derivative is defined it is named, elsewhere the name stands for it.
    private string WithDelta(string tex, string renamed)
    {
        if (!_hasDelta || tex.Contains(@"\delta", StringComparison.Ordinal))
            return renamed;
        return Slope().Replace(renamed, match =>
        {
            var name = $@"\delta{match.Groups["place"].Value}";
            return match.Groups["defined"].Success ? $"{name} = {match.Value}" : name;
        });
    }

    [GeneratedRegex(@"\\frac\{\\partial C\}\{\\partial z(?<place>(?:_\{[^{}]*\})?(?:\^\{\([^{}]*\)\})?)\}(?<defined> &?=)?", RegexOptions.CultureInvariant)]
    private static partial Regex Slope();
}
