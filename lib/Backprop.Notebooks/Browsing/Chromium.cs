namespace Backprop.Notebooks.Browsing;

/// <summary>The machine's own Chromium, or a browser that is one underneath: nothing is downloaded.</summary>
internal static class Chromium
{
    /// <summary>The environment variable that names the program where it is not found by itself.</summary>
    public const string PathVariable = "CHROMIUM_PATH";

    // The first is Chromium without what opens windows, which nothing here needs: it starts and draws in three quarters of the time.
    private static readonly string[] Commands = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome.exe", "msedge.exe"];

    private static readonly string[] UsualPlaces =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Where it is: as the variable says, else the first of its usual names on the path, else a usual place; null when it is not here.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } path)
            return File.Exists(path) ? path : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Commands.SelectMany(command => folders.Select(folder => Path.Combine(folder, command))).Concat(UsualPlaces).FirstOrDefault(File.Exists);
    }
}
