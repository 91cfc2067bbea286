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

    /// <summary>The number that a run, or what it has started, writes into a file; fails with what the run said when it ends before.</summary>
    public static async Task<int> NumberAsync(string file, Process run)
    {
        await UntilAsync(() => IsWritten(file) || run.HasExited);
        if (!IsWritten(file))
        {
            var end = await CommandLine.EndAsync(run);
            Assert.Fail($"It ended before it got there: {end.Output}{end.Errors}");
        }

        return int.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
    }

    /// <summary>Sends a signal to a process that was started as the first of its group.</summary>
    /// <remarks>A terminal sends Ctrl-C to the program and to all that it has started; who ends a program by TERM sends it to that alone.</remarks>
    public static async Task SendAsync(string signal, Process process)
    {
        var number = process.Id.ToString(CultureInfo.InvariantCulture);
        using var kill = Process.Start("kill", [$"-{signal}", "--", signal == "INT" && CommandLine.HasGroups ? $"-{number}" : number]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until a process is gone.</summary>
    public static Task UntilGoneAsync(int process) => UntilAsync(() => IsGone(process));

    private static bool IsWritten(string file) => new FileInfo(file) is { Exists: true, Length: > 0 };

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
