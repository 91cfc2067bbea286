using System.Text.Json.Nodes;
using Backprop.Kernel.Outputs;

#pragma warning disable IDE0130 // The namespace is the kernel's, not the folder's.
namespace Microsoft.DotNet.Interactive.Formatting;

/// <summary>What <c>display</c> gives back: the place of a value on the page.</summary>
public sealed class DisplayedValue
{
    // No two outputs of a session have the same; it is stored nowhere.
    private static int last;

    private readonly IReadOnlyCollection<string> mimeTypes;

    /// <param name="value">What is shown first.</param>
    /// <param name="mimeTypes">The forms that are asked for; when there are none, its preferred ones. Updates keep to them.</param>
    internal DisplayedValue(object? value, string[] mimeTypes) =>
        (Value, this.mimeTypes) = (value, mimeTypes is [] ? Preferred(value) : mimeTypes);

    /// <summary>What an update finds the place by.</summary>
    public string DisplayId { get; } = $"display-{Interlocked.Increment(ref last)}";

    /// <summary>The value that is shown now.</summary>
    public object? Value { get; private set; }

    /// <summary>Whether it is no longer the one that was shown first.</summary>
    public bool IsUpdated { get; private set; }

    /// <summary>The forms in which it is shown now.</summary>
    public IReadOnlyList<FormattedValue> FormattedValues { get; private set; } = [];

    /// <summary>Shows a new value in the place of the one before, from whichever cell this is called.</summary>
    public void Update(object? updatedValue)
    {
        (Value, IsUpdated) = (updatedValue, true);
        CellOutputs.Current.Update(Formatted(ValueFormat.Format(updatedValue, Preferred(updatedValue).SequenceEqual(mimeTypes) ? null : mimeTypes)), DisplayId);
    }

    internal DisplayedValue Show(JsonObject data)
    {
        CellOutputs.Current.Add(Formatted(data), DisplayId);
        return this;
    }

    private static IReadOnlyCollection<string> Preferred(object? value) => Formatter.GetPreferredMimeTypesFor(value?.GetType());

    private JsonObject Formatted(JsonObject data)
    {
        FormattedValues = [.. data.Select(form => new FormattedValue(form.Key, form.Value is JsonValue text && text.TryGetValue<string>(out var plain) ? plain : form.Value?.ToJsonString() ?? ""))];
        return data;
    }
}
