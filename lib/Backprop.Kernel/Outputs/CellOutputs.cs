using System.Text.Json.Nodes;

namespace Backprop.Kernel.Outputs;

/// <summary>
/// Where everything that a cell shows ends up, in the order in which it was shown: printed text, displays and results.
/// Cells may print from any thread, so every step is under one lock.
/// </summary>
internal sealed class CellOutputs(Action<ShownOutput> send)
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

    /// <summary>Shows a value; <paramref name="displayId"/> is what a later <see cref="Update"/> finds it by.</summary>
    public void Add(JsonObject data, string displayId) => Show(data, output => new ShownOutput(output, displayId));

    /// <summary>Shows another value in the place of one that was shown, by this cell or by an earlier one.</summary>
    public void Update(JsonObject data, string displayId) => Show(data, output => new ShownOutput(output, displayId, IsUpdate: true));

    /// <summary>Shows the cell's result.</summary>
    public void AddResult(JsonObject data) => Show(data, output => new ShownOutput((DataOutput)output with { ExecutionCount = count }));

    /// <summary>Sends what is still held back.</summary>
    public void End()
    {
        lock (gate)
            Flush();
    }

    private void Show(JsonObject data, Func<Output, ShownOutput> shownAs)
    {
        lock (gate)
        {
            Flush();
            shown += data.Sum(entry => entry.Value is JsonValue value && value.TryGetValue<string>(out var text) ? text.Length : entry.Value?.ToJsonString().Length ?? 4);
            if (shown > ShownLimit)
                throw new InvalidOperationException($"The cell shows more than {ShownLimit} characters.");
            send(shownAs(new DataOutput(data, null, [])));
        }
    }

    private void Flush()
    {
        if (pending.Length > 0)
            send(new ShownOutput(new StreamOutput(stream, pending)));
        pending = "";
    }
}
