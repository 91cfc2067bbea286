using System.Text.Json.Nodes;

namespace Backprop.Kernel.Outputs;

/// <summary>Text as nbformat stores it: a list of lines, each with its line feed, or one string.</summary>
internal static class MultilineText
{
    /// <summary>The whole text, with single line feeds; null when <paramref name="node"/> is neither a string nor a list of strings.</summary>
    public static string? Read(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => Normalize(text),
        JsonArray lines when lines.All(IsString) => Normalize(string.Concat(lines.Select(line => line!.GetValue<string>()))),
        _ => null,
    };

    /// <summary>The list of lines that Jupyter writes.</summary>
    public static JsonArray Write(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed + 1;
            lines.Add(JsonValue.Create(text[start..end]));
            start = end;
        }

        return lines;
    }

    public static string Normalize(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    private static bool IsString(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out _);
}
