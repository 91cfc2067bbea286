using System.Text.RegularExpressions;
using Backprop.Notebooks.Site.Book;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Notations;

/// <summary>The table of symbols as the pages read it, to tell what a symbol is that a reader points at.</summary>
internal static partial class SymbolData
{
    /// <summary>The file's name in the site.</summary>
    public const string File = "assets/symbol-table.js";

    private static readonly Dictionary<string, string> Greek = new(StringComparer.Ordinal) { [@"\delta"] = "δ", [@"\sigma"] = "σ", [@"\varepsilon"] = "ε", [@"\alpha"] = "α", [@"\eta"] = "η", [@"\mu"] = "μ" };

    /// <summary>The script that holds it.</summary>
    public static byte[] Script(NotationGuide guide, IReadOnlyList<PageDraft> pages) => DataScript.Of("backpropSymbols", guide.Symbols.Select(entry => Entry(entry, pages)));

    private static object Entry(SymbolEntry entry, IReadOnlyList<PageDraft> pages)
    {
        var link = Link().Match(entry.Introduced);
        var page = pages.FirstOrDefault(one => one.Chapter.Download == link.Groups["file"].Value);
        return new
        {
            entry.Meaning,
            entry.Shape,
            Place = link.Groups["words"].Value,
            Href = $"{page?.Chapter.Link}#{link.Groups["id"].Value}",
            Names = entry.Names.Select(Parts),
        };
    }

    // The letter, what is below it and what is above, as a page shows them.
    private static string[] Parts(string name) => FormulaSymbol.Read(name) is { } symbol
        ? [Shown(symbol.Letter), string.Concat(symbol.Indices), symbol.Layer is null ? "" : $"({symbol.Layer.Replace('-', '−')})"]
        : [Shown(name), "", ""];

    private static string Shown(string letter) => Greek.GetValueOrDefault(letter, letter);

    [GeneratedRegex(@"^\[(?<words>[^\]]*)\]\((?<file>[^#)]*)#(?<id>[^)]*)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
