using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

namespace Backprop.Kernel.Outputs;

/// <summary>Values in the forms that a notebook can show, by the kernel's own formatting package.</summary>
internal static class ValueFormat
{
    /// <summary>The value by its preferred MIME types, or by those asked for.</summary>
    public static JsonObject Format(object? value, IReadOnlyCollection<string>? mimeTypes = null)
    {
        if (mimeTypes is null or { Count: 0 })
            mimeTypes = StoredMimeTypes(value) ?? (IReadOnlyCollection<string>)Formatter.GetPreferredMimeTypesFor(value?.GetType());
        var data = new JsonObject();
        foreach (var mimeType in mimeTypes)
            data[mimeType] = Parse(mimeType, value.ToDisplayString(mimeType));
        return data;
    }

    /// <summary>A text that already is of the given type.</summary>
    public static JsonObject Content(string mimeType, string text) => new() { [mimeType] = Parse(mimeType, text) };

    // A kernel shows a figure as a page that draws itself; what is stored instead is the figure's data, which a library
    // says in the same attribute, found by name like everything else in it.
    public static string[]? StoredMimeTypes(object? value)
    {
        var attribute = value?.GetType().GetCustomAttributes(inherit: true).FirstOrDefault(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");
        return attribute?.GetType().GetProperty("StoredMimeTypes")?.GetValue(attribute) is string[] { Length: > 0 } types ? types : null;
    }

    // nbformat stores JSON types as JSON; what does not parse is kept as the text it is.
    public static JsonNode? Parse(string mimeType, string text)
    {
        if (OutputJson.IsJson(mimeType))
        {
            try
            {
                return JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                return text;
            }
        }

        return MultilineText.Normalize(text);
    }
}
