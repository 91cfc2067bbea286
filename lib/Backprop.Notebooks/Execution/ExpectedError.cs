using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Execution;

/// <summary>A cell tagged <c>raises-exception</c>: by Jupyter's convention its error is an output, and the next cell runs.</summary>
internal static class ExpectedError
{
    private const string Tag = "raises-exception";

    /// <summary>The outcome, with the error as an output where it was to be expected. A kernel that has gone is never expected.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="folder">The notebook's folder: a message that names a file there is stored without it, and so the same on every machine.</param>
    public static CellOutcome Of(Cell cell, CellOutcome outcome, string folder)
    {
        if (outcome is not { Status: CellStatus.Failed, Fault: { Name: not ("Timeout" or "KernelDied") } fault } || !IsTagged(cell))
            return outcome;
        var message = Stored(fault.Message);
        return new CellOutcome(CellStatus.Passed, [.. outcome.Outputs, new ErrorOutput(fault.Name, message, [$"{fault.Name}: {message}", .. fault.Details.Select(Stored)])]);

        string Stored(string text) => text.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    private static bool IsTagged(Cell cell) =>
        cell.Metadata["tags"] is JsonArray tags && tags.Any(tag => tag is JsonValue value && value.TryGetValue<string>(out var text) && text == Tag);
}
