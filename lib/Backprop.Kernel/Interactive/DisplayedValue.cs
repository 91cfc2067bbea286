#pragma warning disable IDE0130 // The namespace is the kernel's, not the folder's.
namespace Microsoft.DotNet.Interactive;

/// <summary>What <c>display</c> gives back.</summary>
public sealed class DisplayedValue
{
    private readonly string[] mimeTypes;

    internal DisplayedValue(string[] mimeTypes) => this.mimeTypes = mimeTypes;

    /// <summary>Shows a new value. Without an editor the kernel adds it below the first one, and so does this.</summary>
    public void Update(object? updatedValue) => updatedValue.Display(mimeTypes);
}
