using Backprop.Notebooks.Site.Formulas;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Notations;

/// <summary>The formulas that cells of a page computed, in every notation that can say them.</summary>
/// <param name="guide">The notations; null for notebooks that have no table of them.</param>
/// <param name="formulas">Sets the formulas.</param>
internal sealed class PageNotations(NotationGuide? guide, FormulaSheet formulas)
{
    private readonly List<(string Tex, string Place)> _own = [];
    private List<Html?[]> _others = [];

    /// <summary>The notations by name, the one in vectors and matrices at the end.</summary>
    public IReadOnlyList<string> Names => guide is null ? [] : [.. guide.Styles, "matrices"];

    /// <summary>Whether any formula of the page can be written otherwise.</summary>
    public bool HasAny => _others.Exists(forms => forms.Any(form => form is { Markup.Length: > 0 }));

    /// <summary>The notation of most of the page, by its place among the names; null where the page has one of its own.</summary>
    public int? Usual { get; private set; }

    /// <summary>Whether a formula of the page mixes the letters of several notations.</summary>
    public bool HasOwnLetters { get; private set; }

    /// <summary>Takes in a formula that stands on a line of its own, in the page's order.</summary>
    public void Add(Formula formula, string place) => _own.Add((formula.Tex, place));

    /// <summary>
    /// Writes the formulas in the other notations, once all are there and before they are set. What a page calls the cost
    /// tells in which notation it is; a page without a cost is in one of its own.
    /// </summary>
    public void Translate()
    {
        if (guide is null)
            return;
        var costs = _own.SelectMany(own => FormulaSymbol.In(own.Tex)).ToList();
        var usual = Enumerable.Range(0, guide.Styles.Count).MaxBy(style => costs.Count(symbol => symbol == guide.CostIn(style)));
        if (!costs.Contains(guide.CostIn(usual)!))
            return;
        Usual = usual;
        HasOwnLetters = _own.Exists(own => !own.Tex.Contains(@"\boldsymbol", StringComparison.Ordinal) && StyleOf(guide, own.Tex, usual) is null);
        _others = [.. _own.Select(own => Forms(guide, own.Tex, usual)
            .Select(form => form is null ? null : form == own.Tex ? (Html?)Html.Empty : formulas.Place(new Formula(form, IsDisplay: true), own.Place)).ToArray())];
    }

    /// <summary>The script that holds for each formula of the page each form that differs from its own.</summary>
    public byte[] Script() => DataScript.Of("backpropNotations", _others.Select(forms => forms.Select(form => form is { } markup ? formulas.Fill(markup).Markup : null)));

    /// <summary>The same formula in each notation, in LaTeX: its own where that is the notation, null where it cannot be said.</summary>
    public static string?[] Forms(NotationGuide guide, string tex, int usual)
    {
        var none = new string?[guide.Styles.Count + 1];
        // What is in vectors and matrices already has no indices to tell the layers by.
        if (tex.Contains(@"\boldsymbol", StringComparison.Ordinal))
            return [.. none.SkipLast(1), tex];
        if (!FormulaSymbol.In(tex).Any(symbol => guide.IsLetter(symbol.Letter)))
            return [.. none.Select(_ => tex)];
        if (StyleOf(guide, tex, usual) is not { } from)
            return none;
        string?[] forms = [.. guide.Styles.Select((_, to) => to == from ? tex : guide.Change(from, to).Apply(tex))];
        return [.. forms, forms[guide.MatrixStyle] is { } lines ? InMatrices(guide, lines) : null];
    }

    /// <summary>Whose names a formula has; null when it mixes them, <paramref name="usual"/> when its letters do not tell.</summary>
    public static int? StyleOf(NotationGuide guide, string tex, int usual)
    {
        var symbols = FormulaSymbol.In(tex).ToHashSet();
        var letters = symbols.Select(symbol => symbol.Letter).ToHashSet();
        // A formula that has a letter which other texts use, and this one does not, is not in its names.
        var candidates = Enumerable.Range(0, guide.Styles.Count).Where(style => letters.All(letter => guide.IsLetter(letter, style) || !guide.IsLetter(letter))).ToList();
        var costs = candidates.Where(style => guide.CostIn(style) is { } cost && symbols.Contains(cost)).ToList();
        return costs.Count > 0 ? costs[0] : candidates.Contains(usual) ? usual : candidates.Count > 0 && !letters.Contains(guide.CostIn(candidates[0])!.Letter) ? candidates[0] : null;
    }

    // Vectors and matrices are no renaming: a line is known from the equations that are set side by side, or not at all.
    private static string? InMatrices(NotationGuide guide, string tex)
    {
        const string Begin = "\\begin{aligned}", End = "\\end{aligned}", Between = " \\\\[0.5em]\n";
        var isAligned = tex.StartsWith(Begin, StringComparison.Ordinal);
        var lines = (isAligned ? tex[Begin.Length..^End.Length].Trim() : tex).Split(Between)
            .Select(line => guide.InMatrices.GetValueOrDefault(line.Replace(" &= ", " = ", StringComparison.Ordinal))).ToList();
        if (lines.Contains(null))
            return null;
        return isAligned ? $"{Begin}\n{string.Join(Between, lines.Select(Aligned))}\n{End}" : lines[0];
    }

    private static string Aligned(string? line) => line!.LastIndexOf(" = ", StringComparison.Ordinal) is var place and >= 0 ? $"{line[..place]} &={line[(place + 2)..]}" : line;
}
