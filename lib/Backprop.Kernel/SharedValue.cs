using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive.Formatting;

namespace Backprop.Kernel;

/// <summary>Values that are handed on. .NET Interactive sends them as JSON: a text stays a text, a number becomes a double.</summary>
internal static class SharedValue
{
    /// <summary>C# that declares a variable with a value as it arrives.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="value">The value.</param>
    /// <param name="mimeType">The form that is asked for, which arrives as a text; null for JSON, which arrives as what it says.</param>
    /// <exception cref="NotSupportedException">The value has no such form.</exception>
    public static string Declaration(string name, object? value, string? mimeType)
    {
        if (mimeType is not (null or JsonFormatter.MimeType))
            return Declaration(name, value.ToDisplayString(mimeType));
        var json = Json(value) ?? throw new NotSupportedException("it cannot be written as JSON");
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.String => Declaration(name, document.RootElement.GetString()!),
            JsonValueKind.Number => $"double {name} = BitConverter.Int64BitsToDouble({BitConverter.DoubleToInt64Bits(document.RootElement.GetDouble())}L);",
            JsonValueKind.True => $"bool {name} = true;",
            JsonValueKind.False => $"bool {name} = false;",
            JsonValueKind.Null => throw new NotSupportedException("it is null"),
            _ => $"System.Text.Json.JsonDocument {name} = System.Text.Json.JsonDocument.Parse({Literal(json)});",
        };
    }

    /// <summary>C# that declares a variable with a text.</summary>
    public static string Declaration(string name, string text) => $"string {name} = {Literal(text)};";

    /// <summary>Whether a value can be handed on.</summary>
    public static bool CanBeHandedOn(object? value) => Json(value) is not null;

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    // A property of the value may throw whatever it likes.
    private static string? Json(object? value)
    {
        try
        {
            return value.ToDisplayString(JsonFormatter.MimeType);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
