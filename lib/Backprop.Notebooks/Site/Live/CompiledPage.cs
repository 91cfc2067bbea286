using System.Globalization;
using Backprop.Kernel;
using Backprop.Kernel.Submissions;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Hosting;
using Backprop.Notebooks.Hosting.Packages;

namespace Backprop.Notebooks.Site.Live;

/// <summary>The cells of a page, compiled with the site: a reader who runs them as they are does not wait for a compiler.</summary>
internal static class CompiledPage
{
    /// <summary>The file in the site.</summary>
    public static string Name(Notebook notebook) => $"{LivePart.Folder}/compiled/{notebook.Name}.bin";

    public static byte[] Of(Notebook notebook) => CompiledPiece.Write(Pieces(notebook));

    internal static IReadOnlyList<CompiledPiece> Pieces(Notebook notebook)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(notebook.Path))!;
        return CompiledCells.Of(new ProcessSession(folder, new PackageSession(folder, _ => { })), Cells(notebook));
    }

    // As the page has them: those without code are not there.
    private static IEnumerable<(SourceUnit Unit, string Language)> Cells(Notebook notebook) => notebook.Cells
        .Where(cell => cell.Kind == CellKind.Code)
        .Select(cell => (Cell: cell, Code: cell.Source.Trim('\n')))
        .Where(cell => cell.Code.Length > 0)
        .Select((cell, i) => (
            new SourceUnit($"cell [{(cell.Cell.ExecutionCount ?? i + 1).ToString(CultureInfo.InvariantCulture)}]", cell.Code),
            CellLanguage.Of(notebook, cell.Cell)));
}
