using System.Text.Json.Nodes;

namespace Backprop.Kernel.Outputs;

/// <summary>
/// Where everything that a cell shows ends up, in the order in which it was shown: printed text, displays and results.
/// Cells may print from any thread, so every step is under one lock.
/// </summary>
internal sealed class CellOutputs(Action<Output> send)
{
    /// <summary>Printed characters of one cell that are kept.</summary>
    public const int PrintedLimit = 1_000_000;

    /// <summary>Characters in all displays and results of one cell.</summary>
    public const int ShownLimit = 20_000_000;

    private readonly Lock gate = new();
    private string stream = "stdout";
    private string pending = "";
    private int printed;
    private int shown;
    private int? count;

    /// <summary>The outputs of the session in this process; a kernel process has one session.</summary>
    public static CellOutputs Current { get; set; } = new(_ => { });

    /// <summary>Starts the cell with this number.</summary>
    public void Begin(int number)
    {
        lock (gate)
        {
            Flush();
            (printed, shown, count) = (0, 0, number);
        }
    }

    public void Print(string name, string text)
    {
        lock (gate)
        {
            if (text.Length == 0 || printed > PrintedLimit)
                return;
            if (name != stream)
                Flush();
            stream = name;

            var room = PrintedLimit - printed;
            printed += text.Length;
            pending += text.Length <= room ? text : $"{text[..room]}\n… the rest of the output is cut: a cell may print {PrintedLimit} characters\n";

            // Whole lines go out at once, so that what was printed before a crash is there to read.
            if (pending.Contains('\n', StringComparison.Ordinal) || pending.Length > 4096)
                Flush();
        }
    }

    public void Add(JsonObject data) => Add(data, null);

    public void AddResult(JsonObject data) => Add(data, count);

    /// <summary>Sends what is still held back.</summary>
    public void End()
    {
        lock (gate)
            Flush();
    }

    private void Add(JsonObject data, int? executionCount)
    {
        lock (gate)
        {
            Flush();
            shown += data.Sum(entry => entry.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text.Length : entry.Value?.ToJsonString().Length ?? 4);
            if (shown > ShownLimit)
                throw new InvalidOperationException($"The cell shows more than {ShownLimit} characters.");
            send(new DataOutput(data, executionCount, []));
        }
    }

    private void Flush()
    {
        if (pending.Length > 0)
            send(new StreamOutput(stream, pending));
        pending = "";
    }
}
