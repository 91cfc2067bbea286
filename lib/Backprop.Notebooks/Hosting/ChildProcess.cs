using System.ComponentModel;
using System.Diagnostics;

namespace Backprop.Notebooks.Hosting;

/// <summary>How a program that this one has started comes to its end.</summary>
internal static class ChildProcess
{
    // As shells tell it: 128, and the number of SIGINT or SIGTERM.
    private const int Interrupted = 128 + 2, Terminated = 128 + 15;

    private static readonly TimeSpan SignalLimit = TimeSpan.FromSeconds(1);

    /// <summary>Ends it, and what it has started in turn; nothing, when it has ended by itself.</summary>
    public static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself, or is about to; or something that it has started has.
        }
    }

    /// <summary>Asks, when it has ended, whether that was because this program is being stopped.</summary>
    /// <remarks>Ctrl-C in a terminal reaches both at once, and the other may have ended before this one has heard of it.</remarks>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public static void ThrowIfStopped(Process ended, CancellationToken cancel)
    {
        if (ended.ExitCode is Interrupted or Terminated)
            cancel.WaitHandle.WaitOne(SignalLimit);
        cancel.ThrowIfCancellationRequested();
    }
}
