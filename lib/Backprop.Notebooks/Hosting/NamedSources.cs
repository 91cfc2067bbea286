using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Backprop.Notebooks.Hosting;

/// <summary>
/// Finds the files that <c>#load</c> names. A cell has a name and no path: put together with the folder, as the compiler
/// does it by itself, the name would show the machine's paths to a cell that asks for its file.
/// </summary>
/// <param name="folder">The notebook's folder.</param>
internal sealed class NamedSources(string folder) : SourceFileResolver(ImmutableArray<string>.Empty, folder)
{
    public override string? NormalizePath(string path, string? baseFilePath) =>
        baseFilePath is null ? path : base.NormalizePath(path, baseFilePath);
}
