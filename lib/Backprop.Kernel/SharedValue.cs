using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Kernel;

/// <summary>Values that <c>#!set</c> hands on. .NET Interactive sends them as JSON: texts, numbers, truth values.</summary>
internal static class SharedValue
{
    /// <summary>The value as it arrives; null when it is of no such kind.</summary>
    public static object? Of(object? value) => value switch
    {
        string or bool => value,
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>C# that declares a variable with this value.</summary>
    public static string Declaration(string name, object value) => value switch
    {
        string text => $"string {name} = {SymbolDisplay.FormatLiteral(text, quote: true)};",
        bool truth => $"bool {name} = {(truth ? "true" : "false")};",
        double number => $"double {name} = BitConverter.Int64BitsToDouble({BitConverter.DoubleToInt64Bits(number)}L);",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "neither a text, a number nor a truth value"),
    };
}
