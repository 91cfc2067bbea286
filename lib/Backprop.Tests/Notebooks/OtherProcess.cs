using System.Diagnostics;
using System.Globalization;

namespace Backprop.Tests.Notebooks;

/// <summary>What a test waits for in another process.</summary>
internal static class OtherProcess
{
    // Long beyond what anything takes: a test that hangs ends.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Waits until it has happened.</summary>
    public static async Task UntilAsync(Func<bool> hasHappened)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!hasHappened())
            await Task.Delay(20, limit.Token);
    }

    /// <summary>Waits until a process is gone.</summary>
    public static Task UntilGoneAsync(int process) => UntilAsync(() => IsGone(process));

    // The system may take a moment to forget a process that has ended; it never does where nobody asks how it ended.
    private static bool IsGone(int process)
    {
        try
        {
            using var known = Process.GetProcessById(process);
            var state = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat");
            return File.Exists(state) && File.ReadAllText(state).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is ArgumentException or IOException)
        {
            return true;
        }
    }
}
