namespace Backprop.Tests.Browser;

/// <summary>The machine's own Chromium: nothing is downloaded.</summary>
internal static class Chromium
{
    public const string PathVariable = "CHROMIUM_PATH";

    private static readonly string[] Commands = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Where it is: as the variable says, else the first of its usual names on the path; null when it is not here.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path)
            return File.Exists(path) ? path : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Commands.SelectMany(command => folders.Select(folder => Path.Combine(folder, command))).FirstOrDefault(File.Exists);
    }
}
