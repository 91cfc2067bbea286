namespace Backprop.Notebooks.Site;

/// <summary>What building a site gave.</summary>
/// <param name="Pages">The pages written, by their full paths, the index first; empty when there are faults.</param>
/// <param name="Notices">What the reader should know although the site was built.</param>
/// <param name="Faults">What stood in the way; the folder is then as it was before.</param>
public sealed record SiteResult(
    IReadOnlyList<string> Pages,
    IReadOnlyList<string> Notices,
    IReadOnlyList<SiteFault> Faults)
{
    /// <summary>Whether the site was written.</summary>
    public bool Succeeded => Faults.Count == 0;
}
