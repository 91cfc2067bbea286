namespace Backprop;

/// <summary>Infix text that is not an expression. The message shows the line with a caret under the place.</summary>
public sealed class InfixSyntaxException : FormatException
{
    internal InfixSyntaxException(string text, int column, string found, string expected)
        : base($"Column {column}: found {found}, expected {expected}.{Environment.NewLine}    {text}{Environment.NewLine}    {new string(' ', Math.Max(0, column - 1))}^")
    {
        Column = column;
        Found = found;
        Expected = expected;
    }

    /// <summary>Where the trouble is, counted from 1.</summary>
    public int Column { get; }

    /// <summary>What stands there.</summary>
    public string Found { get; }

    /// <summary>What could have stood there.</summary>
    public string Expected { get; }
}
