namespace Backprop;

/// <summary>A CSV file that cannot be read as it stands. The message names the file, the place, what was found and what was expected.</summary>
internal sealed class CsvException : FormatException
{
    public CsvException(string file, int line, int column, string? name, string found, string expected)
        : base($"{file}, line {line}, column {column}{(name is null ? "" : $" ({name})")}: found {found}, expected {expected}.")
    {
        (File, Line, Column) = (file, line, column);
        (Found, Expected) = (found, expected);
    }

    /// <summary>The file as it was asked for.</summary>
    public string File { get; }

    /// <summary>The line in the file, counted from 1; the header is line 1.</summary>
    public int Line { get; }

    /// <summary>The column of the table, counted from 1.</summary>
    public int Column { get; }

    /// <summary>What stands there.</summary>
    public string Found { get; }

    /// <summary>What should stand there.</summary>
    public string Expected { get; }
}
