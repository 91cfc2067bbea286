namespace Backprop.Notebooks.Kernel;

/// <summary>The cell cannot be run here, through no fault of its own.</summary>
/// <param name="reason">Why.</param>
/// <param name="stopsNotebook">Whether the cells after it cannot run either.</param>
internal sealed class CellSkippedException(string reason, bool stopsNotebook) : Exception(reason)
{
    public bool StopsNotebook { get; } = stopsNotebook;
}
