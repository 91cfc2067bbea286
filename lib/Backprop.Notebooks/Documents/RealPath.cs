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
        var (real, parts) = ("", new Stack<string>());
        Enter(Path.GetFullPath(path));
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
            Enter(Path.GetFullPath(target, real));
        }

        return real;

        void Enter(string full)
        {
            real = Path.GetPathRoot(full)!;
            foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
                parts.Push(part);
        }
    }
}
