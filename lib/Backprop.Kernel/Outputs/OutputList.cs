using System.Text;

namespace Backprop.Kernel.Outputs;

/// <summary>A cell's outputs as a notebook keeps them: what was printed in a row is one output.</summary>
internal sealed class OutputList
{
    private readonly List<Output> outputs = [];
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
