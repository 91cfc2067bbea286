namespace Backprop.Notebooks.Kernel.Packages;

/// <summary>The SDK could not restore the packages; the message is its reason.</summary>
internal sealed class PackageRestoreException(string reason) : Exception(reason);
