namespace Backprop;

/// <summary>A CSV file that cannot be read as it stands. The message names the file, the place, what was found and what was expected.</summary>
/// <example><code>
/// string Message() { try { CsvTable.Parse("xor.csv", "x,target\n0,1\n1,NaN").Numbers("target"); return ""; } catch (CsvException e) { return e.Message; } }
/// Message()   // xor.csv, line 3, column 2 (target): found "NaN", expected a finite number.
/// </code></example>
public sealed class CsvException : FormatException
{
    internal CsvException(string file, int line, int column, string? name, string found, string expected)
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
