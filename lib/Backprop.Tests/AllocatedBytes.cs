namespace Backprop.Tests;

/// <summary>How much memory a call takes; unlike its time that does not depend on the machine's load.</summary>
internal static class AllocatedBytes
{
    /// <summary>The bytes that the call has allocated on this thread.</summary>
    public static long Of(Action call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
