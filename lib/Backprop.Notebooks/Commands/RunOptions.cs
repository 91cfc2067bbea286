using Backprop.Notebooks.Hosting;
using Backprop.Notebooks.Site.Book;

namespace Backprop.Notebooks.Commands;

/// <summary>What <c>run</c> was asked to do.</summary>
/// <param name="Files">The notebooks or folders named; none means the whole book.</param>
/// <param name="Write">Store the outputs in the files.</param>
/// <param name="Check">Compare the outputs with those in the files.</param>
/// <param name="Kernel">What runs the cells.</param>
/// <param name="CellLimit">How long one cell may take.</param>
/// <param name="SiteFolder">Where the site goes; null for no site.</param>
/// <param name="Address">Where the site will stand on the web; null when nobody has said.</param>
/// <param name="Jobs">How many notebooks run at once.</param>
internal sealed record RunOptions(
    IReadOnlyCollection<string> Files,
    bool Write,
    bool Check,
    KernelProgram Kernel,
    TimeSpan CellLimit,
    string? SiteFolder,
    PublicAddress? Address,
    int Jobs);
