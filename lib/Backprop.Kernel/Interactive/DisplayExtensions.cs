using Backprop.Kernel.Outputs;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

#pragma warning disable IDE0130 // The kernel has these in System, so that no cell needs a using for them.
namespace System;

/// <summary>Showing values from within a cell.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value, in its preferred forms or in those asked for.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) =>
        new DisplayedValue(value, mimeTypes).Show(ValueFormat.Format(value, mimeTypes));

    /// <summary>Shows a text that already is of the given type.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) =>
        new DisplayedValue(value, [mimeType]).Show(ValueFormat.Content(mimeType, value));

    /// <summary>Shows a sequence as a table.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T>? value, params string[] mimeTypes) =>
        value is null ? Display(null, mimeTypes) : value.ToTabularDataResource().Display(mimeTypes);
}
