namespace Backprop.Notebooks.Hosting.Packages;

/// <summary>The SDK could not restore the packages; the message is its reason.</summary>
/// <param name="reason">What the SDK says.</param>
/// <param name="isUnavailable">Whether a package cannot be had from here, which is no fault of the notebook that asks for it.</param>
internal sealed class PackageRestoreException(string reason, bool isUnavailable) : Exception(reason)
{
    public bool IsUnavailable { get; } = isUnavailable;
}
