using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Backprop.Notebooks.Documents;

/// <summary>
/// JSON as Jupyter writes it: one space a level, keys sorted, every character itself, a line feed at the end.
/// One thing is otherwise: a list of numbers stays on one line, but in metadata. Figures hold thousands, and a line for each
/// would make a file four times as large and no easier to read.
/// (The writer of System.Text.Json escapes whatever lies beyond the basic plane, so it cannot give these bytes.)
/// </summary>
internal static class CanonicalJson
{
    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node, depth: 0, isMetadata: false);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth, bool isMetadata)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject { Count: 0 }:
                text.Append("{}");
                break;
            case JsonObject properties:
                var separator = "{";
                foreach (var (name, value) in properties.OrderBy(property => property.Key, StringComparer.Ordinal))
                {
                    NewLine(text.Append(separator), depth + 1);
                    WriteString(text, name);
                    Write(text.Append(": "), value, depth + 1, isMetadata || name == "metadata");
                    separator = ",";
                }

                NewLine(text, depth).Append('}');
                break;
            case JsonArray { Count: 0 }:
                text.Append("[]");
                break;
            case JsonArray numbers when !isMetadata && numbers.All(IsNumber):
                text.Append(numbers.ToJsonString());
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    Write(NewLine(text.Append(i == 0 ? '[' : ','), depth + 1), items[i], depth + 1, isMetadata);
                NewLine(text, depth).Append(']');
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                WriteString(text, value.GetValue<string>());
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    // Null is a gap among numbers.
    private static bool IsNumber(JsonNode? item) => item is null || item.GetValueKind() == JsonValueKind.Number;

    private static StringBuilder NewLine(StringBuilder text, int depth) => text.Append('\n').Append(' ', depth);

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => Escape(text, c),
                _ when char.IsSurrogate(c) && !IsHalfOfPair(value, i) => Escape(text, c),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private static StringBuilder Escape(StringBuilder text, char c) =>
        text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");

    private static bool IsHalfOfPair(string value, int i) =>
        char.IsHighSurrogate(value[i])
            ? i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])
            : i > 0 && char.IsHighSurrogate(value[i - 1]);
}
