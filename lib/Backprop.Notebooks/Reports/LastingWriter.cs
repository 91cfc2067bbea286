using System.Text;

namespace Backprop.Notebooks.Reports;

/// <summary>A terminal or a file that may be full or gone: what cannot be said is lost, and the work goes on.</summary>
internal sealed class LastingWriter(TextWriter inner) : TextWriter
{
    /// <summary>Whether something was lost.</summary>
    public bool HasLost { get; private set; }

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Attempt(() => inner.Write(value));

    public override void Write(string? value) => Attempt(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Attempt(() => inner.Write(buffer, index, count));

    public override void WriteLine(string? value) => Attempt(() => inner.WriteLine(value));

    public override void Flush() => Attempt(inner.Flush);

    private void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            HasLost = true;
        }
    }
}
