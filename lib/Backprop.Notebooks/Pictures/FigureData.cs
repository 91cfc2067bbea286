using System.Text.Json;
using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Pictures;

/// <summary>Which outputs are figures, and when two of them show the same.</summary>
internal static class FigureData
{
    public const string Chart = "application/vnd.plotly.v1+json";

    public const string Drawing = "image/svg+xml";

    public const string Picture = "image/png";

    /// <summary>Two machines agree on a number to about this share: charts keep six digits, and the last may fall either way.</summary>
    private const double Share = 2e-5;

    /// <summary>The same for a table of heights, which has four digits.</summary>
    private const double ShareInTable = 1.001e-3;

    /// <summary>The same for what should be nothing among larger numbers.</summary>
    private const double ShareOfLargest = 1e-9;

    /// <summary>Whether a picture belongs beside this output.</summary>
    public static bool IsFigure(Output output) => output is DataOutput data && Of(data) is not null;

    public static bool HasPicture(DataOutput output) => output.Data[Picture] is JsonValue;

    /// <summary>What is drawn: a chart as JSON, or a drawing as SVG; null for an output that is no figure.</summary>
    public static JsonNode? Of(DataOutput output) =>
        output.Data[Chart] is JsonObject chart && chart["data"] is JsonArray && chart["layout"] is JsonObject ? chart : output.Data[Drawing] as JsonValue;

    /// <summary>Whether two outputs would be drawn alike and are described alike.</summary>
    public static bool IsSame(DataOutput one, DataOutput other) =>
        Of(one) is { } a && Of(other) is { } b && IsSame(a, b, 0, Share) && JsonNode.DeepEquals(one.Data["text/plain"], other.Data["text/plain"]);

    /// <summary>A stored chart with each number spelled as a run that shows the same spells it; any other output as it is.</summary>
    /// <remarks>Editors spell numbers in their own ways, 0.00001 for 1e-05, and a file that one of them has saved is to become what it was.</remarks>
    public static Output Respelled(Output stored, Output run)
    {
        if (stored is not DataOutput kept || run is not DataOutput ran || kept.Data[Chart] is not { } chart) return stored;
        var data = kept.Data.DeepClone().AsObject();
        data[Chart] = Respelled(chart, ran.Data[Chart]);
        return kept with { Data = data };
    }

    private static JsonNode? Respelled(JsonNode? stored, JsonNode? other) => (stored, other) switch
    {
        (JsonObject a, JsonObject b) => new JsonObject(a.Select(property => KeyValuePair.Create(property.Key, Respelled(property.Value, b[property.Key])))),
        (JsonArray a, JsonArray b) => new JsonArray([.. a.Zip(b, Respelled)]),
        (JsonValue a, JsonValue b) when IsNumber(a) && IsNumber(b) && Number(a).Equals(Number(b)) => b.DeepClone(),
        _ => stored?.DeepClone(),
    };

    private static bool IsSame(JsonNode? one, JsonNode? other, double largest, double share) => (one, other) switch
    {
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.All(property => b.TryGetPropertyValue(property.Key, out var value) && IsSame(property.Value, value, 0, Share)),
        (JsonArray a, JsonArray b) => a.Count == b.Count && IsSame(a, b, share),
        (JsonValue a, JsonValue b) when IsNumber(a) && IsNumber(b) => IsNear(Number(a), Number(b), largest, share),
        _ => JsonNode.DeepEquals(one, other),
    };

    private static bool IsSame(JsonArray one, JsonArray other, double share)
    {
        var largest = one.Concat(other).Select(item => IsNumber(item) ? Math.Abs(Number(item!.AsValue())) : 0).DefaultIfEmpty(0).Max();
        return one.Zip(other).All(pair => IsSame(pair.First, pair.Second, largest, pair.First is JsonArray ? ShareInTable : share));
    }

    private static bool IsNumber(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number;

    private static bool IsNear(double a, double b, double largest, double share) =>
        Math.Abs(a - b) <= share * Math.Max(Math.Abs(a), Math.Abs(b)) + ShareOfLargest * largest;

    // Values that were read are JSON, values that were made are numbers.
    private static double Number(JsonValue value) => double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);
}
