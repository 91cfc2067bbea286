using System.Globalization;
using System.Text;

namespace Backprop;

/// <summary>A table from a CSV file: a header, and rows that all have as many fields.</summary>
/// <remarks>A file is read as a whole or not at all: any fault throws, and no row of it has been handed out by then.</remarks>
/// <example><code>
/// var table = CsvTable.Parse("xor.csv", "x1,x2,target\n0,0,0\n0,1,1\n1,0,1\n1,1,0");
/// table.Numbers("target").Sum()   // 2
/// </code></example>
public sealed class CsvTable
{
    private readonly IReadOnlyList<CsvRecord> _records;

    private CsvTable(string file, IReadOnlyList<string> columns, IReadOnlyList<CsvRecord> records) =>
        (File, Columns, _records) = (file, columns, records);

    /// <summary>The file as it was asked for.</summary>
    public string File { get; }

    /// <summary>The names of the columns, from the header.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many rows stand below the header.</summary>
    public int RowCount => _records.Count;

    /// <summary>Reads a file in UTF-8, with or without a byte order mark.</summary>
    /// <param name="path">The file; a relative path starts at the current folder, in a notebook that of the notebook.</param>
    /// <exception cref="FileNotFoundException">There is no such file, or it is a folder.</exception>
    /// <exception cref="FormatException">It is not a table.</exception>
    public static CsvTable Read(string path)
    {
        if (Directory.Exists(path)) throw new FileNotFoundException($"{path}: this is a folder; expected a file with a table in it.", path);
        if (!System.IO.File.Exists(path))
            throw new FileNotFoundException($"{path}: no such file; looked for {Path.GetFileName(path)} in {Path.GetDirectoryName(Path.GetFullPath(path))}.", path);
        var bytes = System.IO.File.ReadAllBytes(path);
        try
        {
            return Parse(path, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n');
            throw new CsvException(path, line, 1, null, $"the byte 0x{e.BytesUnknown?.FirstOrDefault():X2}, which is not UTF-8", "text in UTF-8");
        }
    }

    /// <summary>Reads text as if it stood in a file of that name.</summary>
    /// <exception cref="FormatException">It is not a table. The message names the file, the place, what was found and what was expected, here and wherever the table is read.</exception>
    /// <example><code>
    /// string Message() { try { CsvTable.Parse("xor.csv", "x,target\n0,1\n1,NaN").Numbers("target"); return ""; } catch (FormatException e) { return e.Message; } }
    /// Message()   // xor.csv, line 3, column 2 (target): found "NaN", expected a finite number.
    /// </code></example>
    public static CsvTable Parse(string file, string text)
    {
        // A byte order mark is no part of the first name.
        List<CsvRecord> records = [.. new CsvParser(file, text.StartsWith('\uFEFF') ? text[1..] : text).Records()];
        // Blank lines at the end hold nothing; anywhere else they are a fault.
        while (records is [.., { Fields: [{ Text: "" }] }]) records.RemoveAt(records.Count - 1);
        if (records.Count == 0) throw new CsvException(file, 1, 1, null, "an empty file", "a header with the names of the columns");
        var names = new List<string>();
        var taken = new HashSet<string>();
        foreach (var (name, line) in records[0].Fields)
        {
            if (name.Length == 0 || name != name.Trim())
                throw new CsvException(file, line, names.Count + 1, null, CsvParser.Shown(name), "the name of a column, without spaces around it");
            if (!taken.Add(name))
                throw new CsvException(file, line, names.Count + 1, null, $"the name \"{name}\" again", "a name that no other column has");
            names.Add(name);
        }

        foreach (var record in records.Skip(1))
        {
            if (record.Fields.Count == names.Count && !(record.Fields is [{ Text: "" }])) continue;
            var blank = record.Fields is [{ Text: "" }];
            throw new CsvException(file, record.Line, Math.Min(record.Fields.Count, names.Count + 1), null, blank ? "an empty line" : $"{Count(record.Fields.Count)}", $"{Count(names.Count)}, as the header has");
        }

        return new(file, names, records.Slice(1, records.Count - 1));

        static string Count(int fields) => fields == 1 ? "1 field" : $"{fields} fields";
    }

    /// <summary>A column as text, spaces and all.</summary>
    /// <exception cref="FormatException">There is no such column.</exception>
    public IReadOnlyList<string> Texts(string column)
    {
        var at = IndexOf(column);
        return [.. _records.Select(record => record.Fields[at].Text)];
    }

    /// <summary>A column of finite numbers, with a point and perhaps an exponent: 0.5, −14.2, 1e-3. Spaces around them do not count.</summary>
    /// <exception cref="FormatException">There is no such column, or a field is not a finite number.</exception>
    public double[] Numbers(string column)
    {
        var at = IndexOf(column);
        return [.. Enumerable.Range(0, RowCount).Select(row => Number(row, at))];
    }

    /// <summary>A column in which only certain words may stand.</summary>
    /// <exception cref="FormatException">There is no such column, or a field holds another word.</exception>
    /// <example><code>
    /// var people = CsvTable.Parse("people.csv", "name,sex\nAda,female\nAlan,male");
    /// people.Words("sex", "male", "female")   // [ female, male ]
    /// </code></example>
    public IReadOnlyList<string> Words(string column, params string[] allowed)
    {
        var at = IndexOf(column);
        for (var row = 0; row < RowCount; row++)
        {
            if (!allowed.Contains(_records[row].Fields[at].Text)) throw Fault(row, column, $"one of: {string.Join(", ", allowed)}");
        }

        return Texts(column);
    }

    /// <summary>A fault that only the meaning of a column shows, such as a name that no other table knows.</summary>
    /// <param name="row">The row, counted from 0 below the header.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="expected">What should stand there.</param>
    internal CsvException Fault(int row, string column, string expected)
    {
        var at = IndexOf(column);
        var field = _records[row].Fields[at];
        return new(File, field.Line, at + 1, column, CsvParser.Shown(field.Text), expected);
    }

    /// <summary>The file, its columns and how many rows it has.</summary>
    public override string ToString() => $"{File}: {string.Join(", ", Columns)}; {RowCount} rows";

    private double Number(int row, int at)
    {
        const NumberStyles style = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (double.TryParse(_records[row].Fields[at].Text, style, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)) return value;
        throw Fault(row, Columns[at], "a finite number");
    }

    private int IndexOf(string column)
    {
        for (var at = 0; at < Columns.Count; at++)
        {
            if (Columns[at] == column) return at;
        }

        throw new CsvException(File, 1, 1, null, $"the columns {string.Join(", ", Columns)}", $"a column \"{column}\"");
    }
}
