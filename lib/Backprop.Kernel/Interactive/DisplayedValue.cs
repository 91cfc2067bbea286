using Backprop.Kernel.Outputs;

#pragma warning disable IDE0130 // The namespace is the kernel's, not the folder's.
namespace Microsoft.DotNet.Interactive;

/// <summary>What <c>display</c> gives back: the place of a value on the page.</summary>
public sealed class DisplayedValue
{
    // No two outputs of a session have the same; it is stored nowhere.
    private static int last;

    private readonly string id = $"display-{Interlocked.Increment(ref last)}";
    private readonly string[] mimeTypes;

    internal DisplayedValue(string[] mimeTypes) => this.mimeTypes = mimeTypes;

    /// <summary>Shows a new value in the place of the one before, from whichever cell this is called.</summary>
    public void Update(object? updatedValue) => CellOutputs.Current.Update(ValueFormat.Format(updatedValue, mimeTypes), id);

    internal DisplayedValue Show(System.Text.Json.Nodes.JsonObject data)
    {
        CellOutputs.Current.Add(data, id);
        return this;
    }
}
