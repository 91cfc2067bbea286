using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Site.Book;

/// <summary>
/// The pages for formulas of one's own: <c>try.ipynb</c>, which is nearly empty, and the starts that it links to, in the
/// order in which it links to them.
/// </summary>
internal static partial class Starts
{
    /// <summary>The name of the page that all others lead to.</summary>
    public const string Name = "try";

    /// <summary>The pages in their order.</summary>
    public static IReadOnlyList<Chapter> InOrder(IReadOnlyList<Notebook> notebooks)
    {
        var linked = Linked(notebooks);
        return [.. notebooks.OrderBy(notebook => notebook.Name == Name ? -1 : linked.IndexOf(notebook.Name)).Select(notebook => new Chapter(notebook) { IsOpen = true })];
    }

    /// <summary>What keeps readers from a start.</summary>
    public static IEnumerable<SiteFault> Check(IReadOnlyList<Notebook> notebooks)
    {
        if (notebooks.Count > 0 && notebooks.All(notebook => notebook.Name != Name))
            return [new SiteFault(DisplayPath.Of(Path.GetDirectoryName(notebooks[0].Path)!), $"a folder of starts needs {Name}.ipynb, which links to them")];
        var linked = Linked(notebooks);
        return notebooks.Where(notebook => notebook.Name != Name && !linked.Contains(notebook.Name))
            .Select(notebook => new SiteFault(DisplayPath.Of(notebook.Path), $"no reader finds this start: {Name}.ipynb does not link to it"));
    }

    private static List<string> Linked(IReadOnlyList<Notebook> notebooks) =>
    [
        .. notebooks.Where(notebook => notebook.Name == Name)
            .SelectMany(notebook => notebook.Cells)
            .Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => Link().Matches(cell.Source))
            .Select(link => link.Groups[1].Value),
    ];

    [GeneratedRegex(@"\]\(([^()/#]+)\.ipynb\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
