using Backprop.Notebooks.Prose;

namespace Backprop.Notebooks.Execution;

/// <summary>A value in a text, and what it is in this run.</summary>
/// <param name="Cell">The place of the Markdown cell among all cells, from 1.</param>
/// <param name="Above">The number beside the code cell above it; 0 when there is none.</param>
/// <param name="Value">The reference and the text that the file holds.</param>
/// <param name="Text">The text of this run; null when there is none, and the file's text stands.</param>
/// <param name="Problem">Why there is none; null when the value was not asked for, or has a text.</param>
internal sealed record ProseValueRun(int Cell, int Above, ProseValue Value, string? Text = null, string? Problem = null)
{
    /// <summary>Whether this run gives another text than the file holds.</summary>
    public bool Differs => Text is not null && Text != Value.Text;

    /// <summary>Where the value stands, for messages.</summary>
    public string Place => $"cell {Cell} (the text {(Above == 0 ? "before [1]" : $"below [{Above}]")}), line {Value.Line}";
}
