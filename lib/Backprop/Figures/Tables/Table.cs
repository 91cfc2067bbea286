using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Results in rows and columns, with a caption: what a reader compares number by number.</summary>
/// <example><code>
/// Table.Of("Published weights", ["targets", "E:F4"], ["0 and 1", 0.34640], ["0.1 and 0.9", 0.02014])
/// // Published weights
/// // targets           E
/// // 0 and 1      0.3464
/// // 0.1 and 0.9  0.0201
/// </code></example>
[TypeFormatterSource(typeof(TableFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed partial record Table : ITable
{
    private Table(string caption, ImmutableArray<string> columns, ImmutableArray<ImmutableArray<TableCell>> rows) =>
        (Caption, Columns, Rows) = (caption, columns, rows);

    /// <summary>What stands above the table.</summary>
    public string Caption { get; }

    /// <summary>The heads of the columns.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The rows, each with a cell for every column.</summary>
    internal ImmutableArray<ImmutableArray<TableCell>> Rows { get; }

    /// <summary>A table of texts and numbers. Numbers are written in the invariant culture, so the same everywhere.</summary>
    /// <param name="caption">What stands above the table.</param>
    /// <param name="columns">A head for each column; directly after a colon the format of its numbers: <c>E:F4</c>, <c>solved:P1</c>. Whole numbers without a format get thousands separators.</param>
    /// <param name="rows">The rows; a cell "–" has no value, and stands where numbers stand.</param>
    /// <exception cref="ArgumentException">A row has not as many cells as there are columns.</exception>
    public static Table Of(string caption, IReadOnlyList<string> columns, params IReadOnlyList<object>[] rows)
    {
        (string Name, string? Format)[] heads = [.. columns.Select(Head)];
        if (rows.FirstOrDefault(row => row.Count != heads.Length) is { } odd)
            throw new ArgumentException($"\"{caption}\" has {heads.Length} columns; found a row of {odd.Count} cells: {string.Join(", ", odd)}.", nameof(rows));
        return new(caption, [.. heads.Select(head => head.Name)], [.. rows.Select(row => row.Select((value, k) => Cell(value, heads[k].Format)).ToImmutableArray())]);
    }

    /// <summary>The same from tuples, one for each row.</summary>
    /// <param name="caption">What stands above the table.</param>
    /// <param name="columns">A head for each column, with the format of its numbers after a colon.</param>
    /// <param name="rows">The rows: tuples with a part for each column.</param>
    /// <exception cref="ArgumentException">A row has not as many parts as there are columns.</exception>
    /// <example><code>
    /// Table.Of("Squares", ["n", "n²", "1/n:F2"], Enumerable.Range(1, 3).Select(n => (n, n * n, 1.0 / n)))
    /// // Squares
    /// // n  n²   1/n
    /// // 1   1  1.00
    /// // 2   4  0.50
    /// // 3   9  0.33
    /// </code></example>
    public static Table Of<TRow>(string caption, IReadOnlyList<string> columns, IEnumerable<TRow> rows)
        where TRow : ITuple =>
        Of(caption, columns, [.. rows.Select(row => (IReadOnlyList<object>)[.. Enumerable.Range(0, row.Length).Select(k => row[k]!)])]);

    IEnumerable<string> ITable.Heads => Columns;

    IEnumerable<IEnumerable<(string Text, bool IsNumber)>> ITable.Cells => Rows.Select(row => row.Select(cell => (cell.Text, cell.IsNumber)));

    /// <summary>The table as plain text: columns side by side, numbers to the right.</summary>
    public override string ToString()
    {
        var widths = Columns.Select((head, k) => Rows.Select(row => row[k].Text.Length).Append(head.Length).Max()).ToList();
        var right = Columns.Select((_, k) => Rows.Any(row => row[k].IsNumber)).ToList();
        return string.Join('\n', [Caption, Line([.. Columns]), .. Rows.Select(row => Line([.. row.Select(cell => cell.Text)]))]);

        string Line(string[] texts) => string.Join("  ", texts.Select((text, k) => right[k] ? text.PadLeft(widths[k]) : text.PadRight(widths[k]))).TrimEnd();
    }

    // E:F4 has a format; 1 : 2 : 4 is a ratio, and a time such as 10:30 has no letter.
    private static (string Name, string? Format) Head(string column)
    {
        var at = column.LastIndexOf(':');
        return at >= 0 && at + 1 < column.Length && char.IsAsciiLetter(column[at + 1]) ? (column[..at], column[(at + 1)..]) : (column, null);
    }

    private static TableCell Cell(object? value, string? format) => value switch
    {
        double.PositiveInfinity => new("∞", true),
        double number => new(NumberText.InFormat(number, format ?? "G4"), true),
        int or long or System.Numerics.BigInteger => new(((IFormattable)value).ToString(format ?? "N0", CultureInfo.InvariantCulture), true),
        NumberText.NoValue => new(NumberText.NoValue, true),
        null => throw new ArgumentException("Found a cell that is null; expected a text or a number."),
        ITuple tuple => throw new ArgumentException($"Found the tuple ({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Convert.ToString(tuple[i], CultureInfo.InvariantCulture)))}) in a cell. Tuples are rows: give them as they are, without [.. ] around them."),
        IFormattable other => new(other.ToString(null, CultureInfo.InvariantCulture), false),
        _ => new(value.ToString() ?? "", false),
    };
}

/// <summary>One cell.</summary>
/// <param name="Text">What it says.</param>
/// <param name="IsNumber">Whether it is set to the right.</param>
internal readonly record struct TableCell(string Text, bool IsNumber);
