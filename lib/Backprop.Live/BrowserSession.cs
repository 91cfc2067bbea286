using System.Reflection;
using System.Runtime.InteropServices.JavaScript;
using Backprop.Kernel.Directives;
using Backprop.Kernel.Submissions;

namespace Backprop.Live;

/// <summary>What a session gets in a browser: the libraries that the page has loaded, and nothing from elsewhere.</summary>
/// <param name="compiled">The page's cells, as far as they came compiled.</param>
internal sealed partial class BrowserSession(IReadOnlyList<CompiledPiece> compiled) : ISessionHost
{
    /// <summary>Where relative paths of cells start; the names are those of the book's folders.</summary>
    public const string Home = "/book/notebooks";

    public string Folder => Home;

    public IReadOnlyList<CompiledPiece> Compiled => compiled;

    // The libraries of the compiler are loaded by the first code that came uncompiled.
    public SubmissionCompiler CreateCompiler()
    {
        SayPreparing();
        return Compiler();
    }

    public void HasCompiled() => SayPrepared();

    private static SubmissionCompiler Compiler() => new(new LoadedLibraries(), sources: null);

    [JSImport("preparing", "worker")]
    private static partial void SayPreparing();

    [JSImport("prepared", "worker")]
    private static partial void SayPrepared();

    public Task<IReadOnlyList<ImportedUnit>> ReadImportAsync(string path) =>
        throw new ImportException("a page has no files to import");

    public void AddPackageSource(PackageSourceStep source)
    {
        // Nothing is looked for there: the package itself is refused.
    }

    public Task<IReadOnlyList<Assembly>> AddPackageAsync(PackageStep package) => throw new CellSkippedException(
        $"the package {package.Name} cannot be had in a browser; the notebook runs where the .NET SDK is installed", $"{package.Name} {package.Version}".TrimEnd());
}
