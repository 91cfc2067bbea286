namespace Backprop.Kernel;

/// <summary>Stops the cell that runs, with a fault to show.</summary>
internal sealed class CellFaultException(CellFault fault) : Exception(fault.Message)
{
    public CellFaultException(string name, string message, int? line = null)
        : this(new CellFault(name, message, line, []))
    {
    }

    public CellFault Fault { get; } = fault;
}
