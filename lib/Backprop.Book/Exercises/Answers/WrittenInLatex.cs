using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>The commands of LaTeX that an answer may be copied or typed with, written as on paper: <c>\frac{a}{b}</c> is (a)/(b).</summary>
internal static partial class WrittenInLatex
{
    private static readonly Dictionary<string, string> Signs = new()
    {
        ["cdot"] = "·", ["times"] = "·", ["partial"] = "∂", ["sum"] = "Σ", ["prime"] = "′", ["le"] = "≤", ["leq"] = "≤", ["ge"] = "≥", ["geq"] = "≥", ["lt"] = "<", ["gt"] = ">", ["approx"] = "≈",
        ["left"] = "", ["right"] = "", ["quad"] = " ", ["displaystyle"] = "", ["limits"] = "",
    };

    // Letters and functions that are read by their names.
    private static readonly HashSet<string> Names = ["alpha", "delta", "varepsilon", "epsilon", "sigma", "tanh", "exp", "ln", "log", "sin", "cos"];

    /// <summary>The text without the commands that are known; it is what it was where there are none.</summary>
    public static string Read(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        text = Space().Replace(Delimiter().Replace(text, ""), " ");
        text = Command().Replace(text, command => command.Groups[1].Value is var name && Names.Contains(name) ? name : Signs.GetValueOrDefault(name, command.Value));
        text = Primes().Replace(Upright().Replace(text, " $1 "), "$1$2");
        for (var last = ""; last != text;) (last, text) = (text, Fraction().Replace(text, Quotient));
        return Root().Replace(text, "√($1)");
    }

    // A derivative is one name, and no quotient of two.
    private static string Quotient(Match fraction)
    {
        var (above, below) = (fraction.Groups["above"].Value.Trim(), fraction.Groups["below"].Value.Trim());
        return above is ['∂' or 'd', ..] && below is ['∂' or 'd', _, ..] ? $"{above.Replace(" ", "", StringComparison.Ordinal)}/{below.Replace(" ", "", StringComparison.Ordinal)} " : $"(({above})/({below}))";
    }

    [GeneratedRegex(@"\\[()\[\]]", RegexOptions.CultureInvariant)]
    private static partial Regex Delimiter();

    [GeneratedRegex(@"\\[,;:! ]", RegexOptions.CultureInvariant)]
    private static partial Regex Space();

    // Braces may stand inside its braces, of an index or an exponent.
    [GeneratedRegex(@"\\[td]?frac\s*\{(?<above>(?:[^{}]|\{[^{}]*\})*)\}\s*\{(?<below>(?:[^{}]|\{[^{}]*\})*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\\sqrt\s*\{((?:[^{}]|\{[^{}]*\})*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Root();

    [GeneratedRegex(@"\\(?:text|mathrm|operatorname)\s*\{([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Upright();

    [GeneratedRegex(@"\^\s*(?:\{\s*(′+)\s*\}|(′+))", RegexOptions.CultureInvariant)]
    private static partial Regex Primes();

    [GeneratedRegex(@"\\([a-zA-Z]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
