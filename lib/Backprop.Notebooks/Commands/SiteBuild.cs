using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Commands;

/// <summary>Builds the site of the executed notebooks.</summary>
/// <param name="notebooks">The notebooks, in the book's order.</param>
/// <param name="outputFolder">Where the pages go.</param>
/// <param name="notes">What stands above a page's text, by the path of its notebook.</param>
/// <param name="cancel">Stops it; the site that stands there is kept.</param>
/// <returns>The file to open.</returns>
internal delegate string SiteBuild(IReadOnlyList<Notebook> notebooks, string outputFolder, IReadOnlyDictionary<string, string> notes, CancellationToken cancel);
