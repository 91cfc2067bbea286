using System.Text.Json.Nodes;
using Backprop.Kernel.Directives;

namespace Backprop.Notebooks.Documents;

/// <summary>One notebook: what a <c>.ipynb</c> file of nbformat 4 holds.</summary>
/// <param name="Path">The file's full path.</param>
/// <param name="Cells">The cells, in the order of the page.</param>
/// <param name="Metadata">The notebook's own metadata, kept as found.</param>
public sealed record Notebook(string Path, IReadOnlyList<Cell> Cells, JsonObject Metadata)
{
    /// <summary>What the file held when it was read; null for a notebook that was not read from a file.</summary>
    public FileStamp? Read { get; init; }

    /// <summary>The file's name without its folder and extension: <c>01-one-neuron</c>.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Whether a cell asks for a NuGet package: it can be had where the .NET SDK is, and not in a browser.</summary>
    public bool AsksForPackage => Cells.Any(cell => cell.Kind == CellKind.Code && CellParser.AsksForPackage(cell.Source));
}
