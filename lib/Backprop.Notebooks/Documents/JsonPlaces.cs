using System.Text;
using System.Text.Json;

namespace Backprop.Notebooks.Documents;

/// <summary>Reads the JSON of a notebook once from end to end, and says of the first thing that is wrong with it where it stands.</summary>
internal static class JsonPlaces
{
    private const int Deepest = 512;

    /// <summary>How nodes are to be read once this has let the text pass.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = Deepest };

    /// <summary>The first fault, behind its place: line, column in characters, and cell; null when there is none.</summary>
    public static string? FirstFault(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Deepest });
        var names = new Stack<HashSet<string>>();
        var cells = 0;
        var inCells = false;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        cells += inCells && reader.CurrentDepth == 2 ? 1 : 0;
                        names.Push(new HashSet<string>(StringComparer.Ordinal));
                        break;
                    case JsonTokenType.EndObject:
                        names.Pop();
                        break;
                    case JsonTokenType.EndArray when reader.CurrentDepth == 1:
                        inCells = false;
                        break;
                    case JsonTokenType.PropertyName:
                        var name = reader.GetString()!;
                        if (!names.Peek().Add(name))
                            return $"{Place(bytes, reader.TokenStartIndex, cells, inCells)}: not valid JSON: the property \"{name}\" stands there twice";
                        if (reader.CurrentDepth == 1)
                            inCells = name == "cells";
                        break;
                    case JsonTokenType.String:
                        // Only strings that are put together show whether their characters are whole.
                        if (reader.ValueIsEscaped)
                            _ = reader.GetString();
                        break;
                }
            }

            return null;
        }
        catch (JsonException e)
        {
            // The reader's message ends in its own count from zero; the line and column here count from one.
            var reason = e.Message.Split(" Path: ", 2)[0].Split(" LineNumber: ", 2)[0].TrimEnd('.');
            return $"{Place(bytes, LineStart(bytes, e.LineNumber ?? 0) + (e.BytePositionInLine ?? 0), cells, inCells)}: not valid JSON: {reason}";
        }
        catch (InvalidOperationException)
        {
            return $"{Place(bytes, reader.TokenStartIndex, cells, inCells)}: the string that begins here holds half of a character (a lone surrogate, \\ud800 to \\udfff): take it out, or clear the output that it stands in";
        }
    }

    private static string Place(byte[] bytes, long index, int cells, bool inCells)
    {
        var before = bytes.AsSpan(0, (int)Math.Min(index, bytes.Length));
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return $"line {before.Count((byte)'\n') + 1}, column {column}{(inCells && cells > 0 ? $" (cell {cells})" : "")}";
    }

    private static long LineStart(byte[] bytes, long line)
    {
        var start = 0;
        for (; line > 0 && bytes.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var feed; line--)
            start += feed + 1;
        return start;
    }
}
