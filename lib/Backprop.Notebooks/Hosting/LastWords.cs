namespace Backprop.Notebooks.Hosting;

/// <summary>
/// The first line that a process writes to a stream: where it dies, its reason. The stream is read to its end, so that the
/// process never waits for a reader. The end may not come with the process's own: what it has started holds it open.
/// </summary>
internal sealed class LastWords
{
    private readonly TaskCompletionSource<string> firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;

    public LastWords(StreamReader stream) => reading = ReadAsync(stream);

    /// <summary>Whether the stream has come to its end.</summary>
    public bool HaveEnded => reading.IsCompleted;

    /// <summary>The first line; empty when there is none, or none within <paramref name="limit"/>.</summary>
    public async Task<string> WaitAsync(TimeSpan limit)
    {
        using var timer = new CancellationTokenSource(limit);
        try
        {
            return await firstLine.Task.WaitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            return "";
        }
    }

    private async Task ReadAsync(StreamReader stream)
    {
        try
        {
            firstLine.TrySetResult(await stream.ReadLineAsync() ?? "");
            var rest = new char[4096];
            while (await stream.ReadAsync(rest) > 0)
            {
                // Read only to keep the pipe empty.
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process has been let go of.
        }
        finally
        {
            firstLine.TrySetResult("");
        }
    }
}
