using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Commands;

/// <summary>Builds the site of the executed notebooks.</summary>
/// <param name="notebooks">The notebooks, in the book's order.</param>
/// <param name="outputFolder">Where the pages go.</param>
/// <returns>The file to open.</returns>
internal delegate string SiteBuild(IReadOnlyList<Notebook> notebooks, string outputFolder);
