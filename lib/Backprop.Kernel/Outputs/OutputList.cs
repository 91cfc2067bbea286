using System.Text;

namespace Backprop.Kernel.Outputs;

/// <summary>A cell's outputs as a notebook keeps them: what was printed in a row is one output.</summary>
internal sealed class OutputList
{
    private readonly List<Output> outputs = [];
    private readonly Dictionary<string, int> displays = new(StringComparer.Ordinal);
    private readonly StringBuilder text = new();
    private string? stream;

    public void Add(Output output)
    {
        if (output is StreamOutput printed)
        {
            if (printed.Name != stream)
                EndStream();
            stream = printed.Name;
            text.Append(printed.Text);
        }
        else
        {
            EndStream();
            outputs.Add(output);
        }
    }

    /// <summary>Adds an output that an update finds by its id.</summary>
    public void Add(Output output, string? displayId)
    {
        Add(output);
        if (displayId is not null)
            displays[displayId] = outputs.Count - 1;
    }

    /// <summary>Puts another value in the place of the one with this id; false when there is none. It stays what it was, a display or the cell's result.</summary>
    public bool TryUpdate(string displayId, DataOutput update)
    {
        if (!displays.TryGetValue(displayId, out var place) || outputs[place] is not DataOutput shown)
            return false;
        outputs[place] = update with { ExecutionCount = shown.ExecutionCount };
        return true;
    }

    /// <summary>The outputs; a later update shows in the list.</summary>
    public IReadOnlyList<Output> ToList()
    {
        EndStream();
        return outputs;
    }

    private void EndStream()
    {
        if (stream is not null)
            outputs.Add(new StreamOutput(stream, text.ToString()));
        stream = null;
        text.Clear();
    }
}
