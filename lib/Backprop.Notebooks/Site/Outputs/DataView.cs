using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Book;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>A value on its way to the page.</summary>
/// <param name="Page">The page that shows it.</param>
/// <param name="Cell">The cell that gave it.</param>
/// <param name="Output">The value in all its forms.</param>
/// <param name="Place">How messages name the cell.</param>
internal sealed record DataView(PageDraft Page, Cell Cell, DataOutput Output, string Place)
{
    /// <summary>The value as text of this type, or null when it has no such form.</summary>
    public string? Text(string mimeType) =>
        Output.Data[mimeType] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
