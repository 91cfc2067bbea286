using System.Text.Json.Nodes;

namespace Backprop.Notebooks.Documents;

/// <summary>What a cell is for.</summary>
public enum CellKind
{
    /// <summary>Text, in Markdown.</summary>
    Markdown,

    /// <summary>Code, in C# unless a magic command says otherwise.</summary>
    Code,

    /// <summary>Text that no one interprets.</summary>
    Raw,
}

/// <summary>One cell of a notebook.</summary>
/// <param name="Kind">Markdown, code or raw text.</param>
/// <param name="Id">The cell's id (nbformat 4.5): 1 to 64 letters, digits, <c>-</c> and <c>_</c>, unique in its notebook.</param>
/// <param name="Source">The whole text of the cell; lines end in a single line feed.</param>
/// <param name="Outputs">What running the cell gave; empty unless it is a code cell.</param>
/// <param name="ExecutionCount">The number in <c>[ ]:</c>, or null when the cell has not run.</param>
/// <param name="Metadata">The cell's metadata, kept as found.</param>
public sealed record Cell(
    CellKind Kind,
    string Id,
    string Source,
    IReadOnlyList<Output> Outputs,
    int? ExecutionCount,
    JsonObject Metadata)
{
    /// <summary>Files pasted into a Markdown cell, kept as found; null when there are none.</summary>
    public JsonObject? Attachments { get; init; }
}
