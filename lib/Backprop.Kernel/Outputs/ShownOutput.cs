namespace Backprop.Kernel.Outputs;

/// <summary>An output as a cell shows it.</summary>
/// <param name="Output">The output.</param>
/// <param name="DisplayId">What an update finds it by; null when it cannot be updated.</param>
/// <param name="IsUpdate">Whether it takes the place of the output with this id, and is no new one.</param>
internal sealed record ShownOutput(Output Output, string? DisplayId = null, bool IsUpdate = false);
