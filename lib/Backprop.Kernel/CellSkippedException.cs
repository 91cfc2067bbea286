namespace Backprop.Kernel;

/// <summary>The cell cannot be run here, through no fault of its own.</summary>
/// <param name="reason">Why.</param>
/// <param name="missingPackage">The package that cannot be had, with its version, when that is why: no cell after this one can run then.</param>
internal sealed class CellSkippedException(string reason, string? missingPackage = null) : Exception(reason)
{
    public string? MissingPackage { get; } = missingPackage;
}
