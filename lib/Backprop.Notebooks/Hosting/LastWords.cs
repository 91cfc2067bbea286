namespace Backprop.Notebooks.Hosting;

/// <summary>
/// The first lines that a process writes to a stream: where it dies, its reason. The stream is read to its end, so that the
/// process never waits for a reader. The end may not come with the process's own: what it has started holds it open.
/// </summary>
internal sealed class LastWords
{
    // A reason of several lines; what follows is the way there.
    private const int Most = 3;

    private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> lines = [];
    private readonly Task reading;

    public LastWords(StreamReader stream) => reading = ReadAsync(stream);

    /// <summary>Whether the stream has come to its end.</summary>
    public bool HaveEnded => reading.IsCompleted;

    /// <summary>The lines up to the first place in the code that is named, as one; empty when there are none within <paramref name="limit"/>.</summary>
    public async Task<string> WaitAsync(TimeSpan limit)
    {
        using var timer = new CancellationTokenSource(limit);
        try
        {
            await complete.Task.WaitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            // What has come so far is said.
        }

        lock (lines)
            return string.Join(' ', lines);
    }

    private async Task ReadAsync(StreamReader stream)
    {
        try
        {
            while (await stream.ReadLineAsync() is { } line && !line.StartsWith("   at ", StringComparison.Ordinal))
            {
                lock (lines)
                {
                    if (line.Trim() is { Length: > 0 } words)
                        lines.Add(words);
                    if (lines.Count == Most)
                        break;
                }
            }

            complete.TrySetResult();
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
            complete.TrySetResult();
        }
    }
}
