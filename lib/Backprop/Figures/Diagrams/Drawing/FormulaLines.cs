namespace Backprop;

/// <summary>A formula in several lines, where one would be too wide.</summary>
internal static class FormulaLines
{
    private const string Operators = "=+−·×/";

    /// <summary>The formula in lines no wider than asked, as far as it has places to break: before the sign of equality, before a sum's signs, between factors, then before the signs within brackets.</summary>
    /// <param name="formula">The formula in the library's Unicode text.</param>
    /// <param name="size">The font size.</param>
    /// <param name="widest">How wide a line may be.</param>
    /// <param name="sums">The factors in brackets, as they are written: "y(1 − y)" may be a product or a function, and only the former has a place to break.</param>
    public static IReadOnlyList<string> Of(string formula, double size, double widest, IReadOnlyList<string> sums)
    {
        if (Width(formula) <= widest) return [formula];
        foreach (var places in new[] { Equality(formula), Signs(formula, depth: 0), Factors(formula, sums), Signs(formula, depth: 1) })
        {
            if (places.Count == 0) continue;
            var (first, remainder) = places.MinBy(place => Math.Max(Width(place.First), Width(place.Remainder)));
            return [.. Of(first, size, widest, sums), .. Of(remainder, size, widest, sums)];
        }

        return [formula];

        double Width(string text) => TextWidth.Of(TextRun.Formula(text), size);
    }

    private static List<(string First, string Remainder)> Equality(string formula) =>
        [.. Spaces(formula, 0).Where(at => formula[at + 1] == '=').Take(1).Select(at => (formula[..at], formula[(at + 1)..]))];

    private static List<(string First, string Remainder)> Signs(string formula, int depth) =>
        [.. Spaces(formula, depth).Where(at => formula[at + 1] is '+' or '−' && formula[at - 1] != '=').Select(at => (formula[..at], formula[(at + 1)..]))];

    private static List<(string First, string Remainder)> Factors(string formula, IReadOnlyList<string> sums) =>
    [
        .. sums.Select(sum => formula.IndexOf(sum, StringComparison.Ordinal)).Where(at => at > 0 && formula[at - 1] != ' ').Select(at => (formula[..at], "· " + formula[at..])),
        .. Spaces(formula, 0).Where(at => !Operators.Contains(formula[at + 1]) && !Operators.Contains(formula[at - 1]) && !IsSum(formula, at)).Select(at => (formula[..at], "· " + formula[(at + 1)..])),
    ];

    // After Σᵢ no factor begins, but what is summed.
    private static bool IsSum(string formula, int space) => formula[(formula.LastIndexOf(' ', space - 1) + 1)..space].Contains('Σ');

    private static IEnumerable<int> Spaces(string formula, int depth)
    {
        var open = 0;
        for (var at = 1; at < formula.Length - 1; at++)
        {
            open += formula[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (formula[at] == ' ' && open == depth) yield return at;
        }
    }
}
