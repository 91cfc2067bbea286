using System.Reflection;
using Backprop.Kernel.Directives;
using Microsoft.CodeAnalysis;

namespace Backprop.Live;

/// <summary>What a session gets in a browser: the libraries that the page has loaded, and nothing from elsewhere.</summary>
internal sealed class BrowserSession : ISessionHost
{
    /// <summary>Where relative paths of cells start; the names are those of the book's folders.</summary>
    public const string Home = "/book/notebooks";

    public string Folder => Home;

    public MetadataReferenceResolver Libraries { get; } = new LoadedLibraries();

    public SourceReferenceResolver? Sources => null;

    public Task<IReadOnlyList<ImportedUnit>> ReadImportAsync(string path) =>
        throw new ImportException("a page has no files to import");

    public void AddPackageSource(PackageSourceStep source)
    {
        // Nothing is looked for there: the package itself is refused.
    }

    public Task<IReadOnlyList<Assembly>> AddPackageAsync(PackageStep package) => throw new CellSkippedException(
        $"the package {package.Name} cannot be had in a browser; the notebook runs where the .NET SDK is installed", $"{package.Name} {package.Version}".TrimEnd());
}
