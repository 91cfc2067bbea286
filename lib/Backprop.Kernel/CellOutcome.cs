using Backprop.Kernel.Outputs;

namespace Backprop.Kernel;

/// <summary>How running a cell ended.</summary>
internal enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Passed,

    /// <summary>It did not compile, threw, took too long, or ended its process.</summary>
    Failed,

    /// <summary>It cannot be run here.</summary>
    Skipped,

    /// <summary>A cell before it stopped the notebook.</summary>
    NotRun,
}

/// <summary>What running a cell gave.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Outputs">What it showed.</param>
/// <param name="Fault">What stopped it, when it failed.</param>
/// <param name="Reason">Why it was skipped, when it was.</param>
/// <param name="MissingPackage">The package that cannot be had, when that is why the cell was skipped; the cells after it cannot run either.</param>
internal sealed record CellOutcome(
    CellStatus Status,
    IReadOnlyList<Output> Outputs,
    CellFault? Fault = null,
    string? Reason = null,
    string? MissingPackage = null);
