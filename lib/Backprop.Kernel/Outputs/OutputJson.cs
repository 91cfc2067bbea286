using System.Text.Json.Nodes;

namespace Backprop.Kernel.Outputs;

/// <summary>Outputs to and from the JSON of nbformat 4.</summary>
internal static class OutputJson
{
    /// <summary>The output that <paramref name="json"/> describes; null when it describes none.</summary>
    public static Output? Read(JsonObject json) => Text(json["output_type"]) switch
    {
        "stream" when MultilineText.Read(json["text"]) is { } text =>
            new StreamOutput(Text(json["name"]) ?? "stdout", text),
        "display_data" when json["data"] is JsonObject data =>
            new DataOutput(ReadData(data), null, Metadata(json)),
        "execute_result" when json["data"] is JsonObject data =>
            new DataOutput(ReadData(data), Number(json["execution_count"]) ?? 0, Metadata(json)),
        "error" => new ErrorOutput(
            Text(json["ename"]) ?? "",
            Text(json["evalue"]) ?? "",
            json["traceback"] is JsonArray lines ? [.. lines.Select(line => Text(line) ?? "")] : []),
        _ => null,
    };

    public static JsonObject Write(Output output) => output switch
    {
        StreamOutput stream => new JsonObject
        {
            ["output_type"] = "stream",
            ["name"] = stream.Name,
            ["text"] = MultilineText.Write(stream.Text),
        },
        DataOutput { ExecutionCount: { } count } result => new JsonObject
        {
            ["output_type"] = "execute_result",
            ["execution_count"] = count,
            ["data"] = WriteData(result.Data),
            ["metadata"] = result.Metadata.DeepClone(),
        },
        DataOutput display => new JsonObject
        {
            ["output_type"] = "display_data",
            ["data"] = WriteData(display.Data),
            ["metadata"] = display.Metadata.DeepClone(),
        },
        ErrorOutput error => new JsonObject
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(output)),
    };

    /// <summary>Whether content of this type is stored as JSON and not as text.</summary>
    public static bool IsJson(string mimeType) =>
        mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static JsonObject ReadData(JsonObject data)
    {
        var read = new JsonObject();
        foreach (var (mimeType, content) in data)
            read[mimeType] = IsJson(mimeType) ? content?.DeepClone() : MultilineText.Read(content) ?? content?.DeepClone();
        return read;
    }

    // Jupyter splits text into lines, so that a change shows as few changed lines; pictures stay one string.
    private static JsonObject WriteData(JsonObject data)
    {
        var written = new JsonObject();
        foreach (var (mimeType, content) in data)
        {
            var isLines = mimeType.StartsWith("text/", StringComparison.Ordinal)
                || mimeType is "image/svg+xml" or "application/javascript";
            written[mimeType] = isLines && content is JsonValue value && value.TryGetValue<string>(out var text)
                ? MultilineText.Write(text)
                : content?.DeepClone();
        }

        return written;
    }

    private static JsonObject Metadata(JsonObject json) => json["metadata"] is JsonObject found ? found.DeepClone().AsObject() : [];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
