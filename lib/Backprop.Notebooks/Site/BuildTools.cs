namespace Backprop.Notebooks.Site;

/// <summary>What npm has brought in for the pages.</summary>
/// <param name="HasKatex">Whether the formulas are set; else the pages ask the public copy of KaTeX to set them.</param>
/// <param name="HasSearch">Whether the pages can be searched.</param>
internal sealed record BuildTools(bool HasKatex, bool HasSearch)
{
    /// <summary>The script that searches.</summary>
    public static string SearchFile => Path.Combine(AppContext.BaseDirectory, "minisearch", "minisearch.js");
}
