using System.Reflection;
using Backprop.Kernel.Directives;
using Backprop.Kernel.Submissions;

namespace Backprop.Kernel;

/// <summary>What a session asks of the place that it runs in: files, libraries and packages.</summary>
internal interface ISessionHost
{
    /// <summary>The notebook's folder, where relative paths start.</summary>
    string Folder { get; }

    /// <summary>The pieces of the notebook that came compiled; empty when none did.</summary>
    IReadOnlyList<CompiledPiece> Compiled { get; }

    /// <summary>A compiler for the session's code. Nothing else here names types of the compiler: a browser loads it when it is asked for.</summary>
    SubmissionCompiler CreateCompiler();

    /// <summary>Told when the compiler has done what it was asked for.</summary>
    void HasCompiled()
    {
        // Where a compiler is always at hand nobody waits for it.
    }

    /// <summary>Reads the file that <c>#!import</c> names.</summary>
    /// <returns>The pieces to run, in order.</returns>
    /// <exception cref="ImportException">There is no such file, or it is none that can be imported.</exception>
    Task<IReadOnlyList<ImportedUnit>> ReadImportAsync(string path);

    /// <summary>Adds an address or folder to look for packages in.</summary>
    /// <exception cref="CellFaultException">There is no such folder.</exception>
    void AddPackageSource(PackageSourceStep source);

    /// <summary>Brings in a package with all that it needs.</summary>
    /// <returns>The assemblies to reference.</returns>
    /// <exception cref="CellFaultException">The package was brought in already, in another version, or does not fit.</exception>
    /// <exception cref="CellSkippedException">The package cannot be had.</exception>
    Task<IReadOnlyList<Assembly>> AddPackageAsync(PackageStep package);
}
