using System.Text.RegularExpressions;

namespace Backprop.Notebooks.Site.Notations;

/// <summary>A symbol as the library prints it in LaTeX: a letter, below it indices, above it a layer in brackets.</summary>
/// <param name="Letter">One letter, or the command of a Greek one.</param>
/// <param name="Subscript">What stands below, e.g. <c>j i</c>; null for nothing.</param>
/// <param name="Layer">What stands in the brackets above; null for nothing.</param>
internal sealed partial record FormulaSymbol(string Letter, string? Subscript, string? Layer)
{
    /// <summary>Its indices, one letter or number each.</summary>
    public IReadOnlyList<string> Indices => Subscript?.Split(' ', ',') ?? [];

    /// <summary>The symbols of a formula in their order; what stands in words or names a function is none.</summary>
    public static IEnumerable<FormulaSymbol> In(string tex) => Pattern().Matches(tex).Where(IsSymbol).Select(Of);

    /// <summary>The formula with each symbol rewritten, and each letter that a sum runs over.</summary>
    public static string Rewrite(string tex, Func<FormulaSymbol, string> symbol, Func<string, string> index) => Pattern().Replace(tex, match =>
        IsSymbol(match) ? symbol(Of(match))
        : match.Groups["over"] is { Success: true } over ? $@"\sum_{{{index(over.Value)}}}"
        : match.Value);

    /// <summary>The symbol that a text consists of; null when it is more or less than one.</summary>
    public static FormulaSymbol? Read(string tex) => In(tex).ToList() is [var only] && only.ToString() == tex ? only : null;

    /// <inheritdoc/>
    public override string ToString() => Letter + (Subscript is null ? "" : $"_{{{Subscript}}}") + (Layer is null ? "" : $"^{{({Layer})}}");

    private static bool IsSymbol(Match match) => match.Groups["letter"].Success;

    private static FormulaSymbol Of(Match match) => new(
        match.Groups["letter"].Value,
        match.Groups["sub"] is { Success: true } sub ? sub.Value : null,
        match.Groups["layer"] is { Success: true } layer ? layer.Value : null);

    [GeneratedRegex(
        """
        \\(?: text | operatorname | begin | end | mathsf ) \{ [^{}]* \}
        | \\sum_\{ (?<over> \w ) \}
        | (?: (?<letter> \\(?: delta | varepsilon | alpha | eta | mu )(?! [A-Za-z] ) | (?<! \\ [A-Za-z]* ) [A-Za-z] (?! [A-Za-z] ) )
            (?: _\{ (?<sub> [^{}]* ) \} )? (?: \^\{ \( (?<layer> [^(){}]* ) \) \} )? )
        | \\[A-Za-z]+
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
