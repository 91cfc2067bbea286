using System.Runtime.InteropServices;

namespace Backprop.Notebooks.Hosting;

/// <summary>The <c>dotnet</c> command that belongs to the runtime in use, whatever the search path says.</summary>
internal static class DotnetHost
{
    // <root>/shared/Microsoft.NETCore.App/<version>/ is where the runtime lies.
    public static string Path { get; } = System.IO.Path.GetFullPath(
        System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
