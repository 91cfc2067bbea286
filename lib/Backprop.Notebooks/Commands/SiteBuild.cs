using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Book;

namespace Backprop.Notebooks.Commands;

/// <summary>Builds the site of the executed notebooks.</summary>
/// <param name="notebooks">The notebooks, in the book's order.</param>
/// <param name="outputFolder">Where the pages go.</param>
/// <param name="address">Where it will stand on the web; null when nobody has said.</param>
/// <param name="notes">What stands above a page's text, by the path of its notebook.</param>
/// <param name="cancel">Stops it; the site that stands there is kept.</param>
/// <returns>The file to open.</returns>
internal delegate string SiteBuild(IReadOnlyList<Notebook> notebooks, string outputFolder, PublicAddress? address, IReadOnlyDictionary<string, string> notes, CancellationToken cancel);
