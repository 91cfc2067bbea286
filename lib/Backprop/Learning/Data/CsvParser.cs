using System.Globalization;
using System.Text;

namespace Backprop;

/// <summary>Cuts CSV text into records as RFC 4180 says: fields between commas, quotes around what holds a comma, a quote or a line end.</summary>
/// <remarks>Lines may end in LF or CRLF, the last one also in nothing. Whatever the RFC leaves open is refused, not guessed.</remarks>
internal sealed class CsvParser(string file, string text)
{
    private int _at;
    private int _line = 1;

    /// <summary>Every record with the lines on which its fields start.</summary>
    public IEnumerable<CsvRecord> Records()
    {
        while (_at < text.Length) yield return Record();
    }

    private CsvRecord Record()
    {
        var fields = new List<CsvField>();
        var start = _line;
        while (true)
        {
            fields.Add(new(Field(fields.Count + 1), _line));
            if (_at == text.Length) break;
            if (text[_at] == ',')
            {
                _at++;
                continue;
            }

            SkipLineEnd();
            break;
        }

        return new(start, fields);
    }

    private string Field(int column)
    {
        if (_at < text.Length && text[_at] == '"') return Quoted(column);
        var end = text.AsSpan(_at).IndexOfAny(",\r\n\"");
        end = end < 0 ? text.Length : _at + end;
        if (end < text.Length && text[end] == '"')
            throw Error(column, $"a quote inside {Shown(text[_at..end])}", "quotes around the whole field, and a quote in it doubled");
        var field = text[_at..end];
        _at = end;
        ExpectEnd(column, field);
        return field;
    }

    private string Quoted(int column)
    {
        var (field, opened) = (new StringBuilder(), _line);
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] == '\n') _line++;
            if (text[_at] != '"')
            {
                field.Append(text[_at]);
            }
            else if (_at + 1 < text.Length && text[_at + 1] == '"')
            {
                field.Append('"');
                _at++;
            }
            else
            {
                _at++;
                ExpectEnd(column, field.ToString());
                return field.ToString();
            }
        }

        _line = opened;
        throw Error(column, "a quote that is never closed", "a second quote at the end of the field");
    }

    private void ExpectEnd(int column, string field)
    {
        if (_at == text.Length || text[_at] is ',' or '\n') return;
        if (text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n') return;
        throw text[_at] == '\r'
            ? Error(column, $"a carriage return alone after {Shown(field)}", "lines that end in LF or CRLF")
            : Error(column, $"'{Shown(text[_at])}' after the closing quote", "a comma or the end of the line");
    }

    private void SkipLineEnd()
    {
        _at += text[_at] == '\r' ? 2 : 1;
        _line++;
    }

    private CsvException Error(int column, string found, string expected) => new(file, _line, column, null, found, expected);

    // Control characters by their code, so that a message stays one line.
    internal static string Shown(string field)
    {
        var start = field.Length <= 40 ? field : field[..40] + "…";
        return $"\"{string.Concat(start.Select(Shown))}\"";
    }

    private static string Shown(char c) => char.IsControl(c) ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}") : c.ToString();
}

/// <summary>One record.</summary>
/// <param name="Line">Where it starts, counted from 1.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record CsvRecord(int Line, IReadOnlyList<CsvField> Fields);

/// <summary>One field.</summary>
/// <param name="Text">What it says, without quotes.</param>
/// <param name="Line">Where it ends, counted from 1.</param>
internal readonly record struct CsvField(string Text, int Line);
