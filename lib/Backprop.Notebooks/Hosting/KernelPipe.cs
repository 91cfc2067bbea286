using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Backprop.Notebooks.Hosting;

/// <summary>A kernel process's end of the pipe: cells come in, what they show and how they end goes out.</summary>
internal sealed class KernelPipe : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly NamedPipeClientStream pipe;
    private readonly StreamReader reader;
    private readonly StreamWriter writer;
    private readonly Lock gate = new();

    // Ctrl-C reaches every process of the terminal; the program that started this one decides what it means.
    private readonly PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);

    private KernelPipe(NamedPipeClientStream pipe)
    {
        this.pipe = pipe;
        reader = new StreamReader(pipe);
        writer = new StreamWriter(pipe) { AutoFlush = true };
    }

    /// <summary>Connects to the program that started this process.</summary>
    public static async Task<KernelPipe> ConnectAsync(string name)
    {
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous);
        await pipe.ConnectAsync(StartLimit, CancellationToken.None);
        return new KernelPipe(pipe);
    }

    /// <summary>Says that the kernel is ready, and runs what comes until the other side closes the pipe; then the process ends.</summary>
    /// <param name="run">Runs one cell and tells how it ended.</param>
    public async Task ServeAsync(Func<KernelRequest, Task<KernelMessage>> run)
    {
        Send(new KernelMessage(KernelMessageKind.Ready));
        Task? running = null;
        while (await reader.ReadLineAsync() is { } line)
        {
            if (running is not null)
                await running;
            var request = JsonSerializer.Deserialize<KernelRequest>(line)!;
            // On a thread of its own, so that this loop sees the pipe close even while a cell hangs.
            running = Task.Run(async () => Send(await run(request)));
        }

        Environment.Exit(0);
    }

    public void Send(KernelMessage message)
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

    public void Dispose()
    {
        interrupt.Dispose();
        pipe.Dispose();
    }
}
