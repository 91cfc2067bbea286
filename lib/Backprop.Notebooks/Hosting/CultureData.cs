using System.Runtime.InteropServices;

namespace Backprop.Notebooks.Hosting;

/// <summary>Whether the machine has the data of cultures, which the runtime takes from ICU.</summary>
internal static class CultureData
{
    // Windows and macOS bring ICU along; on Linux it is a package, and its version is part of the library's name.
    public static bool IsInstalled { get; } = !OperatingSystem.IsLinux()
        || Enumerable.Range(50, 60).Any(version => NativeLibrary.TryLoad($"libicuuc.so.{version}", out _));
}
