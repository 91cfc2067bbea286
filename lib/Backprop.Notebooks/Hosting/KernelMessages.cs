using System.Text.Json;
using System.Text.Json.Nodes;

namespace Backprop.Notebooks.Hosting;

/// <summary>How messages are written: outputs may be as deep as notebook files.</summary>
internal static class KernelMessages
{
    public static JsonSerializerOptions Json { get; } = new() { MaxDepth = 600 };
}

/// <summary>What the program asks of a kernel process: one cell.</summary>
internal sealed record KernelRequest(int Number, string Language, string Code);

/// <summary>What a kernel process answers; one line of JSON each.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Output">With <see cref="KernelMessageKind.Output"/> and <see cref="KernelMessageKind.Update"/>: the output, as nbformat stores it.</param>
/// <param name="Fault">With <see cref="KernelMessageKind.Failed"/>: why.</param>
/// <param name="Text">With <see cref="KernelMessageKind.Skipped"/>: why; with <see cref="KernelMessageKind.Restoring"/>: the package.</param>
/// <param name="MissingPackage">With <see cref="KernelMessageKind.Skipped"/>: the package that cannot be had, when that is why.</param>
/// <param name="DisplayId">With an output: what an update finds it by.</param>
internal sealed record KernelMessage(
    KernelMessageKind Kind,
    JsonObject? Output = null,
    CellFault? Fault = null,
    string? Text = null,
    string? MissingPackage = null,
    string? DisplayId = null);

/// <summary>What can happen in a kernel process.</summary>
internal enum KernelMessageKind
{
    /// <summary>The kernel has started and waits for cells.</summary>
    Ready,

    /// <summary>The cell shows something.</summary>
    Output,

    /// <summary>An output that the notebook has already shows something else.</summary>
    Update,

    /// <summary>A package is being fetched; the cell's time stands still meanwhile.</summary>
    Restoring,

    /// <summary>The package is there.</summary>
    Restored,

    /// <summary>The cell has run.</summary>
    Passed,

    /// <summary>The cell has failed.</summary>
    Failed,

    /// <summary>The cell cannot be run here.</summary>
    Skipped,
}
