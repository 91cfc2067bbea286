namespace Backprop.Notebooks.Site;

/// <summary>One reason why a site was not built.</summary>
/// <param name="Place">Where it was found: a notebook, a cell of it, or a folder.</param>
/// <param name="Message">What was found and what was expected.</param>
public sealed record SiteFault(string Place, string Message)
{
    /// <summary>The fault as one line for the reader.</summary>
    public override string ToString() => $"{Place}: {Message}";
}
