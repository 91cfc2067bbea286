using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text.Json;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Hosting;

/// <summary>
/// A kernel in a process of its own: it can be stopped when a cell hangs, and a cell that ends or crashes its process
/// takes nothing else along.
/// </summary>
internal sealed class KernelProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    // A process that ends closes the pipe in the same moment; one that has closed it and lives on will never answer.
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(5);

    // What a process wrote before it died lies in the pipe already.
    private static readonly TimeSpan LastWordsLimit = TimeSpan.FromSeconds(1);

    private readonly Process process;
    private readonly NamedPipeServerStream pipe;
    private readonly StreamReader reader;
    private readonly StreamWriter writer;
    private readonly LastWords lastWords;

    // Of all cells so far: a later one may update what an earlier one has shown.
    private readonly List<OutputList> shown = [];

    private KernelProcess(Process process, NamedPipeServerStream pipe)
    {
        this.process = process;
        this.pipe = pipe;
        reader = new StreamReader(pipe);
        writer = new StreamWriter(pipe);
        lastWords = new LastWords(process.StandardError);
        _ = new LastWords(process.StandardOutput);
    }

    /// <summary>Starts a kernel whose current folder is <paramref name="folder"/>.</summary>
    /// <param name="program">Which kernel.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="cancel">Stops the start.</param>
    /// <exception cref="KernelStartException">No kernel could be started.</exception>
    public static async Task<KernelProcess> StartAsync(KernelProgram program, string folder, CancellationToken cancel)
    {
        var name = PipeName();
        var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["exec", .. program.Command, name])
            start.ArgumentList.Add(argument);
        foreach (var (variable, value) in program.Environment)
            start.Environment[variable] = value;
        var kernel = new KernelProcess(Process.Start(start)!, pipe);

        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(StartLimit);
            // A process that dies on the way never connects.
            var exited = kernel.process.WaitForExitAsync(limit.Token);
            if (await Task.WhenAny(pipe.WaitForConnectionAsync(limit.Token), exited) == exited)
                throw new KernelStartException(await kernel.lastWords.WaitAsync(LastWordsLimit));
            kernel.HasConnected(name);
            if (await kernel.ReadAsync(limit.Token) is not { Kind: KernelMessageKind.Ready })
                throw new KernelStartException(await kernel.lastWords.WaitAsync(LastWordsLimit));
            return kernel;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            await kernel.DisposeAsync();
            throw new KernelStartException($"no answer within {StartLimit.TotalMinutes} minutes");
        }
        catch
        {
            await kernel.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one cell; a cell that takes longer than <paramref name="limit"/> ends the kernel.</summary>
    public async Task<CellOutcome> RunAsync(KernelRequest request, TimeSpan limit, CancellationToken cancel)
    {
        var outputs = new OutputList();
        shown.Add(outputs);
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var end = "gave up its connection and lived on";
        try
        {
            var spent = Stopwatch.StartNew();
            timer.CancelAfter(limit);
            await writer.WriteLineAsync(JsonSerializer.Serialize(request, KernelMessages.Json).AsMemory(), timer.Token);
            await writer.FlushAsync(timer.Token);
            while (await ReadAsync(timer.Token) is { } message)
            {
                switch (message.Kind)
                {
                    case KernelMessageKind.Output when message.Output is { } json && OutputJson.Read(json) is { } output:
                        outputs.Add(output, message.DisplayId);
                        break;
                    case KernelMessageKind.Update when message is { Output: { } json, DisplayId: { } id } && OutputJson.Read(json) is DataOutput update:
                        // .NET Interactive gives the first update of a display an id of its own: that one is a new output.
                        if (!shown.Any(cell => cell.TryUpdate(id, update)))
                            outputs.Add(update, id);
                        break;
                    case KernelMessageKind.Restoring:
                        spent.Stop();
                        timer.CancelAfter(Timeout.InfiniteTimeSpan);
                        break;
                    case KernelMessageKind.Restored:
                        spent.Start();
                        timer.CancelAfter(limit > spent.Elapsed ? limit - spent.Elapsed : TimeSpan.Zero);
                        break;
                    case KernelMessageKind.Passed:
                        return new CellOutcome(CellStatus.Passed, outputs.ToList());
                    case KernelMessageKind.Failed:
                        return new CellOutcome(CellStatus.Failed, outputs.ToList(), message.Fault);
                    case KernelMessageKind.Skipped:
                        return new CellOutcome(CellStatus.Skipped, outputs.ToList(), Reason: message.Text, MissingPackage: message.MissingPackage);
                }
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            var seconds = limit.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Dead(outputs, "Timeout", $"stopped: the cell took longer than {seconds} s (see --timeout)");
        }
        catch (IOException)
        {
            // The pipe broke: the process is gone, which is told below.
        }
        catch (JsonException)
        {
            // It died within a message; or it lives.
            end = "sent what cannot be read";
        }

        if (!await HasEndedAsync(cancel))
            return Dead(outputs, "KernelDied", $"the kernel process {end}; it was ended");
        var words = await lastWords.WaitAsync(LastWordsLimit);
        var survivor = lastWords.HaveEnded ? "" : "; a process that it started lives on";
        return Dead(outputs, "KernelDied", $"the kernel process died with exit code {process.ExitCode}{(words.Length > 0 ? $": {words}" : "")}{survivor}");
    }

    public async ValueTask DisposeAsync()
    {
        ChildProcess.End(process);
        await process.WaitForExitAsync();
        process.Dispose();
        await pipe.DisposeAsync();
    }

    private async Task<bool> HasEndedAsync(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(EndLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            ChildProcess.End(process);
            return false;
        }
    }

    private static CellOutcome Dead(OutputList outputs, string name, string message) =>
        new(CellStatus.Failed, outputs.ToList(), new CellFault(name, message, null, []));

    private async Task<KernelMessage?> ReadAsync(CancellationToken cancel) =>
        await reader.ReadLineAsync(cancel) is { } line ? JsonSerializer.Deserialize<KernelMessage>(line, KernelMessages.Json) : null;

    // Elsewhere than on Windows a pipe is a file, which has a path of its own here so that it can be removed.
    private static string PipeName()
    {
        var name = $"backprop-{Guid.NewGuid():N}";
        return OperatingSystem.IsWindows() ? name : Path.Combine(Path.GetTempPath(), name);
    }

    // From here on the pipe itself tells each side that the other has gone: neither the file nor the open input is needed,
    // and cells are to find their input empty.
    private void HasConnected(string pipeName)
    {
        process.StandardInput.Close();
        if (!OperatingSystem.IsWindows())
            File.Delete(pipeName);
    }
}
