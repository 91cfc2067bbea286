using System.Text.RegularExpressions;

namespace Backprop.Notebooks.Site.Formulas;

/// <summary>Splits a value shown as <c>text/latex</c> into its formulas and the words between them.</summary>
internal static partial class LatexText
{
    /// <summary>The parts in their order: a formula, or else words.</summary>
    public static IEnumerable<(Formula? Formula, string? Words)> Split(string latex)
    {
        var position = 0;
        foreach (Match match in Delimited().Matches(latex))
        {
            if (Words(latex[position..match.Index]) is { } before)
                yield return (null, before);
            yield return (FormulaOf(match), null);
            position = match.Index + match.Length;
        }

        if (Words(latex[position..]) is { } rest)
            yield return (null, rest);
    }

    private static Formula FormulaOf(Match match)
    {
        if (match.Groups["environment"].Success)
            return new Formula(match.Value.Trim(), IsDisplay: true);
        if (match.Groups["display"] is { Success: true } display)
            return new Formula(display.Value.Trim(), IsDisplay: true);

        // IPython's habit: one dollar sign, and the size of a display.
        var inline = match.Groups["inline"].Value.Trim();
        return new Formula(inline, IsDisplay: inline.StartsWith(@"\displaystyle", StringComparison.Ordinal));
    }

    private static string? Words(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(
        """
        \$\$ (?<display> (?: \\. | [^$\\] | \$(?!\$) )+ ) \$\$
        | \\\[ (?<display> .+? ) \\\]
        | \\begin\{ (?<environment> (?: equation | align | gather | multline | alignat | CD ) \*? ) \} .*? \\end\{ \k<environment> \}
        | \$ (?<inline> (?: \\. | [^$\\] )+ ) \$
        | \\\( (?<inline> .+? ) \\\)
        """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Delimited();
}
