using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Backprop.Interactive;

/// <summary>
/// Tells which display an update belongs to. The kernel sends a display under one id, gives the cell a place that has
/// another, and sends updates under that one; all that the two have in common are the forms in which the value was shown.
/// Public, for the cells' <c>display</c> is compiled against it.
/// </summary>
public static class DisplayPlaces
{
    // By the first of the forms: the id under which they were sent.
    private static readonly ConditionalWeakTable<FormattedValue, string> Sent = [];
    private static readonly ConcurrentDictionary<string, string> ByPlace = [];

    /// <summary>What a session begins with: the kernel's calls, and in their place those that remember what they give back.</summary>
    public const string Calls = """
        using static Microsoft.DotNet.Interactive.Kernel;
        Microsoft.DotNet.Interactive.Formatting.DisplayedValue display(object value, params string[] mimeTypes) =>
            Backprop.Interactive.DisplayPlaces.Remember(System.DisplayExtensions.Display(value, mimeTypes));
        static Microsoft.DotNet.Interactive.Formatting.DisplayedValue Display(this object value, params string[] mimeTypes) =>
            Backprop.Interactive.DisplayPlaces.Remember(System.DisplayExtensions.Display(value, mimeTypes));
        static Microsoft.DotNet.Interactive.Formatting.DisplayedValue DisplayAs(this string value, string mimeType) =>
            Backprop.Interactive.DisplayPlaces.Remember(System.DisplayExtensions.DisplayAs(value, mimeType));
        static Microsoft.DotNet.Interactive.Formatting.DisplayedValue DisplayTable<T>(this IEnumerable<T> value, params string[] mimeTypes) =>
            Backprop.Interactive.DisplayPlaces.Remember(System.DisplayExtensions.DisplayTable(value, mimeTypes));
        """;

    /// <summary>Remembers a place that a cell is given.</summary>
    public static DisplayedValue Remember(DisplayedValue place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place.FormattedValues is [{ } form, ..] && Sent.TryGetValue(form, out var id))
            ByPlace[place.DisplayId] = id;
        return place;
    }

    internal static void HasSent(DisplayedValueProduced display)
    {
        if (display.FormattedValues.FirstOrDefault() is { } form)
            Sent.AddOrUpdate(form, display.ValueId);
    }

    /// <summary>The id of the display that an update belongs to.</summary>
    internal static string IdOf(DisplayedValueUpdated update) => ByPlace.TryGetValue(update.ValueId, out var id) ? id : update.ValueId;
}
