using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text.Json;
using Backprop.Notebooks.Hosting.Packages;

namespace Backprop.Notebooks.Hosting;

/// <summary>The inside of a kernel process: takes cells from a pipe, runs them, and answers on the same pipe.</summary>
internal sealed class KernelHost : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly NamedPipeClientStream pipe;
    private readonly StreamReader reader;
    private readonly StreamWriter writer;
    private readonly Lock gate = new();

    private KernelHost(NamedPipeClientStream pipe)
    {
        this.pipe = pipe;
        reader = new StreamReader(pipe);
        writer = new StreamWriter(pipe) { AutoFlush = true };
    }

    /// <summary>Serves until the other side closes the pipe.</summary>
    public static async Task RunAsync(string pipeName)
    {
        // Ctrl-C reaches every process of the terminal; the program that started this one decides what it means.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous);
        await pipe.ConnectAsync(StartLimit, CancellationToken.None);
        using var host = new KernelHost(pipe);
        await host.ServeAsync();
    }

    public void Dispose() => pipe.Dispose();

    private async Task ServeAsync()
    {
        var folder = Directory.GetCurrentDirectory();
        // Pages of the site bring the script that draws figures, so that no output needs to.
        AppContext.SetSwitch("Backprop.Figures.PageHasScript", true);
        CellOutputs.Current = new CellOutputs(output => Send(new KernelEvent(KernelEventKind.Output, OutputJson.Write(output))));
        Console.SetOut(new PrintedText("stdout"));
        Console.SetError(new PrintedText("stderr"));
        Console.SetIn(TextReader.Null);
        // A cell may call Environment.Exit: what it printed before is still its output.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => CellOutputs.Current.End();

        var packages = new PackageSession(folder, name => Send(new KernelEvent(name is null ? KernelEventKind.Restored : KernelEventKind.Restoring, Text: name)));
        var runner = new CellRunner(new ProcessSession(folder, packages));
        await runner.StartAsync();
        Send(new KernelEvent(KernelEventKind.Ready));

        Task<KernelEvent>? running = null;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (running is not null)
                await running;
            var request = JsonSerializer.Deserialize<KernelRequest>(line)!;
            // On a thread of its own, so that this loop sees the pipe close even while a cell hangs.
            running = Task.Run(async () =>
            {
                var outcome = await RunAsync(runner, request);
                Send(outcome);
                return outcome;
            });
        }

        Environment.Exit(0);
    }

    private static async Task<KernelEvent> RunAsync(CellRunner runner, KernelRequest request)
    {
        try
        {
            await runner.RunAsync(request.Number, request.Language, request.Code);
            return new KernelEvent(KernelEventKind.Passed);
        }
        catch (CellFaultException e)
        {
            return new KernelEvent(KernelEventKind.Failed, Fault: e.Fault);
        }
        catch (CellSkippedException e)
        {
            return new KernelEvent(KernelEventKind.Skipped, Text: e.Message, MissingPackage: e.MissingPackage);
        }
    }

    private void Send(KernelEvent message)
    {
        try
        {
            lock (gate)
                writer.WriteLine(JsonSerializer.Serialize(message));
        }
        catch (IOException)
        {
            // Nobody listens any more: the program has been stopped, and this process ends with it.
        }
    }
}
