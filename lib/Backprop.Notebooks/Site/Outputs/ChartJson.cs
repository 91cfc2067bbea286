using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>
/// A chart as its page holds it: every number as long as can be seen, and a table of numbers that two traces show (a
/// surface and the contour lines below it) only once.
/// </summary>
internal static class ChartJson
{
    // A chart has less than a thousand dots from side to side.
    private const int Digits = 5;

    /// <summary>The kinds of traces in the chart.</summary>
    public static IEnumerable<string> Traces(JsonObject chart) =>
        ((JsonArray)chart["data"]!).Select(trace => trace?["type"]?.ToString() ?? "scatter");

    public static string Write(JsonObject chart)
    {
        var shown = chart.DeepClone().AsObject();
        var traces = (JsonArray)shown["data"]!;
        for (var i = 1; i < traces.Count; i++)
        {
            if (traces[i] is JsonObject trace && SameTable(traces, i) is { } same)
                trace["z"] = same;
        }

        return Rounded(shown)!.ToJsonString();
    }

    // The number of an earlier trace with the same table; the script of the page looks there.
    private static int? SameTable(JsonArray traces, int i)
    {
        if (traces[i]!["z"] is not JsonArray table)
            return null;
        for (var earlier = 0; earlier < i; earlier++)
        {
            if (traces[earlier] is JsonObject trace && trace["z"] is JsonArray other && JsonNode.DeepEquals(table, other))
                return earlier;
        }

        return null;
    }

    private static JsonNode? Rounded(JsonNode? node) => node switch
    {
        JsonObject branch => new JsonObject(branch.Select(property => KeyValuePair.Create(property.Key, Rounded(property.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Rounded)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => Rounded(value),
        _ => node?.DeepClone(),
    };

    private static JsonValue Rounded(JsonValue number)
    {
        var text = number.ToJsonString();
        var rounded = double.Parse(text, CultureInfo.InvariantCulture).ToString($"G{Digits}", CultureInfo.InvariantCulture);
        return rounded.Length < text.Length ? JsonValue.Create(JsonSerializer.Deserialize<JsonElement>(rounded))! : number.DeepClone().AsValue();
    }
}
