using System.Text;
using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Pictures;

namespace Backprop.Notebooks.Checking;

/// <summary>An output as text for people: a heading line, then the content.</summary>
internal static class OutputText
{
    public static string Of(Output output) => output switch
    {
        StreamOutput stream => $"── {stream.Name}\n{WithLineFeed(stream.Text)}",
        DataOutput data => OfData(data),
        ErrorOutput error => $"── error {error.Name}\n{WithLineFeed(error.Message)}",
        _ => throw new ArgumentOutOfRangeException(nameof(output)),
    };

    /// <summary>Whether all that an output shows is how long its cell took.</summary>
    public static bool IsElapsedTime(DataOutput output) => output.Data.All(entry => entry.Value is JsonValue value && value.TryGetValue<string>(out var text) && ElapsedTime.IsText(text));

    private static string OfData(DataOutput output)
    {
        var kind = output.ExecutionCount is null ? "display" : "result";
        var text = new StringBuilder();
        foreach (var (mimeType, content) in output.Data.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append("── ").Append(kind).Append(' ').Append(mimeType).Append('\n').Append(WithLineFeed(IsPictureOfFigure(output, mimeType) ? "(a picture of the figure)" : Content(content)));
        return text.ToString();
    }

    // What it shows is compared as the figure's data.
    private static bool IsPictureOfFigure(DataOutput output, string mimeType) => mimeType == FigureData.Picture && FigureData.IsFigure(output);

    private static string Content(JsonNode? content)
    {
        if (content is not JsonValue value || !value.TryGetValue<string>(out var text))
            return content is null ? "null" : CanonicalJson.Write(content);
        return ElapsedTime.IsText(text) ? "Wall time: (differs from run to run)" : text;
    }

    private static string WithLineFeed(string text) => text.EndsWith('\n') ? text : text + "\n";
}
