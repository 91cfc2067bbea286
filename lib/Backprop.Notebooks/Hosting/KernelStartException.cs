namespace Backprop.Notebooks.Hosting;

/// <summary>No kernel process could be started: the machine's fault, and no notebook's.</summary>
internal sealed class KernelStartException(string reason) : Exception($"the kernel process did not start: {reason}");
