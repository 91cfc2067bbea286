using System.Globalization;
using System.Text.RegularExpressions;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Formulas;

/// <summary>
/// Collects the formulas of all pages, so that one run of KaTeX sets them all. Until then a mark stands in each
/// formula's place: its number between two control characters, which no HTML document may contain.
/// </summary>
internal sealed partial class FormulaSheet
{
    // In ems: what is shorter is not broken over two lines, y(1 − y) for one, and keeps what closes its sentence.
    private const double LongestWhole = 8, LongestBound = 12;

    private readonly List<(Formula Formula, string Place)> _formulas = [];
    private readonly Dictionary<Formula, int> _numbers = [];
    private IReadOnlyList<SetFormula>? _set;

    /// <summary>Leaves a mark for the formula, which stands in <paramref name="place"/> for error messages.</summary>
    public Html Place(Formula formula, string place)
    {
        if (!_numbers.TryGetValue(formula, out var number))
        {
            number = _formulas.Count;
            _numbers.Add(formula, number);
            _formulas.Add((formula, place));
        }

        return new Html(string.Create(CultureInfo.InvariantCulture, $"\u0001{number}\u0002"));
    }

    /// <summary>Sets all formulas; the faults name those that KaTeX refuses.</summary>
    /// <exception cref="KatexException">KaTeX cannot be run here.</exception>
    public IEnumerable<SiteFault> Set(Func<IReadOnlyList<Formula>, IReadOnlyList<SetFormula>> set)
    {
        _set = set([.. _formulas.Select(placed => placed.Formula)]);
        return _formulas.Zip(_set)
            .Where(pair => pair.Second.Error is not null)
            .Select(pair => new SiteFault(
                pair.First.Place,
                $"KaTeX refuses the formula {Shortened(pair.First.Formula.Tex.Trim())}: {pair.Second.Error}"));
    }

    /// <summary>
    /// The page with each mark replaced by its formula: set, or its source where KaTeX could not be run. What closes a
    /// sentence behind a formula stays with it, unless both together may be too long for a line.
    /// </summary>
    public Html Fill(Html page) => new(Mark().Replace(page.Markup, match =>
    {
        var number = int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var formula = _formulas[number].Formula;
        var inside = _set?[number].Html is { } set ? new Html(set) : Html.Encode(formula.Tex);
        var (width, closing) = (_set?[number].Width, match.Groups[2].Value);
        if (formula.IsDisplay)
            return $"<span class=\"formula display\"{Room(width)}>{inside}</span>{closing}";
        var inline = $"<span class=\"formula inline{(width < LongestWhole ? " whole" : "")}\">{inside}</span>{closing}";
        return closing.Length > 0 && width < LongestBound ? $"<span class=\"bound\">{inline}</span>" : inline;
    }));

    /// <summary>Markup as a search reads it, with an ellipsis for each formula.</summary>
    public static string WithoutFormulas(string markup) => Mark().Replace(markup, "…$2");

    private static string Shortened(string tex) => tex.Length <= 400 ? tex : tex[..400] + "…";

    // The style sheet makes room for it, and sets it smaller where there is none.
    private static string Room(double? width) =>
        width is { } ems ? string.Create(CultureInfo.InvariantCulture, $" style=\"--ems: {ems:0.##}\"") : "";

    [GeneratedRegex("\u0001([0-9]+)\u0002([,.;:!?)\u2019\u201d]*)")]
    private static partial Regex Mark();
}
