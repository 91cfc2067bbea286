using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Execution;

/// <summary>A cell tagged <c>raises-exception</c>: by Jupyter's convention its error is an output, and the next cell runs.</summary>
internal static class ExpectedError
{
    private const string Tag = "raises-exception";

    /// <summary>The outcome, with the error as an output where it was to be expected. A kernel that has gone is never expected.</summary>
    public static CellOutcome Of(Cell cell, CellOutcome outcome) =>
        outcome is { Status: CellStatus.Failed, Fault: { Name: not ("Timeout" or "KernelDied") } fault } && IsTagged(cell)
            ? new CellOutcome(CellStatus.Passed, [.. outcome.Outputs, new ErrorOutput(fault.Name, fault.Message, [$"{fault.Name}: {fault.Message}", .. fault.Details])])
            : outcome;

    private static bool IsTagged(Cell cell) =>
        cell.Metadata["tags"] is JsonArray tags && tags.Any(tag => tag is JsonValue value && value.TryGetValue<string>(out var text) && text == Tag);
}
