using System.Globalization;
using System.Text;

namespace Backprop.Kernel.Outputs;

/// <summary>The console of a cell: what it prints becomes an output.</summary>
internal sealed class PrintedText : TextWriter
{
    private readonly string name;

    /// <param name="name"><c>stdout</c> or <c>stderr</c>.</param>
    public PrintedText(string name)
        : base(CultureInfo.InvariantCulture)
    {
        this.name = name;
        NewLine = "\n";
    }

    /// <summary>
    /// Turns the process's console to the cell's outputs. Called before each cell: one that turns its output elsewhere
    /// must not silence those after it.
    /// </summary>
    public static void TakeConsole()
    {
        Console.SetOut(new PrintedText("stdout"));
        Console.SetError(new PrintedText("stderr"));
        Console.SetIn(TextReader.Null);
    }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => CellOutputs.Current.Print(name, value.ToString());

    public override void Write(string? value) => CellOutputs.Current.Print(name, value ?? "");

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    // One call, so that lines from several threads do not mix.
    public override void WriteLine(string? value) => Write(value + "\n");
}
