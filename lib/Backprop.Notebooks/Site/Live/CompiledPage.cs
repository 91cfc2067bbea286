using System.Collections.Concurrent;
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

    // A site that is built anew with each change of a notebook has the others compiled.
    private static readonly ConcurrentDictionary<string, (string Source, byte[] Compiled)> Known = new(StringComparer.Ordinal);

    /// <param name="notebook">The notebook.</param>
    /// <param name="published">When the kernel was published that runs it.</param>
    public static byte[] Of(Notebook notebook, DateTime published)
    {
        var path = Path.GetFullPath(notebook.Path);
        List<(SourceUnit Unit, string Language)> cells = [.. Cells(notebook)];
        var source = $"{published.Ticks}\n{string.Join('\n', cells)}";
        if (Known.TryGetValue(path, out var known) && known.Source == source)
            return known.Compiled;
        var folder = Path.GetDirectoryName(path)!;
        var compiled = CompiledPiece.Write(CompiledCells.Of(new ProcessSession(folder, new PackageSession(folder, _ => { })), cells));
        Known[path] = (source, compiled);
        return compiled;
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
