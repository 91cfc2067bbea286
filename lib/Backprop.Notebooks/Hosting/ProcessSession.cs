using System.Reflection;
using Backprop.Kernel.Directives;
using Backprop.Kernel.Submissions;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Hosting.Packages;

namespace Backprop.Notebooks.Hosting;

/// <summary>What the session in a kernel process gets from the machine: files of the notebook's folder, and packages from NuGet.</summary>
/// <param name="folder">The notebook's folder.</param>
/// <param name="packages">Brings in the packages that cells ask for.</param>
internal sealed class ProcessSession(string folder, PackageSession packages) : ISessionHost
{
    public string Folder => folder;

    public IReadOnlyList<CompiledPiece> Compiled => [];

    public SubmissionCompiler CreateCompiler() => new(new CachingReferenceResolver(folder), new NamedSources(folder));

    public void AddPackageSource(PackageSourceStep source) => packages.AddSource(source);

    public Task<IReadOnlyList<Assembly>> AddPackageAsync(PackageStep package) => packages.AddAsync(package);

    public async Task<IReadOnlyList<ImportedUnit>> ReadImportAsync(string path)
    {
        var file = Path.GetFullPath(path, folder);
        if (!File.Exists(file))
            throw new ImportException("there is no such file");

        var language = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".cs" or ".csx" => CellLanguage.CSharp,
            ".md" => "markdown",
            ".html" => "html",
            ".js" => "javascript",
            ".ipynb" => null,
            var extension => throw new ImportException($"{extension} files are not imported; .ipynb, .cs, .csx, .md, .html and .js files are"),
        };
        return language is null
            ? [.. Cells(path, ReadNotebook(file))]
            : [new ImportedUnit(new SourceUnit(path, MultilineText.Normalize(await File.ReadAllTextAsync(file))), language)];
    }

    private static IEnumerable<ImportedUnit> Cells(string path, Notebook notebook)
    {
        var count = 0;
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind != CellKind.Raw))
        {
            yield return cell.Kind == CellKind.Code
                ? new ImportedUnit(new SourceUnit($"{path} cell [{++count}]", cell.Source), CellLanguage.Of(notebook, cell))
                : new ImportedUnit(new SourceUnit($"{path}, the text after cell [{count}]", cell.Source), "markdown");
        }
    }

    private static Notebook ReadNotebook(string file)
    {
        try
        {
            return NotebookReader.Read(file);
        }
        catch (DocumentException e)
        {
            throw new ImportException(e.Message);
        }
    }
}
