namespace Backprop.Notebooks.Site;

/// <summary>What there is for the pages besides the program.</summary>
/// <param name="HasKatex">Whether the formulas are set; else the pages ask the public copy of KaTeX to set them.</param>
/// <param name="HasSearch">Whether the pages can be searched.</param>
/// <param name="IsLive">Whether cells run in the pages.</param>
/// <param name="HasStarts">Whether there are pages for formulas of one's own.</param>
internal sealed record BuildTools(bool HasKatex, bool HasSearch, bool IsLive, bool HasStarts)
{
    /// <summary>The script that searches.</summary>
    public static string SearchFile => Path.Combine(AppContext.BaseDirectory, "minisearch", "minisearch.js");
}
