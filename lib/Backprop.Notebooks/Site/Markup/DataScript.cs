using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Backprop.Notebooks.Site.Markup;

/// <summary>Data that a page reads when it needs them, as a script: a page that is opened as a file may load no data.</summary>
internal static class DataScript
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The script that makes the value a property of the page's window.</summary>
    public static byte[] Of<T>(string name, T value) => Encoding.UTF8.GetBytes($"window.{name} = {JsonSerializer.Serialize(value, Json)};\n");
}
