namespace Backprop.Notebooks.Documents;

/// <summary>Paths as messages name them: from where the reader stands, with forward slashes.</summary>
public static class DisplayPath
{
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), full);
        var shown = relative.StartsWith("..", StringComparison.Ordinal) && relative.Length > full.Length ? full : relative;
        return shown.Replace('\\', '/');
    }
}
