namespace Backprop.Notebooks.Documents;

/// <summary>Where a path really leads, when it or a folder on the way to it is a link.</summary>
internal static class RealPath
{
    // So many links lead in a circle.
    private const int MostLinks = 40;

    /// <summary>The path without links; what is not there stays as it is written.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        var parts = new Stack<string>(full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        for (var links = 0; parts.TryPop(out var part);)
        {
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException($"{DisplayPath.Of(path)}: its links lead in a circle");
            // What a link says counts from the folder that it lies in, and may hold links in its turn.
            var led = Path.GetFullPath(target, real);
            real = Path.GetPathRoot(led)!;
            foreach (var step in led[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
                parts.Push(step);
        }

        return real;
    }
}
