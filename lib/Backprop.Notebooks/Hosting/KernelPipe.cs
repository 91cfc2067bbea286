using System.IO.Pipes;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Backprop.Notebooks.Hosting;

/// <summary>A kernel process's end of the pipe: cells come in, what they show and how they end goes out.</summary>
internal sealed class KernelPipe : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LimitWithoutInput = TimeSpan.FromSeconds(2);

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
        try
        {
            using var limit = new CancellationTokenSource(StartLimit);
            var connected = pipe.ConnectAsync(limit.Token);
            // The program holds this process's input open until it sees them connected: where it closes, they are, or the
            // program has gone.
            if (await Task.WhenAny(connected, InputClosedAsync()) != connected)
                limit.CancelAfter(LimitWithoutInput);
            await connected;
            return new KernelPipe(pipe);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            await pipe.DisposeAsync();
            throw new KernelStartException($"nobody answers on the pipe {name}");
        }
    }

    private static async Task InputClosedAsync()
    {
        var input = Console.OpenStandardInput();
        await Task.Run(() => input.ReadByte());
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
            var request = JsonSerializer.Deserialize<KernelRequest>(line, KernelMessages.Json)!;
            // On a thread of its own, so that this loop sees the pipe close even while a cell hangs.
            running = Task.Run(async () => Send(await AnswerAsync(run, request)));
        }

        Environment.Exit(0);
    }

    // Whatever happens, the program gets an answer: without one it would wait until the cell's time is over.
    internal static async Task<string> AnswerAsync(Func<KernelRequest, Task<KernelMessage>> run, KernelRequest request)
    {
        try
        {
            return Line(await run(request));
        }
        catch (Exception e)
        {
            return Line(new KernelMessage(KernelMessageKind.Failed, Fault: new CellFault("KernelFault", $"the kernel could not tell how the cell ended: {e.GetType().FullName}", null, [])));
        }
    }

    public void Send(KernelMessage message) => Send(Line(message));

    private void Send(string line)
    {
        try
        {
            lock (gate)
                writer.WriteLine(line);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Nobody listens any more: the program has been stopped, and this process ends with it.
        }
    }

    private static string Line(KernelMessage message) => JsonSerializer.Serialize(message, KernelMessages.Json);

    public void Dispose()
    {
        interrupt.Dispose();
        pipe.Dispose();
    }
}
