using System.Globalization;
using Newtonsoft.Json;

namespace Backprop.Plotly;

/// <summary>Charts as the JSON that plotly.js reads: compact, and the same on every run.</summary>
internal static class ChartText
{
    /// <summary>Digits that are kept: more than a screen can show, and few enough that machines agree on them.</summary>
    private const int Digits = 6;

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        Converters = { new RoundedNumbers() },
        Culture = CultureInfo.InvariantCulture,
        NullValueHandling = NullValueHandling.Include,
    });

    /// <summary>A chart, or a part of one, as JSON.</summary>
    public static string Write(object part)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Serializer.Serialize(text, part);
        return text.ToString();
    }

    /// <summary>Numbers to a few significant digits; what is no number is a gap.</summary>
    private sealed class RoundedNumbers : JsonConverter<double>
    {
        public override bool CanRead => false;

        public override double ReadJson(JsonReader reader, Type objectType, double existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();

        public override void WriteJson(JsonWriter writer, double value, JsonSerializer serializer)
        {
            if (!double.IsFinite(value))
                writer.WriteNull();
            else
                writer.WriteRawValue(Rounded(value));
        }

        private static string Rounded(double value)
        {
            var text = value.ToString($"G{Digits}", CultureInfo.InvariantCulture);
            return text == "-0" ? "0" : text.Replace("E+", "e", StringComparison.Ordinal).Replace("E", "e", StringComparison.Ordinal);
        }
    }
}
